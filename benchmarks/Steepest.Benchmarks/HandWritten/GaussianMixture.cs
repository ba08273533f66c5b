using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// The gradient of a Gaussian mixture's log-likelihood in the form of moments: Σ w·c and Σ w·c·cᵀ of the centred points c of each component, to
/// which the triangles Q are applied once at the end (∂Q = −Q·Σwccᵀ, ∂μ = QᵀQ·Σwc). Frozen: what is generated is measured against it.
/// </summary>
/// <remarks>
/// Points go by tiles, one a lane. Moments of few dimensions are kept as lanes too, and reduced at the end; those of many are sums of outer
/// products with a dimension a lane.
/// </remarks>
internal sealed partial class GaussianMixture
{
    private const int Tile = 128;
    private const int FewDimensions = 16;

    private readonly int d;
    private readonly int components;
    private readonly int entries;

    /// <summary>Rows of a triangle, in whole blocks of eight; above the diagonal 0.</summary>
    private readonly int padded;
    private readonly Memory<double> triangles;
    private readonly Memory<double> columns;
    private readonly Memory<double> centred;
    private readonly Memory<double> weighted;
    private readonly Memory<double> terms;
    private readonly Memory<double> moments;
    private readonly int momentsOf;
    private readonly double[] offsets;
    private readonly double[] second;
    private readonly double[] first;
    private readonly double[] row;

    public GaussianMixture(int dimensions, int components)
    {
        if (dimensions > FewDimensions && dimensions % 16 != 0) throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, "Many dimensions must be whole panels.");
        d = dimensions;
        this.components = components;
        entries = d * (d + 1) / 2;
        padded = (d + 7) & -8;
        triangles = Data.Buffer<double>(components * padded * padded);
        columns = Data.Buffer<double>(Math.Max(d, 1) * Tile);
        centred = Data.Buffer<double>(padded * Tile + 8);
        weighted = Data.Buffer<double>(padded * Tile);
        terms = Data.Buffer<double>(components * Tile);
        momentsOf = d <= FewDimensions ? (d + Enumerable.Range(0, d).Sum(j => (j + 4) / 4 * 4)) * 8 : (padded * padded) + padded;
        moments = Data.Buffer<double>(components * momentsOf);
        offsets = new double[components];
        second = new double[d * d];
        first = new double[d];
        row = new double[d];
    }

    /// <summary>Σ over points of ln Σ over components, with its gradient; what does not depend on the points is not in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, ReadOnlySpan<double> points,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient)
    {
        Prepare(alphas, icf);
        moments.Span.Clear();
        alphasGradient.Clear();
        var count = points.Length / d;
        var value = 0.0;
        for (var start = 0; start < count; start += Tile)
        {
            var here = Math.Min(Tile, count - start);
            Transpose(points.Slice(start * d, here * d), here);
            for (var k = 0; k < components; k++)
            {
                if (d <= FewDimensions) FewSquares(k, means.Slice(k * d, d));
                else ManySquares(k, means.Slice(k * d, d));
            }

            value += Weigh(here, alphasGradient);
            for (var k = 0; k < components; k++)
            {
                if (d <= FewDimensions) FewMoments(k, means.Slice(k * d, d));
                else ManyMoments(k, means.Slice(k * d, d), points.Slice(start * d, here * d), here);
            }
        }

        for (var k = 0; k < components; k++) Finish(k, alphasGradient[k], icf.Slice(k * entries, entries), meansGradient.Slice(k * d, d), icfGradient.Slice(k * entries, entries));
        return value;
    }

    private void Prepare(ReadOnlySpan<double> alphas, ReadOnlySpan<double> icf)
    {
        for (var k = 0; k < components; k++)
        {
            var triangle = triangles.Span.Slice(k * padded * padded, padded * padded);
            var own = icf.Slice(k * entries, entries);
            offsets[k] = alphas[k];
            var entry = d;
            for (var i = 0; i < d; i++)
            {
                offsets[k] += own[i];
                triangle[i * padded + i] = Math.Exp(own[i]);
                for (var j = i + 1; j < d; j++) triangle[j * padded + i] = own[entry++];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(ReadOnlySpan<double> points, int count)
    {
        ref var to = ref MemoryMarshal.GetReference(columns.Span);
        ref var from = ref MemoryMarshal.GetReference(points);
        if (count < Tile) columns.Span.Clear();
        for (var n = 0; n < count; n++)
        {
            for (var i = 0; i < d; i++) Unsafe.Add(ref to, i * Tile + n) = Unsafe.Add(ref from, n * d + i);
        }
    }

    /// <summary>Turns terms into weights; returns the sum of logarithms, and adds the weights to the gradient of the alphas.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(int count, Span<double> alphasGradient)
    {
        ref var t = ref MemoryMarshal.GetReference(terms.Span);
        var value = Vector512<double>.Zero;
        for (nuint v = 0; v < Tile; v += 8)
        {
            var here = DoubleLanes.First(count - (int)v);
            var largest = Vector512.LoadUnsafe(ref t, v);
            for (nuint k = 1; k < (nuint)components; k++) largest = Vector512.MaxNative(largest, Vector512.LoadUnsafe(ref t, k * Tile + v));
            var sum = Vector512<double>.Zero;
            nuint at = v;
            for (var k = 0; k < components; k++, at += Tile)
            {
                var e = DoubleLanes.ExpOfNegative(Vector512.LoadUnsafe(ref t, at) - largest);
                e.StoreUnsafe(ref t, at);
                sum += e;
            }

            value += here & (largest + DoubleLanes.Log(sum));
            var scale = here & (Vector512<double>.One / sum);
            at = v;
            for (var k = 0; k < components; k++, at += Tile) (Vector512.LoadUnsafe(ref t, at) * scale).StoreUnsafe(ref t, at);
        }

        for (var k = 0; k < components; k++)
        {
            var sum = Vector512<double>.Zero;
            for (nuint v = 0; v < Tile; v += 8) sum += Vector512.LoadUnsafe(ref t, (nuint)k * Tile + v);
            alphasGradient[k] += Vector512.Sum(sum);
        }

        return Vector512.Sum(value);
    }

    /// <summary>From moments to gradients.</summary>
    private void Finish(int k, double weight, ReadOnlySpan<double> icf, Span<double> meansGradient, Span<double> icfGradient)
    {
        if (d <= FewDimensions) FewTotals(k);
        else ManyTotals(k);
        var triangle = triangles.Span.Slice(k * padded * padded, padded * padded);

        // ∂μ = Qᵀ(Q·Σwc)
        meansGradient.Clear();
        for (var j = 0; j < d; j++)
        {
            var sum = 0.0;
            for (var i = 0; i <= j; i++) sum += triangle[j * padded + i] * first[i];
            for (var i = 0; i <= j; i++) meansGradient[i] += triangle[j * padded + i] * sum;
        }

        // ∂Q = −Q·Σwccᵀ below the diagonal, and on it times its own exponential.
        for (var j = 0; j < d; j++)
        {
            Array.Clear(row);
            for (var l = 0; l <= j; l++)
            {
                var factor = triangle[j * padded + l];
                for (var i = 0; i <= j; i++) row[i] += factor * second[l * d + i];
            }

            icfGradient[j] = weight - row[j] * triangle[j * padded + j];
            for (var i = 0; i < j; i++) icfGradient[d + i * d - i * (i + 1) / 2 + j - i - 1] = -row[i];
        }
    }
}
