using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>The C# text of gradients of random functions: it compiles, and computes what the interpreter computes.</summary>
public sealed class EmittedGradientTests
{
    private delegate double Gradient(ReadOnlySpan<double> x, double y, Span<double> xGradient, out double yGradient);

    [Fact]
    public void TextComputesWhatTheFunctionMeans()
    {
        const int first = 70_000;
        const int count = 300;
        var functions = Enumerable.Range(first, count).Select(seed => Generators.Stages.Compilation.Gradient(RandomFunction.Make(seed))).ToList();
        var type = EmittedFunctions.Compile(functions, "ReadOnlySpan<double> x, double y, Span<double> xGradient, out double yGradient", out var text);
        for (var i = 0; i < count; i++)
        {
            var random = new Random(first + i);
            var x = Enumerable.Range(0, RandomFunction.Elements).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
            var y = (random.NextDouble() * 2) - 1;
            var expectedGradient = new double[x.Length];
            var expected = Interpreter.Run(functions[i], x, y, expectedGradient);
            var actualGradient = Enumerable.Repeat(double.NaN, x.Length).ToArray();
            var method = type.GetMethod(functions[i].Name)!.CreateDelegate<Gradient>();
            var actual = method(x, y, actualGradient, out var actualY);
            double[] wanted = [(double)expected[0], (double)expected[1], .. expectedGradient];
            double[] got = [actual, actualY, .. actualGradient];
            for (var j = 0; j < wanted.Length; j++)
            {
                Assert.True(
                    Math.Abs(wanted[j] - got[j]) <= 1e-12 * (1 + Math.Abs(wanted[j])),
                    $"{functions[i].Name}, result {j}: {got[j]} instead of {wanted[j]}\n{functions[i]}\n{EmittedFunctions.Excerpt(text, functions[i].Name)}");
            }
        }
    }
}
