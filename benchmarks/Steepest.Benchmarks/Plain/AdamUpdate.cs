using System.Numerics;

namespace Steepest.Benchmarks.Plain;

/// <summary>Adam as one writes it.</summary>
internal static class AdamUpdate
{
    public static void Apply<T>(T[] point, T[] gradient, T[] firsts, T[] seconds, T rate, T correction)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var beta1 = T.CreateTruncating(0.9);
        var beta2 = T.CreateTruncating(0.999);
        var epsilon = T.CreateTruncating(1e-8);
        for (var i = 0; i < point.Length; i++)
        {
            firsts[i] = beta1 * firsts[i] + (T.One - beta1) * gradient[i];
            seconds[i] = beta2 * seconds[i] + (T.One - beta2) * gradient[i] * gradient[i];
            point[i] -= rate * firsts[i] / (T.Sqrt(seconds[i] * correction) + epsilon);
        }
    }
}
