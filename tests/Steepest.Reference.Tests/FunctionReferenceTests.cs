using System.Reflection;
using Xunit;

namespace Steepest.Reference.Tests;

public sealed class FunctionReferenceTests
{
    /// <summary>They give and take numbers, but have no derivative worth the name: the result is the next number.</summary>
    private static readonly string[] s_withoutDerivative = ["BitDecrement", "BitIncrement"];

    private static readonly (Type Type, string Name)[] s_types =
        [(typeof(Math), "Math"), (typeof(MathF), "MathF"), (typeof(double), "double"), (typeof(float), "float")];

    public static TheoryData<string> Names { get; } = [.. FunctionReferences.All.Select((row, i) => $"{i}: {row}")];

    [Theory]
    [MemberData(nameof(Names))]
    public void PartialsAreTheSlopesOfTheValue(string name)
    {
        var row = Row(name);
        if (row.Smoothness == Smoothness.Stopped) return;
        foreach (var point in row.Points)
        {
            // A step of a part of 1 next to a huge argument takes as many digits as the argument has.
            using var precision = BigFloat.WithDigits(point.Any(x => Math.Abs(x) > 1e20) ? 600 : 150);
            var exact = Array.ConvertAll(point, x => (BigFloat)x);
            var partials = row.Partials(exact);
            Assert.Equal(exact.Length, partials.Length);
            for (var i = 0; i < exact.Length; i++)
            {
                if (row.IntegerArguments.Contains(i)) Assert.True(partials[i].IsZero);
                else AssertSlope(row, exact, i, partials[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SixtyDigitsAreRight(string name)
    {
        var row = Row(name);
        foreach (var point in row.Points)
        {
            var exact = Array.ConvertAll(point, x => (BigFloat)x);
            var (value, partials) = (row.Value(exact), row.Partials(exact));
            using var precision = BigFloat.WithDigits(150);
            AssertDigits(row.Value(exact), value, row, point);
            foreach (var (precise, partial) in row.Partials(exact).Zip(partials)) AssertDigits(precise, partial, row, point);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAreThoseOfThePlatform(string name)
    {
        var row = Row(name);
        if (Platform(row) is not { } invoke) return;
        foreach (var point in row.Points.Concat(row.Edges.Select(e => e.Arguments.ToArray())))
        {
            var expected = row.Value(Array.ConvertAll(point, x => (BigFloat)x));
            var actual = invoke(point);
            var rounded = row.IsSingle ? expected.ToSingle() : expected.ToDouble();
            // Functions of the platform that scale their argument by π or ln 10 in working precision lose some places.
            var allowed = row.IsEstimate ? Math.Abs(rounded) * 1e-3 : 16 * UnitInLastPlace(rounded, row.IsSingle);
            if (row.CancelsNearZero) allowed += row.IsSingle ? 1e-6 : 1e-15;
            Assert.True(rounded.Equals(actual) || Math.Abs(rounded - actual) <= allowed,
                $"{row}({string.Join(", ", point)}) is {actual:R}, not {rounded:R}.");
        }
    }

    [Fact]
    public void EveryFunctionOfThePlatformIsListed()
    {
        var listed = FunctionReferences.All.Select(row => (row.Type, row.Method, row.Arity)).ToHashSet();
        foreach (var (type, name) in s_types)
        {
            var number = name is "Math" or "double" ? typeof(double) : typeof(float);
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            {
                if (method.IsSpecialName || method.IsGenericMethod) continue;
                if (method.GetParameters() is not [{ } first, ..] || first.ParameterType != number) continue;
                if (method.ReturnType != number && !method.ReturnType.Name.StartsWith("ValueTuple", StringComparison.Ordinal)) continue;
                if (s_withoutDerivative.Contains(method.Name)) continue;
                // The number of digits to round to is no matter of derivatives.
                var arity = method.Name == "Round" ? 1 : method.GetParameters().Length;
                Assert.Contains((name, method.Name, arity), listed);
            }
        }
    }

    [Fact]
    public void NamesAreUnique()
        => Assert.Equal(FunctionReferences.All.Count, FunctionReferences.All.Select(row => row.ToString()).Distinct().Count());

    [Fact]
    public void EveryRowHasPointsAndPiecewiseRowsOfOneNumberHaveEdges()
    {
        Assert.All(FunctionReferences.All, row => Assert.NotEmpty(row.Points));
        var kinked = FunctionReferences.All.Where(row => row.Smoothness == Smoothness.Piecewise && row.Arity == 1);
        Assert.All(kinked, row => Assert.NotEmpty(row.Edges));
        Assert.All(FunctionReferences.All.SelectMany(row => row.Edges), edge => Assert.Equal(edge.Arguments.Count, edge.Partials.Count));
    }

    private static FunctionReference Row(string name) => FunctionReferences.All[int.Parse(name[..name.IndexOf(':', StringComparison.Ordinal)], null)];

    private static void AssertSlope(FunctionReference row, BigFloat[] point, int index, BigFloat partial)
    {
        var step = BigFloat.ScaleB(BigFloat.Min(1, BigFloat.Max(BigFloat.Abs(point[index]), 1e-320)), -160);
        BigFloat At(BigFloat shift)
        {
            var moved = (BigFloat[])point.Clone();
            moved[index] += shift;
            return row.Value(moved);
        }
        var (up, down) = (At(step), At(-step));
        var slope = (up - down) / (2 * step);
        var size = BigFloat.Max(BigFloat.Abs(up), BigFloat.Abs(down));
        var noise = BigFloat.ScaleB(size / step, 8 - BigFloat.PrecisionBits);
        var allowed = 1e-30 * BigFloat.Abs(partial) + noise;
        Assert.True(BigFloat.Abs(slope - partial) <= allowed,
            $"{row}({string.Join(", ", point)}): slope {slope}, partial {index} {partial}.");
    }

    private static void AssertDigits(BigFloat expected, BigFloat actual, FunctionReference row, double[] point)
        => Assert.True(BigFloat.Abs(actual - expected) <= 1e-55 * BigFloat.Abs(expected),
            $"{row}({string.Join(", ", point)}) is {expected.ToString(62)}, not {actual.ToString(62)}.");

    private static double UnitInLastPlace(double value, bool isSingle)
        => isSingle ? MathF.BitIncrement(MathF.Abs((float)value)) - MathF.Abs((float)value) : Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);

    private static Func<double[], double>? Platform(FunctionReference row)
    {
        var type = s_types.FirstOrDefault(t => t.Name == row.Type).Type;
        if (type is null || row.Item is not null || row.Method == "Sign") return null;
        var number = row.IsSingle ? typeof(float) : typeof(double);
        Type[] parameters = [.. Enumerable.Range(0, row.Arity).Select(i => row.IntegerArguments.Contains(i) ? typeof(int) : number)];
        var method = type.GetMethod(row.Method, parameters)!;
        return point => Convert.ToDouble(method.Invoke(null, [.. point.Select((x, i) => Convert.ChangeType(x, parameters[i], null))]), null);
    }
}
