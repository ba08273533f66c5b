using Steepest.Generators.Ir;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;

namespace Steepest.Generators.Tests.Rules;

/// <summary>The derivatives of a row against 60 digits, at its points and edges.</summary>
internal static class RowPartials
{
    /// <summary>The first partial that is not as exact as can be asked; null where all are.</summary>
    /// <param name="row">The row.</param>
    /// <param name="compute">Its partial at a point, by operand.</param>
    public static string? Complaint(RowCase row, Func<IReadOnlyList<double>, int, object?> compute)
    {
        foreach (var point in row.Points.Where(point => row.HasValue(point)))
        {
            var partials = row.Reference.Partials([.. point.Select(x => (BigFloat)x)]);
            for (var i = 0; i < partials.Length; i++)
            {
                if (Check(point, i, partials[i]) is { } complaint) return complaint;
            }
        }

        foreach (var edge in row.Edges)
        {
            for (var i = 0; i < edge.Partials.Count; i++)
            {
                // What the convention does not state is not checked.
                if (!double.IsNaN(edge.Partials[i]) && Check(edge.Arguments, i, edge.Partials[i]) is { } complaint) return complaint;
            }
        }

        return null;

        string? Check(IReadOnlyList<double> point, int index, BigFloat exact)
            => !row.Reference.IntegerArguments.Contains(index) && Tolerances.Complaint(row, point, compute(point, index)!, exact) is { } complaint ? $"∂{index} at {complaint}" : null;
    }

    public static object Interpret(RowCase row, Function function, IReadOnlyList<double> point, double scale)
        => Interpreter.Run(function, [.. row.Arguments(point), row.Number(scale)])[0];
}
