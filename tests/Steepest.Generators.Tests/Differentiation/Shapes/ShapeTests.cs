using System.Globalization;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation.Shapes;

/// <summary>The shapes through the real generator, against the same text over dual numbers.</summary>
public sealed class ShapeTests
{
    private const int Rounds = 3;

    public static TheoryData<string> Names => [.. ShapeTable.All.Select(shape => shape.Name)];

    [Fact]
    public void Generated_code_compiles_without_warnings() => Assert.Empty(ShapeProgram.Diagnostics.Select(found => found.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_those_of_dual_numbers(string name)
    {
        var shape = ShapeTable.All.Single(shape => shape.Name == name);
        foreach (var arguments in Points(shape))
        {
            var expected = ShapeProgram.Duals(shape, arguments);
            var actual = ShapeProgram.Gradient(shape, arguments);
            Assert.Equal(expected.Length, actual.Length);
            AssertClose(shape, arguments, expected.AsSpan(0, 1), actual.AsSpan(0, 1));
            AssertClose(shape, arguments, expected.AsSpan(1), actual.AsSpan(1));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Directional_derivatives_and_products_are_those_of_dual_numbers(string name)
    {
        var shape = ShapeTable.All.Single(shape => shape.Name == name);
        foreach (var arguments in Points(shape))
        {
            var expected = ShapeProgram.DualProducts(shape, arguments);
            var actual = ShapeProgram.Products(shape, arguments);
            Assert.Equal(expected.Length, actual.Length);
            for (var i = 0; i < 3; i++) AssertClose(shape, arguments, expected.AsSpan(i, 1), actual.AsSpan(i, 1));
            AssertClose(shape, arguments, expected.AsSpan(3), actual.AsSpan(3));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hessians_are_symmetric_and_make_the_products_of_dual_numbers(string name)
    {
        var shape = ShapeTable.All.Single(shape => shape.Name == name);
        foreach (var arguments in Points(shape))
        {
            var expected = ShapeProgram.DualProducts(shape, arguments);
            var actual = ShapeProgram.Hessian(shape, arguments);
            Assert.Equal(0, actual[0]);
            AssertClose(shape, arguments, expected.AsSpan(2, 1), actual.AsSpan(1, 1));

            // Entries that are infinite make sums of products that are not numbers.
            if (expected.All(double.IsFinite)) AssertClose(shape, arguments, expected.AsSpan(3), actual.AsSpan(2));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Calls_allocate_nothing_once_warm(string name)
    {
        var shape = ShapeTable.All.Single(shape => shape.Name == name);
        foreach (var arguments in Points(shape)) Assert.Equal(0, ShapeProgram.Allocated(shape, arguments));
    }

    /// <summary>To the largest of what is compared; terms of order one may leave a rounding where they cancel.</summary>
    private static void AssertClose(Shape shape, object[] arguments, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        var largest = 0.0;
        foreach (var number in expected) if (double.IsFinite(number)) largest = Math.Max(largest, Math.Abs(number));
        var tolerance = shape.Tolerance * largest + shape.Tolerance / 100;
        for (var i = 0; i < expected.Length; i++)
        {
            var isClose = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance;
            if (!isClose)
                Assert.Fail($"{shape.Name}({Text(arguments)}): [{Text(actual)}] instead of [{Text(expected)}]\n{ShapeProgram.Text(shape)}");
        }
    }

    /// <summary>Random points of every length, then the shape's own.</summary>
    private static IEnumerable<object[]> Points(Shape shape)
    {
        var random = new Random(1);
        var lengths = shape.Inputs.Any(input => input.IsSpan) ? shape.Lengths : [0, 1, 2, 3];
        foreach (var length in lengths)
        {
            for (var round = 0; round < Rounds; round++)
            {
                double Number() => shape.Low + ((shape.High - shape.Low) * random.NextDouble());
                yield return [.. shape.Inputs.Select(input => Argument(input, length, Number))];
            }
        }

        foreach (var point in shape.Points) yield return point;

        object Argument(ShapeParameter input, int length, Func<double> number) => input.Type switch
        {
            "int" => shape.Inputs.Any(other => other.IsSpan) ? random.Next(length + 1) : length,
            "float" => (float)number(),
            "double" => number(),
            "ReadOnlySpan<float>" => Enumerable.Range(0, length).Select(_ => (float)number()).ToArray(),
            _ => Enumerable.Range(0, length).Select(_ => number()).ToArray(),
        };
    }

    private static string Text(object[] arguments)
        => string.Join("; ", arguments.Select(argument => argument is double[] array ? $"[{Text(array)}]" : Convert.ToString(argument, CultureInfo.InvariantCulture)));

    private static string Text(ReadOnlySpan<double> numbers) => string.Join(", ", numbers.ToArray().Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
