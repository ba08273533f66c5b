using Steepest.Generators.Ir;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;
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
        ForEachPartial(row, (point, index) => Interpret(row, RowFunctions.Partial(row.Row, row.OperandTypes, index), point, 1));
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Expanded_partials_are_exact(string name)
    {
        var row = RowCase.Of(name);
        ForEachPartial(row, (point, index) => Interpret(row, RowFunctions.Expand(RowFunctions.Partial(row.Row, row.OperandTypes, index)), point, 1));
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Compiled_partials_are_exact(string name)
    {
        var row = RowCase.Of(name);
        ForEachPartial(row, (point, index) => CompiledRows.Partial(row, index).Invoke([.. row.Arguments(point), row.Number(1)]));
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
                var once = Convert.ToDouble(Interpret(row, function, point, 1), null);
                if (!double.IsFinite(once)) continue;
                var scaled = Convert.ToDouble(Interpret(row, function, point, -0.5), null);
                var error = Math.Abs(scaled + (0.5 * once));
                Assert.True(error <= 4 * row.Epsilon * Math.Abs(once) + row.Smallest, $"∂{i} at ({string.Join(", ", point)}): {scaled} and {once}");
            }
        }
    }

    private static object Interpret(RowCase row, Function function, IReadOnlyList<double> point, double scale)
        => Interpreter.Run(function, [.. row.Arguments(point), row.Number(scale)])[0];

    private static void ForEachPartial(RowCase row, Func<IReadOnlyList<double>, int, object?> compute)
    {
        foreach (var point in row.Points.Where(point => row.HasValue(point)))
        {
            var partials = row.Reference.Partials([.. point.Select(x => (BigFloat)x)]);
            for (var i = 0; i < partials.Length; i++) Check(point, i, partials[i]);
        }

        foreach (var edge in row.Edges)
        {
            for (var i = 0; i < edge.Partials.Count; i++)
            {
                // What the convention does not state is not checked.
                if (!double.IsNaN(edge.Partials[i])) Check(edge.Arguments, i, edge.Partials[i]);
            }
        }

        void Check(IReadOnlyList<double> point, int index, BigFloat exact)
        {
            if (row.Reference.IntegerArguments.Contains(index)) return;
            var complaint = Tolerances.Complaint(row, point, compute(point, index)!, exact);
            Assert.True(complaint is null, $"∂{index} at {complaint}");
        }
    }
}
