using Steepest.Generators.Stages;
using Steepest.Generators.Tests.Differentiation;
using Steepest.Generators.Tests.Frontend;
using Xunit;

namespace Steepest.Generators.Tests.Emission;

/// <summary>Where vectors are, in code that is compiled with checks of overflow: an index that may be negative is not converted without what is added to it.</summary>
public sealed class PlaceTests
{
    private delegate double Gradient(ReadOnlySpan<double> x, Span<double> xGradient);

    [Theory]
    [InlineData("0", "i + 2 < x.Length", "x[i + 2]", "(nuint)i + 2", 2)]
    [InlineData("-2", "i + 2 < x.Length", "x[i + 2]", "(nuint)(i + 2)", 0)]
    [InlineData("1 - x.Length", "i < 1", "x[i + x.Length - 1]", null, 0)]
    public void Distances_are_part_of_addresses_behind_what_is_not_negative(string start, string condition, string element, string? place, int first)
    {
        var source = $$"""
            public static double Loss(ReadOnlySpan<double> x)
            {
                var sum = 0.0;
                for (var i = {{start}}; {{condition}}; i++) sum += {{element}} * {{element}} * {{element}};
                return sum;
            }
            """;
        var type = EmittedFunctions.Compile([Compilation.Gradient(new Snippet(source).Function())], "ReadOnlySpan<double> x, Span<double> xGradient", out var text);
        if (place is not null) Assert.Contains(place, text, StringComparison.Ordinal);
        var gradient = type.GetMethod("Loss")!.CreateDelegate<Gradient>();
        for (var length = 3; length < 70; length++)
        {
            double[] x = [.. Enumerable.Range(0, length).Select(i => 1 + (i % 7))];
            var actual = new double[length];
            Assert.Equal(x.Skip(first).Sum(value => value * value * value), gradient(x, actual), 1e-9);
            Assert.Equal(x.Select((value, i) => i < first ? 0 : 3 * value * value), actual);
        }
    }
}
