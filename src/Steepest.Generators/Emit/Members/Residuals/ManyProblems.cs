using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// Whether, and how, many problems of one kind can lie side by side: each number of a variable and of a row in a column of its own. All lengths must be
/// stated, all of it be of the type of the packed point, and nothing but residuals be minimised.
/// </summary>
internal sealed class ManyProblems
{
    /// <summary>The most derivatives of one row, each of which is a parameter.</summary>
    private const int MostSlopes = 64;

    private readonly ProblemModel model;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private ManyProblems(ProblemModel model)
    {
        this.model = model;
        Variables = Lay(model.Variables);
        SampleColumns = Lay(model.Samples);
    }

    /// <summary>How many numbers the variables of one problem have.</summary>
    public int Variables { get; }

    /// <summary>How many numbers a row has.</summary>
    public int SampleColumns { get; }

    /// <summary>The problems side by side; null where they cannot be.</summary>
    public static ManyProblems? Of(ProblemModel model)
    {
        if (!model.UsesResiduals || model.HasLosses || !model.HasSamples || !model.Optimizers.Any(optimizer => optimizer.Name == "LevenbergMarquardt")) return null;
        var element = PointLayout.Elements(model);
        bool Fits(ParameterModel input) => input.Type == element && (input.IsScalar || input.StatedLength > 0) && input.Parts.All(part => part.Type.Element == element);
        if (!model.Variables.All(Fits) || !model.Samples.All(Fits) || model.Fixed.Any(input => input.LengthOf != null)) return null;
        var many = new ManyProblems(model);
        return model.Residuals.All(method => Math.Max(1, method.Outputs.Sum(output => output.StatedLength)) * many.Variables <= MostSlopes) ? many : null;
    }

    /// <summary>Where a number of a part of a variable, or of a row, stands.</summary>
    public int PlaceOf(ParameterModel input, InputPart? part, int element) => places[Key(input, part)] + Math.Max(0, element);

    /// <summary>The number of numbers of an input.</summary>
    public static int NumbersOf(ParameterModel input) => input.Stride * (input.IsScalar ? 1 : input.StatedLength);

    /// <summary>The input of a name.</summary>
    public ParameterModel Named(string name) => model.Variables.Concat(model.Samples).First(input => input.Name == name);

    private static string Key(ParameterModel input, InputPart? part) => part?.Name ?? input.Name;

    private int Lay(IEnumerable<ParameterModel> inputs)
    {
        var count = 0;
        foreach (var input in inputs)
        {
            places[input.Name] = count;
            foreach (var part in input.Parts)
            {
                places[Key(input, part)] = count;
                count += input.IsScalar ? 1 : NumbersOf(input);
            }
        }

        return count;
    }
}
