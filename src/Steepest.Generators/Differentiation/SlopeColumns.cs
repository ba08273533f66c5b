using System.Globalization;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Where the columns of a Jacobian of residuals go: a buffer for each number of a variable, or one for all numbers of a span, in which columns follow each
/// other at the distance <c>stride</c>.
/// </summary>
internal sealed class SlopeColumns
{
    private readonly FunctionBuilder builder;
    private readonly IrType element;
    private readonly List<Variable> variables = [];
    private readonly int stride = -1;

    /// <param name="builder">Of the function, whose next parameters they become.</param>
    /// <param name="inputs">The parameters before them.</param>
    /// <param name="variables">The variables, in order.</param>
    /// <param name="element">The type of what is handed out.</param>
    /// <param name="longest">The most elements of a span that have a buffer each.</param>
    public SlopeColumns(FunctionBuilder builder, RowInputs inputs, IEnumerable<Parameter> variables, IrType element, int longest)
    {
        this.builder = builder;
        this.element = element;
        foreach (var variable in variables)
        {
            int Buffer(int index) => builder.Parameter(new Parameter(
                inputs.FreeName(variable.Name + (index < 0 ? "" : index.ToString(CultureInfo.InvariantCulture)) + "Slopes"), element.ToBuffer(), ParameterRole.Slopes)
            {
                Of = variable.Name,
                Element = index,
            });
            var isNamed = variable.Type.IsBuffer && variable.StatedLength > 0 && variable.StatedLength <= longest;
            var isWhole = variable.Type.IsBuffer && !isNamed;
            this.variables.Add(new Variable(variable.Name, isWhole, isNamed ? [.. Enumerable.Range(0, variable.StatedLength).Select(Buffer)] : [Buffer(-1)]));
            if (isWhole && stride < 0) stride = builder.Parameter(new Parameter(inputs.FreeName("stride"), IrType.Int32, ParameterRole.Width));
        }
    }

    /// <summary>Stores the derivative by a number.</summary>
    public void Store(string variable, int n, int value) => builder.Store(Of(variable).Buffers[0], n, builder.Convert(value, element));

    /// <summary>Stores the derivatives by the elements of a span.</summary>
    public void Store(string variable, int n, Func<int, int> slope, int length)
    {
        var of = Of(variable);
        if (of.IsWhole)
        {
            builder.For(builder.Integer(0), length, 1, [], (j, _) =>
            {
                builder.Store(of.Buffers[0], builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, j, stride), n), builder.Convert(slope(j), element));
                return [];
            }, "j");
            return;
        }

        for (var j = 0; j < of.Buffers.Count; j++) builder.Store(of.Buffers[j], n, builder.Convert(slope(builder.Integer(j)), element));
    }

    /// <summary>Where each variable begins among all numbers end to end, and how many there are.</summary>
    public SlopePlaces Places(IReadOnlyDictionary<string, int> arguments)
    {
        var starts = new List<int>();
        var lengths = new List<int>();
        var count = builder.Integer(0);
        foreach (var variable in variables)
        {
            starts.Add(count);
            lengths.Add(builder.TypeOf(arguments[variable.Name]).IsBuffer && variable.IsWhole ? builder.Length(arguments[variable.Name]) : builder.Integer(variable.Buffers.Count));
            count = builder.Apply(Operators.Add, count, lengths[lengths.Count - 1]);
        }

        return new SlopePlaces(starts, lengths, builder.Name(count, "columns"));
    }

    /// <summary>Stores the derivatives of one residual by all numbers, each known by its place end to end.</summary>
    public void StoreRow(int n, Func<int, int> slope, SlopePlaces places)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            var start = places.Starts[i];
            Store(variables[i].Name, n, index => slope(builder.Apply(Operators.Add, start, index)), places.Lengths[i]);
        }
    }

    private Variable Of(string name) => variables.First(variable => variable.Name == name);

    private sealed record Variable(string Name, bool IsWhole, IReadOnlyList<int> Buffers);
}

/// <param name="Starts">The place of each variable's first number.</param>
/// <param name="Lengths">How many numbers each has.</param>
/// <param name="Count">How many there are in all.</param>
internal sealed record SlopePlaces(IReadOnlyList<int> Starts, IReadOnlyList<int> Lengths, int Count);
