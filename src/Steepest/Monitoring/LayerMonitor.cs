using System.Numerics;

namespace Steepest.Monitoring;

/// <summary>Looks at the gradient variable by variable, which are layers where a model is deep.</summary>
internal sealed class LayerMonitor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Far = 1e3;

    private readonly (string Name, int Start, int Length)[] layers;

    private LayerMonitor((string Name, int Start, int Length)[] layers) => this.layers = layers;

    /// <summary>Makes one where it is asked for and somebody is told.</summary>
    public static LayerMonitor<T>? Of(MinimizeOptions options, ReadOnlySpan<(string Name, Range Place)> variables, int length)
    {
        if ((options.Monitors & Monitors.Layers) == 0 || (options.Progress ?? (object?)options.Callback) is null) return null;
        var layers = new (string, int, int)[variables.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            var (start, count) = variables[i].Place.GetOffsetAndLength(length);
            layers[i] = (variables[i].Name, start, count);
        }

        return new(layers);
    }

    /// <summary>A new array, since reports are kept.</summary>
    public LayerGradient[] Look(ReadOnlySpan<T> gradient)
    {
        var report = new LayerGradient[layers.Length];
        for (var i = 0; i < report.Length; i++)
        {
            var (name, start, length) = layers[i];
            var square = 0.0;
            foreach (var derivative in gradient.Slice(start, length))
            {
                var value = double.CreateTruncating(derivative);
                square += value * value;
            }

            report[i] = new LayerGradient(name, length, length == 0 ? 0 : Math.Sqrt(square / length));
        }

        return report;
    }

    /// <summary>Compares the first and the last of those that are no single numbers.</summary>
    public static GradientFlow Judge(IReadOnlyList<LayerGradient>? layers)
    {
        var spans = layers?.Where(layer => layer.Length > 1).ToList() ?? [];
        if (spans.Count < 2) return GradientFlow.Even;
        var (first, last) = (spans[0].RootMeanSquare, spans[^1].RootMeanSquare);
        return first * Far < last ? GradientFlow.Vanishing : first > Far * last ? GradientFlow.Exploding : GradientFlow.Even;
    }
}
