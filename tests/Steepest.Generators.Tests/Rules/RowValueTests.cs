using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Values of every row against 60 digits, as the interpreter computes them, as C# does, and as their expansions do.</summary>
public sealed class RowValueTests
{
    public static TheoryData<string> Exact => [.. RowCase.All.Where(row => !row.Reference.IsEstimate).Select(row => row.ToString())];

    public static TheoryData<string> Estimates => [.. RowCase.All.Where(row => row.Reference.IsEstimate).Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Exact))]
    public void Interpreted_values_are_exact(string name)
    {
        var row = RowCase.Of(name);
        ForEachPoint(row, point => Interpreter.Run(RowFunctions.Value(row.Row, row.OperandTypes), row.Arguments(point))[0]);
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Compiled_values_are_exact(string name)
    {
        var row = RowCase.Of(name);
        if (CompiledRows.Value(row) is { } method) ForEachPoint(row, point => method.Invoke(row.Arguments(point)));
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Expanded_values_are_exact(string name)
    {
        var row = RowCase.Of(name);
        if (row.Row.Expand != null) ForEachPoint(row, point => CompiledRows.Expanded(row).Invoke(row.Arguments(point)));
    }

    [Theory]
    [MemberData(nameof(Estimates))]
    public void Estimates_are_near(string name)
    {
        var row = RowCase.Of(name);
        foreach (var point in row.Points)
        {
            var exact = row.Reference.Value([.. point.Select(x => (BigFloat)x)]).ToDouble();
            var computed = Convert.ToDouble(CompiledRows.Value(row)!.Invoke(row.Arguments(point)), null);
            Assert.InRange(computed / exact, 1 - 4e-4, 1 + 4e-4);
        }
    }

    private static void ForEachPoint(RowCase row, Func<double[], object?> compute)
    {
        foreach (var point in row.Points)
        {
            var exact = row.Reference.Value([.. point.Select(x => (BigFloat)x)]);
            var computed = compute(point)!;
            if (computed is int number) computed = (double)number;
            var complaint = Tolerances.Complaint(row, point, computed, exact);
            Assert.True(complaint is null, complaint);
        }
    }
}
