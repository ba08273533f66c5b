using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>Where each variable stands when all are laid end to end, as expressions in the lengths of the spans among them.</summary>
internal sealed class VariablePlaces
{
    private readonly Dictionary<string, string> byPart = [];

    public VariablePlaces(IEnumerable<ParameterModel> variables)
    {
        var spans = new List<string>();
        var numbers = 0;
        foreach (var variable in variables)
        {
            foreach (var part in variable.Parts.Where(part => !part.IsStarts))
            {
                byPart[part.Name] = Sum(spans, numbers);
                if (variable.IsScalar) numbers++;
                else if (variable.StatedLength > 0) numbers += variable.StatedLength * variable.Stride;
                else spans.Add(LengthOf(variable));
            }
        }

        Count = Sum(spans, numbers);
    }

    /// <summary>How many there are.</summary>
    public string Count { get; }

    /// <summary>The number of a part's first element.</summary>
    public string this[InputPart part] => byPart[part.Name];

    /// <summary>How many numbers a span variable holds.</summary>
    public static string LengthOf(ParameterModel variable)
        => variable.StatedLength > 0 ? Literal.Of(variable.StatedLength * variable.Stride) : InputText.Numbers(variable, InputText.LengthOf(variable));

    /// <summary>A place further on; as short as it can be written.</summary>
    public static string Add(string first, string second) => first == "0" ? second : second == "0" ? first : $"{first} + {second}";

    private static string Sum(List<string> spans, int numbers)
    {
        var sum = string.Join(" + ", spans);
        return sum.Length == 0 ? Literal.Of(numbers) : numbers == 0 ? sum : $"{sum} + {Literal.Of(numbers)}";
    }
}
