using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Derivatives of the derivatives, by applying the table to what it built, against differences of the reference in 60 digits.</summary>
public sealed class SecondOrderTests
{
    /// <summary>Rows whose edges are ties, where the second derivative is 0.</summary>
    private static readonly HashSet<string> s_ties =
        ["Max", "Min", "MaxNumber", "MinNumber", "MaxMagnitude", "MinMagnitude", "Clamp", "Abs", "Sqrt", "Relu", "Hypot"];

    public static TheoryData<string> Cases => [.. Rows.Select(row => row.ToString())];

    public static TheoryData<string> WithEdges => [.. Rows.Where(row => row.Reference.Edges.Count > 0).Select(row => row.ToString())];

    private static IEnumerable<RowCase> Rows => RowCase.All.Where(row => row.Row.Scaled != null && !row.IsSingle);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Second_derivatives_are_those_of_the_reference(string name)
    {
        var row = RowCase.Of(name);
        // The differences resolve no more than some sixty digits between the arguments.
        foreach (var point in row.Points.Where(point => row.HasValue(point) && !point.Any(x => Math.Abs(x) is (< 1e-140 and > 0) or > 1e140)))
        {
            for (var by = 0; by < point.Length; by++)
            {
                if (row.Reference.IntegerArguments.Contains(by)) continue;
                var (partials, exact) = Differences(row.Reference, point, by);
                for (var i = 0; i < point.Length; i++)
                {
                    if (row.Reference.IntegerArguments.Contains(i)) continue;
                    var computed = Compute(row, point, i, by);
                    // A second derivative is a sum of terms of this size, which may cancel.
                    var terms = exact[i] + Math.Abs(partials[i]) * (1 + Math.Abs(1 / (point[by] == 0 ? 1 : point[by])));
                    Assert.True(
                        Math.Abs(computed - exact[i]) <= 1e-13 * Math.Abs(terms) + 1e-13 * Math.Abs(exact[i]) + row.Smallest,
                        $"∂{i}∂{by} at ({string.Join(", ", point)}): {computed} instead of {exact[i]}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(WithEdges))]
    public void Second_derivatives_at_edges_are_numbers_and_zero_at_ties(string name)
    {
        var row = RowCase.Of(name);
        foreach (var edge in row.Edges)
        {
            for (var i = 0; i < edge.Arguments.Count * edge.Arguments.Count; i++)
            {
                var (partial, by) = (i / edge.Arguments.Count, i % edge.Arguments.Count);
                if (double.IsNaN(edge.Partials[partial]) || double.IsNaN(edge.Partials[by])) continue;
                var computed = Compute(row, edge.Arguments, partial, by);
                Assert.True(double.IsFinite(computed), $"∂{partial}∂{by} at ({string.Join(", ", edge.Arguments)}): {computed}");
                if (s_ties.Contains(row.Row.Name)) Assert.Equal(0, computed);
            }
        }
    }

    private static double Compute(RowCase row, IReadOnlyList<double> point, int partial, int by)
    {
        var function = RowFunctions.Expand(RowFunctions.Second(row.Row, row.OperandTypes, partial, by));
        return (double)Interpreter.Run(function, [.. row.Arguments(point), 1.0])[0];
    }

    /// <summary>The partials at the point, and their derivatives by one argument.</summary>
    private static (double[] Partials, double[] Derivatives) Differences(FunctionReference reference, double[] point, int by)
    {
        BigFloat[] at = [.. point.Select(x => (BigFloat)x)];
        var step = BigFloat.ScaleB(point[by] == 0 ? 1 : Math.Min(Math.Abs(point[by]), 1), -90);
        BigFloat[] Moved(BigFloat distance)
        {
            var moved = at.ToArray();
            moved[by] += distance;
            return reference.Partials(moved);
        }

        var derivatives = Moved(step).Zip(Moved(-step), (after, before) => ((after - before) / (2 * step)).ToDouble());
        return ([.. reference.Partials(at).Select(partial => partial.ToDouble())], [.. derivatives]);
    }
}
