using System.Numerics;
using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>The same training in C++.</summary>
internal static class LogisticNative
{
    public static unsafe Contestant? Of<T>(LogisticData<T> data, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var function = NativeLibraryOf.Function("logistic.cpp", typeof(T) == typeof(float) ? "epoch_single" : "epoch_double");
        if (function == 0) return null;
        var epoch = (delegate* unmanaged<T*, T*, int, int*, int, int, T*, T*, T*, T*, double, int, double*, double>)function;
        var state = Enumerable.Range(0, 4).Select(_ => Data.Buffer<T>(data.Width + 1)).ToArray();
        var sum = 0.0;
        return new Contestant(
            Peer.Cpp,
            () =>
            {
                foreach (var vector in state) vector.Span.Clear();
                data.Start.CopyTo(state[0].Span);
                var powers = stackalloc double[] { 1, 1 };
                fixed (T* features = data.Features.Span, labels = data.Labels, weights = state[0].Span, gradient = state[1].Span, firsts = state[2].Span, seconds = state[3].Span)
                {
                    for (var e = 0; e < data.Epochs; e++)
                    {
                        fixed (int* order = data.Order(e))
                        {
                            sum = epoch(features, labels, data.Width, order, data.Rows, data.Batch, weights, gradient, firsts, seconds, data.Rate, (int)data.Kind, powers);
                        }
                    }
                }
            },
            () => [Data.Widen<T>(state[0].Span), [sum]],
            tolerance);
    }
}
