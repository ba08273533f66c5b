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
    /// <summary>The most elements of a span that have a buffer each.</summary>
    public const int LongestNamed = 16;

    private readonly FunctionBuilder builder;
    private readonly IrType element;
    private readonly List<Variable> variables = [];
    private readonly int stride = -1;

    /// <param name="builder">Of the function, whose next parameters they become.</param>
    /// <param name="inputs">The parameters before them.</param>
    /// <param name="variables">The variables, in order.</param>
    /// <param name="element">The type of what is handed out.</param>
    public SlopeColumns(FunctionBuilder builder, RowInputs inputs, IEnumerable<Parameter> variables, IrType element)
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
            var isNamed = variable is { Type.IsBuffer: true, StatedLength: > 0 and <= LongestNamed };
            var isWhole = variable.Type.IsBuffer && !isNamed;
            this.variables.Add(new Variable(variable.Name, isWhole, isNamed ? [.. Enumerable.Range(0, variable.StatedLength).Select(Buffer)] : [Buffer(-1)]));
            if (isWhole && stride < 0) stride = builder.Parameter(new Parameter(inputs.FreeName("stride"), IrType.Int32, ParameterRole.Width));
        }
    }

    /// <summary>Stores the derivatives of a residual.</summary>
    /// <param name="at">Where it goes in each column.</param>
    /// <param name="number">Which of its row it is.</param>
    /// <param name="slope">Its derivatives.</param>
    /// <param name="arguments">The variables, by name.</param>
    public void Store(int at, int number, Slope slope, IReadOnlyDictionary<string, int> arguments)
    {
        foreach (var variable in variables)
        {
            int Of(int index) => builder.Convert(slope(number, variable.Name, index), element);
            if (variable.IsWhole)
            {
                builder.For(builder.Integer(0), builder.Length(arguments[variable.Name]), 1, [], (j, _) =>
                {
                    builder.Store(variable.Buffers[0], builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, j, stride), at), Of(j));
                    return [];
                }, "j");
                continue;
            }

            for (var j = 0; j < variable.Buffers.Count; j++) builder.Store(variable.Buffers[j], at, Of(builder.Integer(j)));
        }
    }

    private sealed record Variable(string Name, bool IsWhole, IReadOnlyList<int> Buffers);
}
