using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Values against references in 60 digits, in units of the last place or relative.</summary>
public sealed class FunctionTests
{
    private static readonly Dictionary<string, (Func<double, double> Function, (double X, double Value)[] References, double Ulps)> Table = new()
    {
        ["Softplus"] = (Functions.Softplus, ReferenceValues.Softplus, 3),
        ["Sigmoid"] = (Functions.Sigmoid, ReferenceValues.Sigmoid, 3),
        ["LogSigmoid"] = (Functions.LogSigmoid, ReferenceValues.LogSigmoid, 3),
        ["Gelu"] = (Functions.Gelu, ReferenceValues.Gelu, 12),
        ["Silu"] = (Functions.Silu, ReferenceValues.Silu, 4),
        ["LogCosh"] = (Functions.LogCosh, ReferenceValues.LogCosh, 4),
        ["Erf"] = (Functions.Erf, ReferenceValues.Erf, 3),
        ["Erfc"] = (Accurate.Erfc, ReferenceValues.Erfc, 8),
        ["LogGamma"] = (Functions.LogGamma, ReferenceValues.LogGamma, 8),
        ["Digamma"] = (Accurate.Digamma, ReferenceValues.Digamma, 10),
        ["Trigamma"] = (Accurate.Trigamma, ReferenceValues.Trigamma, 8),
        ["LogP1"] = (Accurate.LogP1, ReferenceValues.LogP1, 2),
        ["ExpM1"] = (Accurate.ExpM1, ReferenceValues.ExpM1, 2),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAreThoseOfTheDefinition(string name)
    {
        var (function, references, bound) = Table[name];
        var worst = 0.0;
        foreach (var (x, expected) in references)
        {
            var actual = function(x);
            var ulps = double.IsFinite(actual) ? Math.Abs(actual - expected) / UnitInLastPlace(expected) : double.NaN;
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}({x:R}) = {actual:R}, {ulps:0.0} ulp");
            worst = double.IsNaN(ulps) ? double.PositiveInfinity : Math.Max(worst, ulps);
        }

        Assert.True(worst <= bound, $"{worst:0.0} ulp");
    }

    private static double UnitInLastPlace(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}
