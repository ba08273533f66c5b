using System.ComponentModel;
using System.Numerics;
using Steepest.Threading;

namespace Steepest.Kernels;

/// <summary>Compares a kernel's gradient with differences of its loss.</summary>
/// <remarks>
/// Central differences at halving distances, extrapolated to distance 0 by Ridders' tableau (1982). The tableau also says how far the
/// extrapolation can be trusted; only what goes beyond that counts as an error, so a loss that differences cannot resolve does not
/// fail a right gradient, and a smooth one betrays an error of 1e-6.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DifferenceCheck
{
    private const int Distances = 18;
    private const double LargestDistance = 1.0 / 8;

    /// <summary>Checks losses over samples, taken over all rows.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="variables">Their names and places.</param>
    /// <returns>The largest disagreement.</returns>
    public static GradientCheck RunSampled<T, TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<VariableBlock> variables)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var whole = new WholeBatch<T, TKernel>(kernel, new RowShards<T>(point.Length, 1));
        return Run(ref whole, point, variables);
    }

    /// <summary>Checks losses without samples.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="variables">Their names and places.</param>
    /// <returns>The largest disagreement.</returns>
    public static GradientCheck Run<T, TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<VariableBlock> variables)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        var memory = new AlignedMemory<T>(3, point.Length);
        var moved = memory[0][..point.Length];
        var gradient = memory[1][..point.Length];
        var unused = memory[2][..point.Length];
        point.CopyTo(moved);
        var loss = kernel.Gradient(moved, gradient);
        if (!double.IsFinite(loss)) return new GradientCheck { MaxRelativeError = double.NaN, Worst = "the loss is not finite at this point" };

        var largest = Packed.LargestMagnitude<T>(gradient);
        var (bound, epsilon) = Precision<T>(variables);
        var worst = new GradientCheck();
        var worstGap = Disagreement.None;
        foreach (var variable in variables)
        {
            for (var i = 0; i < variable.Length; i++)
            {
                var place = variable.Offset + i;
                var derivative = double.CreateTruncating(gradient[place]);
                var difference = Extrapolate(ref kernel, moved, place, variable, loss, epsilon, unused);
                moved[place] = point[place];
                var gap = Compare(derivative, difference, largest);
                if (!gap.IsWorseThan(worstGap)) continue;
                worstGap = gap;
                worst = new GradientCheck { MaxRelativeError = gap.Error, Worst = variable.ElementName(i), Derivative = derivative, Difference = difference.Value };
            }
        }

        return worst with { Passed = worst.MaxRelativeError <= bound };
    }

    /// <summary>
    /// The disagreement, relative to the derivative; where that is about 0, to a trifle of the largest one and of the loss's slopes around the point,
    /// which are what rounding is relative to at a minimum.
    /// </summary>
    private static Disagreement Compare(double derivative, Estimate difference, double largest)
    {
        var gap = Math.Abs(derivative - difference.Value);
        if (gap == 0) return new Disagreement(0, 0);
        var size = Math.Max(Math.Max(Math.Abs(derivative), Math.Abs(difference.Value)), 1e-6 * Math.Max(largest, difference.Steepness));
        return new Disagreement(gap <= 4 * difference.Uncertainty ? 0 : (gap - 4 * difference.Uncertainty) / size, gap / size);
    }

    private static Estimate Extrapolate<T, TKernel>(ref TKernel kernel, Span<T> moved, int place, in VariableBlock variable, double loss, double epsilon, Span<T> unused)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        var centre = moved[place];
        var distance = Math.Min(LargestDistance * Math.Max(1, Math.Abs(double.CreateTruncating(centre))), variable.RoomAround(double.CreateTruncating(centre)));
        Span<double> row = stackalloc double[Distances];
        Span<double> above = stackalloc double[Distances];
        var filled = 0;
        var best = new Estimate(double.NaN, double.PositiveInfinity, 0);
        var steepness = 0.0;
        for (var i = 0; i < Distances; i++, distance /= 2)
        {
            // The distance that counts is the one between the numbers that were really used.
            var right = Rounded(centre + T.CreateTruncating(distance), variable.IsSingle);
            var left = Rounded(centre - T.CreateTruncating(distance), variable.IsSingle);
            var width = double.CreateTruncating(right) - double.CreateTruncating(left);
            if (width == 0) break;
            moved[place] = right;
            var rightLoss = kernel.Gradient(moved, unused);
            moved[place] = left;
            var leftLoss = kernel.Gradient(moved, unused);
            if (!double.IsFinite(rightLoss) || !double.IsFinite(leftLoss))
            {
                // Outside the domain: begin again closer.
                filled = 0;
                continue;
            }

            var rounding = 4 * epsilon * Math.Max(Math.Abs(loss), Math.Max(Math.Abs(rightLoss), Math.Abs(leftLoss))) / width;
            steepness = Math.Max(steepness, 2 * Math.Max(Math.Abs(rightLoss - loss), Math.Abs(leftLoss - loss)) / width);
            row[0] = (rightLoss - leftLoss) / width;
            var factor = 1.0;
            for (var order = 1; order <= filled; order++)
            {
                factor *= 4;
                row[order] = row[order - 1] + (row[order - 1] - above[order - 1]) / (factor - 1);
                var uncertainty = rounding + Math.Max(Math.Abs(row[order] - row[order - 1]), Math.Abs(row[order] - above[order - 1]));
                if (uncertainty < best.Uncertainty) best = new Estimate(row[order], uncertainty, steepness);
            }

            row[..(filled + 1)].CopyTo(above);
            filled++;
            if (best.Uncertainty <= 1e-10 * Math.Abs(best.Value)) break;
        }

        return best with { Steepness = steepness };
    }

    /// <summary>The largest error that passes, and the rounding unit.</summary>
    private static (double Bound, double Epsilon) Precision<T>(ReadOnlySpan<VariableBlock> variables)
    {
        var isSingle = typeof(T) == typeof(float);
        foreach (var variable in variables) isSingle |= variable.IsSingle;
        return isSingle ? (2e-3, 1.2e-7) : (1e-7, 2.3e-16);
    }

    private static T Rounded<T>(T number, bool isSingle)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => isSingle ? T.CreateTruncating(float.CreateTruncating(number)) : number;

    /// <summary>How far a derivative and differences lie apart.</summary>
    /// <param name="Error">Beyond what the differences leave open, which is the error.</param>
    /// <param name="Gap">In all, by which those are told apart that have no error.</param>
    private readonly record struct Disagreement(double Error, double Gap)
    {
        /// <summary>Less than any.</summary>
        public static Disagreement None => new(0, -1);

        public bool IsWorseThan(Disagreement other) => Rank(Error) > Rank(other.Error) || (Rank(Error) == Rank(other.Error) && Gap > other.Gap);

        /// <summary>What cannot be compared is worst of all.</summary>
        private static double Rank(double error) => double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    /// <summary>A derivative by differences, how far it can be trusted, and the steepest slope between the points that were tried.</summary>
    private readonly record struct Estimate(double Value, double Uncertainty, double Steepness);
}
