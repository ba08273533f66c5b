using System.Reflection;
using Steepest.Reference.Oracle;
using Xunit;

namespace Steepest.Reference.Tests.Oracle;

using Wide = Real64<DoubleDouble>;

/// <summary>Every function over hyper-dual numbers of twice the machine's precision, against 60 digits: value, slopes, and differences of the slopes.</summary>
public sealed class RealFunctionTests
{
    private const double Step = 1e-20;

    public static TheoryData<string> Names { get; } =
        [.. FunctionReferences.All.Where(row => !row.IsSingle && !row.TakesSpans).Select(row => row.ToString()).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValueAndBothDerivativesAreRight(string name)
    {
        var row = FunctionReferences.All.First(row => row.ToString() == name && !row.IsSingle && !row.TakesSpans);
        var function = Find(row);
        var compared = 0;
        foreach (var point in row.Points.Where(point => point.All(x => x == 0 || Math.Abs(x) is > 1e-4 and < 600)))
        {
            var exact = Array.ConvertAll(point, x => (BigFloat)x);
            if (!double.IsFinite(row.Value(exact).ToDouble()) || row.Partials(exact).Any(slope => Math.Abs(slope.ToDouble()) > 1e20)) continue;
            for (var i = 0; i < point.Length; i++)
            {
                for (var j = 0; j < point.Length; j++)
                {
                    if (row.IntegerArguments.Contains(i) || row.IntegerArguments.Contains(j)) continue;
                    var found = function([.. point.Select((x, k) => (object)Wide.Variable(x, k == i ? 1 : 0, k == j ? 1 : 0))]).Dual;
                    AssertClose(row.Value(exact), found.Value, 1, $"{name} at {string.Join(", ", point)}");
                    AssertClose(row.Smoothness is Smoothness.Stopped ? 0 : row.Partials(exact)[i], found.First, 1, $"{name}, slope {i} at {string.Join(", ", point)}");
                    if (point.Any(x => x == 0)) continue;
                    var curvature = (row.Partials(Shifted(exact, j, Step))[i] - row.Partials(Shifted(exact, j, -Step))[i]) / (2 * (BigFloat)Step);
                    AssertClose(curvature, found.Mixed, 1e3, $"{name}, curvature {i}{j} at {string.Join(", ", point)}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 0, "No point was compared.");
    }

    private static BigFloat[] Shifted(BigFloat[] point, int index, double step)
    {
        var shifted = (BigFloat[])point.Clone();
        shifted[index] += step;
        return shifted;
    }

    private static void AssertClose(BigFloat expected, DoubleDouble found, double slack, string what)
    {
        var difference = BigFloat.Abs(expected - DoubleDouble.ToBigFloat(found)).ToDouble();
        var allowed = slack * 1e-27 * Math.Max(1, BigFloat.Abs(expected).ToDouble());
        Assert.True(difference <= allowed, $"{what}: {expected} expected, {found} found, {difference:E2} apart.");
    }

    private static Func<object[], Wide> Find(FunctionReference row)
    {
        if (row.Type == "operator")
        {
            return arguments => row.Method switch
            {
                "Negate" => -(Wide)arguments[0],
                "+" => (Wide)arguments[0] + (Wide)arguments[1],
                "-" => (Wide)arguments[0] - (Wide)arguments[1],
                "*" => (Wide)arguments[0] * (Wide)arguments[1],
                "/" => (Wide)arguments[0] / (Wide)arguments[1],
                "%" => (Wide)arguments[0] % (Wide)arguments[1],
                _ => throw new NotSupportedException(row.Method),
            };
        }

        var type = row.Type switch { "Math" => typeof(MathFunctions<DoubleDouble>), "double" => typeof(RealFunctions<Wide, DoubleDouble>), _ => typeof(LossFunctions<DoubleDouble>) };
        Type[] types = [.. Enumerable.Range(0, row.Arity).Select(i => row.IntegerArguments.Contains(i) ? typeof(int) : typeof(Wide))];
        var method = type.GetMethod(row.Method, BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy, types)
            ?? throw new MissingMethodException(type.Name, row.Method);
        return arguments =>
        {
            var given = arguments.Select((argument, i) => types[i] == typeof(int) ? (int)((Wide)argument) : argument).ToArray();
            return method.Invoke(null, given) switch
            {
                (Wide first, Wide second) => row.Item!.StartsWith("Sin", StringComparison.Ordinal) ? first : second,
                int sign => Wide.Of(sign),
                var result => (Wide)result!,
            };
        };
    }
}
