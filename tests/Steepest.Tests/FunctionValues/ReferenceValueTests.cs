using System.Reflection;
using Steepest.Reference;
using Xunit;

namespace Steepest.Tests.FunctionValues;

/// <summary>Every function of Steepest, in double and in float, at every point of the table of references.</summary>
public sealed class ReferenceValueTests
{
    private const double UnitsInLastPlace = 12;

    private delegate T OverSpan<T>(ReadOnlySpan<T> x);

    private delegate T OverSpans<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y);

    public static TheoryData<string> Names { get; } = [.. Rows().Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAreRightInDouble(string name)
    {
        var row = Rows().Single(r => r.ToString() == name);
        var function = Compiled<double>(row);
        foreach (var point in PointsOf(row)) AssertValue(row, point, function(point), row.Value(Exact(point)).ToDouble(), Math.BitIncrement);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAreRightInFloat(string name)
    {
        var row = Rows().Single(r => r.ToString() == name);
        var function = Compiled<float>(row);
        foreach (var point in PointsOf(row).Select(p => Array.ConvertAll(p, x => (float)x)).Where(p => p.All(float.IsFinite)))
        {
            var rounded = Array.ConvertAll(point, x => (double)x);
            if (HasPole(row, rounded)) continue;
            AssertValue(row, rounded, function(point), row.Value(Exact(rounded)).ToSingle(), x => MathF.BitIncrement((float)x));
        }
    }

    [Fact]
    public void EveryFunctionIsInTheTable()
    {
        var listed = Rows().Select(row => row.Method).ToHashSet();
        Assert.All(typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static), method => Assert.Contains(method.Name, listed));
    }

    /// <summary>Rounding of the value itself, and of the arguments' products and sums on the way to it.</summary>
    private static void AssertValue(FunctionReference row, double[] point, double actual, double expected, Func<double, double> next)
    {
        if (expected.Equals(actual)) return;
        var unit = next(1) - 1;
        var scale = row.Partials(Exact(point)).Zip(point, (partial, x) => Math.Abs((partial * x).ToDouble())).Sum();
        var allowed = UnitsInLastPlace * (next(Math.Abs(expected)) - Math.Abs(expected)) + point.Length * unit * scale;
        Assert.True(Math.Abs(actual - expected) <= allowed, $"{row}({string.Join(", ", point)}) is {actual:R}, not {expected:R}.");
    }

    private static IEnumerable<FunctionReference> Rows() => FunctionReferences.All.Where(row => row.Type == "Functions");

    private static IEnumerable<double[]> PointsOf(FunctionReference row) => row.Points.Concat(row.Edges.Select(edge => edge.Arguments.ToArray()));

    private static bool HasPole(FunctionReference row, double[] point) => row.Method == "LogGamma" && point[0] <= 0 && double.IsInteger(point[0]);

    private static BigFloat[] Exact(double[] point) => Array.ConvertAll(point, x => (BigFloat)x);

    private static Func<T[], T> Compiled<T>(FunctionReference row)
    {
        var parameter = row.TakesSpans ? typeof(ReadOnlySpan<T>) : typeof(T);
        var method = typeof(Functions).GetMethod(row.Method, [.. Enumerable.Repeat(parameter, row.Arity)])
            ?? typeof(Functions).GetMethods().Single(m => m.Name == row.Method && m.GetParameters()[0].ParameterType == parameter);
        if (!row.TakesSpans)
        {
            // What a call leaves out has its default.
            var defaults = method.GetParameters().Skip(row.Arity).Select(p => p.DefaultValue).ToArray();
            return x => (T)method.Invoke(null, [.. x.Cast<object>(), .. defaults])!;
        }
        if (row.Arity == 1) return x => method.CreateDelegate<OverSpan<T>>()(x);
        return x => method.CreateDelegate<OverSpans<T>>()(x.AsSpan(0, x.Length / 2), x.AsSpan(x.Length / 2));
    }
}
