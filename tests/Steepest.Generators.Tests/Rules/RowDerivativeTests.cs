using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Derivatives of every row against 60 digits, as the interpreter computes them and as C# does.</summary>
public sealed class RowDerivativeTests
{
    public static TheoryData<string> Differentiable => [.. RowCase.All.Where(row => row.Row.Scaled != null).Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Interpreted_partials_are_exact(string name)
    {
        var row = RowCase.Of(name);
        Assert.Null(RowPartials.Complaint(row, (point, index) => RowPartials.Interpret(row, RowFunctions.Partial(row.Row, row.OperandTypes, index), point, 1)));
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Expanded_partials_are_exact(string name)
    {
        var row = RowCase.Of(name);
        Assert.Null(RowPartials.Complaint(row, (point, index) => RowPartials.Interpret(row, RowFunctions.Expand(RowFunctions.Partial(row.Row, row.OperandTypes, index)), point, 1)));
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Compiled_partials_are_exact(string name)
    {
        var row = RowCase.Of(name);
        Assert.Null(RowPartials.Complaint(row, (point, index) => CompiledRows.Partial(row, index).Invoke([.. row.Arguments(point), row.Number(1)])));
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void The_scale_multiplies_every_partial(string name)
    {
        var row = RowCase.Of(name);
        foreach (var point in row.Points.Where(point => row.HasValue(point)))
        {
            for (var i = 0; i < row.Reference.Arity; i++)
            {
                if (row.Reference.IntegerArguments.Contains(i)) continue;
                var function = RowFunctions.Partial(row.Row, row.OperandTypes, i);
                var once = Convert.ToDouble(RowPartials.Interpret(row, function, point, 1), null);
                if (!double.IsFinite(once)) continue;
                var scaled = Convert.ToDouble(RowPartials.Interpret(row, function, point, -0.5), null);
                var error = Math.Abs(scaled + (0.5 * once));
                Assert.True(error <= 4 * row.Epsilon * Math.Abs(once) + row.Smallest, $"∂{i} at ({string.Join(", ", point)}): {scaled} and {once}");
            }
        }
    }
}
