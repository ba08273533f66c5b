using System.Numerics.Tensors;

namespace Steepest.Benchmarks.Peers;

/// <summary>Adam as a chain of vector operations of the framework: one pass over memory for each.</summary>
internal static class AdamChain
{
    public static void Apply(Span<float> point, ReadOnlySpan<float> gradient, Span<float> firsts, Span<float> seconds, Span<float> scratch, float rate, float correction)
    {
        TensorPrimitives.Multiply(firsts, 0.9f, firsts);
        TensorPrimitives.MultiplyAdd(gradient, (float)(1 - 0.9), firsts, firsts);
        TensorPrimitives.Multiply(gradient, gradient, scratch);
        TensorPrimitives.Multiply(seconds, 0.999f, seconds);
        TensorPrimitives.MultiplyAdd(scratch, (float)(1 - 0.999), seconds, seconds);
        TensorPrimitives.Multiply(seconds, correction, scratch);
        TensorPrimitives.Sqrt(scratch, scratch);
        TensorPrimitives.Add(scratch, 1e-8f, scratch);
        TensorPrimitives.Divide(firsts, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -rate, point, point);
    }
}
