using System.Numerics;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.SecondOrder;

namespace Steepest.Monitoring;

/// <summary>Looks at the curvature of the loss while it is minimised and at the end: by the products of the optimizer where it has them, else by differences.</summary>
/// <remarks>Within bounds it looks at the numbers that stand at none, and no difference leaves them.</remarks>
internal sealed class CurvatureMonitor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HessianProducts<T>? exact;
    private readonly HessianProducts<T> differenced = new();
    private readonly AlignedMemory<T> memory;
    private readonly LanczosCurvature<T>? lanczos;
    private readonly double epsilon;
    private readonly Box<T>? box;

    private CurvatureMonitor(int length, MinimizeOptions options, HessianProducts<T>? exact, Box<T>? box, double epsilon)
    {
        this.exact = exact;
        this.epsilon = epsilon;
        this.box = box;
        memory = new AlignedMemory<T>(box is null ? 2 : 3, length);
        SeesSteps = (options.Monitors & Monitors.Steps) != 0 && (options.Progress ?? (object?)options.Callback) is not null;
        if ((options.Monitors & Monitors.Curvature) != 0) lanczos = new LanczosCurvature<T>([.. Enumerable.Range(0, length)], length);
    }

    /// <summary>Whether steps are looked at, which takes somebody who is told.</summary>
    public bool SeesSteps { get; }

    /// <summary>Makes one where there is something to look at; sets of numbers, which differences would leave, allow none.</summary>
    public static CurvatureMonitor<T>? Of(int length, MinimizeOptions options, HessianProducts<T>? exact, Box<T>? box, double epsilon)
        => (options.Monitors & (Monitors.Steps | Monitors.Curvature)) == 0 || box is { HasSets: true } ? null : new(length, options, exact, box, epsilon);

    /// <summary>gᵀg and gᵀHg at a point.</summary>
    public (double Square, double Curvature) Along<TKernel>(scoped ref TKernel kernel, ReadOnlySpan<T> point, ReadOnlySpan<T> gradient)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        var product = memory[0];
        if (box is not null)
        {
            var free = memory[2];
            SetInner(free, point);
            for (var i = 0; i < free.Length; i++) free[i] *= gradient[i];
            gradient = free;
        }

        if (exact is not null)
        {
            exact.Look(point, gradient, product);
        }
        else
        {
            scoped var differences = new DifferencedKernel<T, TKernel>(kernel, epsilon);
            differences.Product(point, gradient, product);
        }

        return (double.CreateTruncating(Packed.Dot(gradient, gradient)), double.CreateTruncating(Packed.Dot<T>(gradient, product)));
    }

    /// <summary>Adds the extreme curvatures at the point where a run has ended.</summary>
    public MinimizeResult Conclude<TKernel>(scoped ref TKernel kernel, ReadOnlySpan<T> point, MinimizeResult result)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        if (lanczos is null || result.Status == MinimizeStatus.NonFinite) return result;
        if (exact is not null) return Add(exact, point, result);
        scoped var differences = new DifferencedKernel<T, TKernel>(kernel, epsilon);
        var before = differenced.Open(ref differences);
        try
        {
            return Add(differenced, point, result);
        }
        finally
        {
            differenced.Restore(before);
        }
    }

    /// <summary>Padding, and what has no influence, shows in a product with numbers of all places: it stays 0 there, and has no curvature to be looked for.</summary>
    private MinimizeResult Add(HessianProducts<T> products, ReadOnlySpan<T> point, MinimizeResult result)
    {
        var places = memory[0];
        var product = memory[1];
        places.Fill(T.One);
        if (box is not null) SetInner(places, point);
        for (var i = 0; i < places.Length; i++) places[i] *= T.CreateTruncating(1 + 0.25 * (i % 3));
        products.Look(point, places, product);
        for (var i = 0; i < places.Length; i++) places[i] = places[i] == T.Zero || product[i] == T.Zero ? T.Zero : T.One;
        var (smallest, largest) = lanczos!.Extremes(products, point, places);
        return result with { SmallestCurvature = smallest, LargestCurvature = largest };
    }

    /// <summary>1 for each number that has room to both sides, for differences as far as they reach; else 0.</summary>
    private void SetInner(Span<T> inner, ReadOnlySpan<T> point)
    {
        var reach = T.CreateTruncating(exact is null ? 2 * DifferencedKernel.Reach(point, epsilon) : 0);
        for (var i = 0; i < inner.Length; i++) inner[i] = point[i] - box!.Lower[i] > reach && box.Upper[i] - point[i] > reach ? T.One : T.Zero;
    }
}
