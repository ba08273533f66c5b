using Steepest.Generators.Ir;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>The C# text of products with Hessians of random functions, and of several of their columns at once: it computes what the interpreter computes.</summary>
public sealed class EmittedTangentTests
{
    private const int Functions = 120;

    private delegate double Product(ReadOnlySpan<double> x, double y, ReadOnlySpan<double> xDirection, double yDirection, Span<double> xProduct, out double yProduct);

    private delegate double Columns(
        ReadOnlySpan<double> x, double y, int column, Span<double> xProduct0, Span<double> xProduct1, out double yProduct0, out double yProduct1);

    [Fact]
    public void TextOfProductsComputesWhatTheFunctionMeans()
    {
        const int first = 800_000;
        var functions = Enumerable.Range(first, Functions).Select(seed => Generators.Stages.Compilation.HessianVector(RandomFunction.Make(seed))).ToList();
        var type = EmittedFunctions.Compile(
            functions, "ReadOnlySpan<double> x, double y, ReadOnlySpan<double> xDirection, double yDirection, Span<double> xProduct, out double yProduct", out var text);
        for (var i = 0; i < Functions; i++)
        {
            var (x, y) = Point(first + i);
            var (xDirection, yDirection) = Point(-first - i);
            double[] wanted = new double[x.Length], got = Fresh(x);
            var expected = Interpreter.Run(functions[i], x, y, xDirection, yDirection, wanted);
            var actual = type.GetMethod(functions[i].Name)!.CreateDelegate<Product>()(x, y, xDirection, yDirection, got, out var yProduct);
            Same([(double)expected[0], (double)expected[1], .. wanted], [actual, yProduct, .. got], functions[i], text);
        }
    }

    [Fact]
    public void TextOfColumnsComputesWhatTheFunctionMeans()
    {
        const int first = 900_000;
        var functions = Enumerable.Range(first, Functions).Select(seed => Generators.Stages.Compilation.HessianColumns(RandomFunction.Make(seed), 2)).ToList();
        var type = EmittedFunctions.Compile(
            functions, "ReadOnlySpan<double> x, double y, int column, Span<double> xProduct0, Span<double> xProduct1, out double yProduct0, out double yProduct1", out var text);
        for (var i = 0; i < Functions; i++)
        {
            var (x, y) = Point(first + i);
            for (var column = 0; column <= x.Length; column++)
            {
                double[] first0 = new double[x.Length], first1 = new double[x.Length], got0 = Fresh(x), got1 = Fresh(x);
                var expected = Interpreter.Run(functions[i], x, y, column, first0, first1);
                var actual = type.GetMethod(functions[i].Name)!.CreateDelegate<Columns>()(x, y, column, got0, got1, out var y0, out var y1);
                Same([.. expected.Cast<double>(), .. first0, .. first1], [actual, y0, y1, .. got0, .. got1], functions[i], text);
            }
        }
    }

    private static double[] Fresh(double[] x) => [.. x.Select(_ => double.NaN)];

    private static (double[] X, double Y) Point(int seed)
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, RandomFunction.Elements).Select(_ => (random.NextDouble() * 2) - 1)], (random.NextDouble() * 2) - 1);
    }

    private static void Same(double[] wanted, double[] got, Function function, string text)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.True(
                Math.Abs(wanted[i] - got[i]) <= 1e-12 * (1 + Math.Abs(wanted[i])),
                $"{function.Name}, result {i}: {got[i]} instead of {wanted[i]}\n{function}\n{EmittedFunctions.Excerpt(text, function.Name)}");
        }
    }
}
