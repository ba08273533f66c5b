using System.Numerics.Tensors;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Tensors as variables and as fixed inputs: the derivatives are those of the same method over spans, whatever the strides.</summary>
public sealed partial class TensorSpanTests
{
    private static readonly double[] Memory = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(1.7 * i) + 0.1 * i % 1)];

    /// <summary>How a tensor of three by four lies in memory: row by row, with gaps, by columns, every row the same.</summary>
    public static TheoryData<int, int> Strides => new() { { 4, 1 }, { 9, 2 }, { 1, 3 }, { 0, 1 } };

    [Theory]
    [MemberData(nameof(Strides))]
    public void Derivatives_are_those_over_spans(int row, int column)
    {
        var tensor = new ReadOnlyTensorSpan<double>(Memory, [3, 4], [row, column]);
        var elements = new double[12];
        tensor.FlattenTo(elements);
        float[] weights = [0.5f, -1, 2, 0.25f];
        var factors = new ReadOnlyTensorSpan<float>(weights, [4]);
        double[] direction = [.. Enumerable.Range(0, 12).Select(i => Math.Cos(i))];
        double[] expected = new double[12], actual = new double[12], expectedProduct = new double[12], actualProduct = new double[12];

        Assert.Equal(Model.OverSpan(elements, 0.75, weights), Model.Over(tensor, 0.75, factors));
        Assert.Equal(Model.OverSpanGradient(elements, 0.75, weights, expected, out var expectedSlope), Model.OverGradient(tensor, 0.75, factors, actual, out var slope), 1e-13);
        Close(expected, actual);
        Assert.Equal(expectedSlope, slope, 1e-12);

        Model.OverSpanDirectional(elements, 0.75, weights, direction, -0.5, out var expectedDerivative);
        Model.OverDirectional(tensor, 0.75, factors, direction, -0.5, out var derivative);
        Assert.Equal(expectedDerivative, derivative, 1e-12);

        Model.OverSpanHessianVector(elements, 0.75, weights, direction, -0.5, expectedProduct, out var expectedMixed);
        Model.OverHessianVector(tensor, 0.75, factors, direction, -0.5, actualProduct, out var mixed);
        Close(expectedProduct, actualProduct);
        Assert.Equal(expectedMixed, mixed, 1e-12);

        double[] expectedHessian = new double[13 * 13], hessian = new double[13 * 13];
        Model.OverSpanHessian(elements, 0.75, weights, expectedHessian);
        Model.OverHessian(tensor, 0.75, factors, hessian);
        Close(expectedHessian, hessian);
    }

    [Fact]
    public void Helpers_lengths_and_elements_one_by_one()
    {
        var tensor = new ReadOnlyTensorSpan<double>(Memory, [2, 3, 2]);
        var gradient = new double[12];
        var value = Model.CubeGradient(tensor, gradient);
        Assert.Equal(Memory.Take(12).Sum(x => x * x * x) / 12 * 3 + Memory[0], value, 1e-12);
        for (var i = 0; i < 12; i++) Assert.Equal(3 * Memory[i] * Memory[i] / 12 * 3 + (i == 0 ? 1 : 0), gradient[i], 1e-12);
        Assert.Throws<IndexOutOfRangeException>(() => Model.CubeGradient(new ReadOnlyTensorSpan<double>(Memory, [0, 3, 2]), []));
    }

    [Fact]
    public void Indices_are_checked_as_the_tensor_does()
    {
        var gradient = new double[4];
        Assert.Equal(Memory[3], Model.AtGradient(new ReadOnlyTensorSpan<double>(Memory, [2, 2]), 1, 1, gradient));
        Assert.Equal([0, 0, 0, 1], gradient);
        Assert.Throws<IndexOutOfRangeException>(() => Model.AtGradient(new ReadOnlyTensorSpan<double>(Memory, [2, 2]), 0, 2, gradient));
        Assert.Throws<IndexOutOfRangeException>(() => Model.AtGradient(new ReadOnlyTensorSpan<double>(Memory, [2, 2]), -1, 1, gradient));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.AtGradient(new ReadOnlyTensorSpan<double>(Memory, [1, 2, 2]), 0, 0, gradient));
    }

    [Fact]
    public void Destinations_are_as_long_as_the_tensor_and_apart_from_it()
    {
        var memory = Memory.ToArray();
        Assert.Throws<ArgumentException>(() => Model.AtGradient(new ReadOnlyTensorSpan<double>(memory, [2, 2]), 0, 0, new double[3]));

        // Between the elements of the tensor counts as well.
        Assert.Throws<ArgumentException>(() => Model.AtGradient(new ReadOnlyTensorSpan<double>(memory, [2, 2], [20, 2]), 0, 0, memory.AsSpan(8, 4)));
        Model.AtGradient(new ReadOnlyTensorSpan<double>(memory, [2, 2], [4, 2]), 0, 0, memory.AsSpan(8, 4));
    }

    [Fact]
    public void A_problem_takes_them_as_fixed_inputs()
    {
        double[] x = [0, 0];
        var matrix = new ReadOnlyTensorSpan<double>([4, 1, 1, 3], [2, 2]);
        var right = new ReadOnlyTensorSpan<double>([1, 2], [2]);
        Assert.Equal(MinimizeStatus.Converged, Quadratic.Minimize(x, matrix, right, cancellationToken: TestContext.Current.CancellationToken).Status);
        Assert.Equal([1.0 / 11, 7.0 / 11], x, (one, other) => Math.Abs(one - other) < 1e-7);
        Assert.True(Quadratic.CheckGradients([0.5, -1], matrix, right).Passed);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var gradient = new double[12];
        for (var i = 0; i < 3; i++) Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run() => Model.CubeGradient(new ReadOnlyTensorSpan<double>(Memory, [2, 3, 2]), gradient);
    }

    private static void Close(double[] expected, double[] actual)
    {
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-12 * (1 + Math.Abs(expected[i])), $"{i}: {actual[i]} instead of {expected[i]}");
    }

    private static partial class Model
    {
        [Differentiable(Derivatives.Gradient | Derivatives.Directional | Derivatives.HessianVector | Derivatives.Hessian)]
        public static double Over(ReadOnlyTensorSpan<double> t, double a, [Fixed] ReadOnlyTensorSpan<float> weights)
        {
            var product = a;
            for (var i = 0; i < t.Lengths[0]; i++)
            {
                var row = 0.0;
                for (nint j = 0; j < t.Lengths[1]; j++) row += Math.Sin(t[i, j]) * weights[j] * a;
                product = product * Math.Cos(row) + t[i, 0] * t[i, (int)t.Lengths[1] - 1];
            }

            foreach (var item in t) product += 0.1 * item * item * a;
            return product;
        }

        [Differentiable(Derivatives.Gradient | Derivatives.Directional | Derivatives.HessianVector | Derivatives.Hessian)]
        public static double OverSpan(ReadOnlySpan<double> t, double a, [Fixed] ReadOnlySpan<float> weights)
        {
            var product = a;
            for (var i = 0; i < 3; i++)
            {
                var row = 0.0;
                for (var j = 0; j < 4; j++) row += Math.Sin(t[4 * i + j]) * weights[j] * a;
                product = product * Math.Cos(row) + t[4 * i] * t[4 * i + 3];
            }

            foreach (var item in t) product += 0.1 * item * item * a;
            return product;
        }

        [Differentiable]
        public static double Cube(in ReadOnlyTensorSpan<double> t)
            => t.IsEmpty ? t[0, 0, 0] : Cubes(t) / t.FlattenedLength * t.Rank + t[0, 0, 0];

        [Differentiable]
        public static double At(ReadOnlyTensorSpan<double> t, int i, int j) => t[i, j];

        private static double Cubes(ReadOnlyTensorSpan<double> t)
        {
            var sum = 0.0;
            for (var i = 0; i < t.Lengths[0]; i++)
            {
                for (var j = 0; j < t.Lengths[1]; j++)
                {
                    for (var k = t.Lengths[^1] - 1; k >= 0; k--) sum += t[i, j, k] * t[i, j, k] * t[i, j, k];
                }
            }

            return sum;
        }
    }

    [Lbfgs]
    private static partial class Quadratic
    {
        [Loss]
        public static double Cost(ReadOnlySpan<double> x, [Fixed] ReadOnlyTensorSpan<double> matrix, [Fixed] ReadOnlyTensorSpan<double> right)
        {
            var sum = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                for (var j = 0; j < x.Length; j++) sum += 0.5 * x[i] * matrix[i, j] * x[j];
                sum -= right[i] * x[i];
            }

            return sum;
        }
    }
}
