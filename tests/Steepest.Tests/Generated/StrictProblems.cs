using System.Numerics;
using System.Numerics.Tensors;

namespace Steepest.Tests.Generated;

/// <summary>Methods whose members keep every bit: each calls what elsewhere is reordered, contracted or replaced.</summary>
public static partial class StrictMethods
{
    private const Derivatives All = Derivatives.Directional | Derivatives.HessianVector | Derivatives.Hessian;

    [Differentiable(All, Strict = true)]
    public static double Spans(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> y)
        => Functions.Dot(x, y) + 1.25 * Functions.Sum(x) * Functions.Mean(x) + Functions.SumOfSquares(x) - Functions.Norm(x) / 3;

    [Differentiable(All, Strict = true)]
    public static float SingleSpans(ReadOnlySpan<float> x, [Fixed] ReadOnlySpan<float> y)
        => Functions.Dot(x, y) + 1.25f * Functions.Sum(x) * Functions.Mean(x) + Functions.SumOfSquares(x) - Functions.Norm(x) / 3;

    [Differentiable(All, Strict = true)]
    public static double Exponents(ReadOnlySpan<double> x) => Functions.LogSumExp(x);

    [Differentiable(All, Strict = true)]
    public static float SingleExponents(ReadOnlySpan<float> x) => Functions.LogSumExp(x);

    /// <summary>Zeros keep their signs, products their order, quotients their division, powers their function.</summary>
    [Differentiable(All, Strict = true)]
    public static double Arithmetic(ReadOnlySpan<double> x, double a)
    {
        var sum = 0.0;
        var total = -a;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i] * a + x[i] / (1 + a * a) - 0.5 * (3 * x[i]);
            total = 0.0 + total - x[i] * a - x[i] * a;
        }

        return (0 - total) * Math.Pow(sum, 2) - Math.Pow(Math.Abs(a), 2.5) + (-sum - total) / 4;
    }

    /// <summary>An array that is added to again and again.</summary>
    [Differentiable(All, Strict = true)]
    public static double Additions(ReadOnlySpan<double> x)
    {
        var bins = new double[3];
        for (var i = 0; i < x.Length; i++)
        {
            bins[0] += x[i];
            bins[i % 3] += 0.1 * x[i];
            bins[0] += x[i] * x[i];
        }

        return bins[0] * bins[1] - bins[2];
    }

    [Differentiable(All, Strict = true)]
    public static double Activations(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
        {
            sum += Functions.Softplus(value) * Functions.Sigmoid(value) + Functions.LogSigmoid(value) - Functions.Gelu(value) + Functions.Silu(value) * Functions.LogCosh(value);
            sum -= Functions.Huber(value, 0.7) + Functions.Relu(value) * Functions.LeakyRelu(value) + Functions.Square(Functions.Erf(value)) + Functions.LogGamma(value * value + 1);
            sum += double.ExpM1(value) + double.LogP1(value * value) + Math.Tanh(value) + double.Hypot(value, sum) - Math.FusedMultiplyAdd(value, sum, 0.1);
        }

        return sum;
    }

    [Differentiable(All, Strict = true)]
    public static float SingleActivations(ReadOnlySpan<float> x)
    {
        var sum = 0f;
        foreach (var value in x) sum += Functions.Softplus(value) * float.ExpM1(value) + float.LogP1(value * value) - MathF.Pow(MathF.Abs(value), 2) * MathF.Exp(-value) / 3f;
        return sum;
    }

    [Differentiable(All, Strict = true)]
    public static double Tensors(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> y)
    {
        var z = new double[x.Length];
        TensorPrimitives.MultiplyAdd(x, y, y, z);
        TensorPrimitives.Divide(z, y, z);
        TensorPrimitives.Abs<double>(z, z);
        TensorPrimitives.Sqrt<double>(z, z);
        TensorPrimitives.AddMultiply(z, x, y, z);
        var sum = TensorPrimitives.Max<double>(z) - TensorPrimitives.Min<double>(z);
        foreach (var value in z) sum += value;
        return sum;
    }

    [Differentiable(All, Strict = true)]
    public static float Vectors(Vector3 r, Vector4 s)
    {
        var moved = 1.5f * r - r * new Vector3(0.1f, 0.7f, -2) / 3f + Vector3.Max(r, Vector3.One);
        var scaled = Vector4.Abs(s * s - s / 0.3f);
        return moved.X * moved.Y + moved.Z * scaled.X - scaled.Y * scaled.Z + scaled.W;
    }
}

/// <summary>A straight line by squares, of which every operation is exact to the bit on every machine.</summary>
[GradientDescent(Strict = true, LearningRate = 0.05, WeightDecay = 0.01)]
[Momentum(Strict = true, LearningRate = 0.02)]
[Adam(Strict = true, LearningRate = 0.03)]
[Lbfgs(Strict = true)]
public static partial class StrictLine
{
    [Loss]
    public static double Square(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double target)
    {
        var error = Functions.Dot(weights, features) + bias - target;
        return error * error / 2;
    }

    [Loss(Weight = 0.125)]
    public static double Ridge(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += weight * weight / 3;
        return sum;
    }
}
