using System.Numerics;
using Steepest.Threading;

namespace Steepest.Kernels;

public static partial class DifferenceCheck
{
    /// <summary>Checks products with the Hessian of losses over samples, taken over all rows.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="variables">Their names and places.</param>
    /// <returns>The largest disagreement.</returns>
    public static GradientCheck RunSampledProducts<T, TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<VariableBlock> variables)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, ISampledHessianKernel<T>, allows ref struct
    {
        var whole = new WholeBatchProducts<T, TKernel>(kernel, new RowShards<T>(point.Length, 1));
        return RunProducts(ref whole, point, variables);
    }

    /// <summary>Checks products with the Hessian of losses without samples: for each variable a column, against differences of gradients.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="variables">Their names and places.</param>
    /// <returns>The largest disagreement.</returns>
    public static GradientCheck RunProducts<T, TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<VariableBlock> variables)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IHessianKernel<T>, allows ref struct
    {
        var columns = new GradientColumns<T>(point);
        if (!double.IsFinite(kernel.Gradient(point, columns.Gradient)))
            return new GradientCheck { MaxRelativeError = double.NaN, Worst = "the loss is not finite at this point" };

        var (bound, epsilon) = Precision<T>(variables);
        var worst = new GradientCheck();
        var worstGap = Disagreement.None;
        foreach (var column in variables)
        {
            for (var j = 0; j < column.Length; j++)
            {
                columns.Direction[column.Offset + j] = T.One;
                kernel.Product(point, columns.Direction, columns.Product);
                columns.Direction[column.Offset + j] = T.Zero;
                columns.Extrapolate(ref kernel, column.Offset + j, column, epsilon);
                var largest = Packed.LargestMagnitude<T>(columns.Product);
                foreach (var row in variables)
                {
                    for (var i = 0; i < row.Length; i++)
                    {
                        var derivative = double.CreateTruncating(columns.Product[row.Offset + i]);
                        var difference = columns.Estimates[row.Offset + i] with { Steepness = columns.Steepness };
                        var gap = Compare(derivative, difference, largest);
                        if (!gap.IsWorseThan(worstGap)) continue;
                        worstGap = gap;
                        worst = new GradientCheck { MaxRelativeError = gap.Error, Worst = $"{row.ElementName(i)}, {column.ElementName(j)}", Derivative = derivative, Difference = difference.Value };
                    }
                }
            }
        }

        return worst with { Passed = worst.MaxRelativeError <= bound };
    }

    /// <summary>A column of the Hessian by differences of gradients: the tableau of <see cref="Extrapolate"/> for each of its entries.</summary>
    private sealed class GradientColumns<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] moved;
        private readonly T[] right;
        private readonly T[] left;
        private readonly double[] row;
        private readonly double[] above;

        public GradientColumns(ReadOnlySpan<T> point)
        {
            moved = point.ToArray();
            (right, left, Gradient, Direction, Product) = (new T[point.Length], new T[point.Length], new T[point.Length], new T[point.Length], new T[point.Length]);
            (row, above) = (new double[point.Length * Distances], new double[point.Length * Distances]);
            Estimates = new Estimate[point.Length];
        }

        public T[] Gradient { get; }

        public T[] Direction { get; }

        public T[] Product { get; }

        public Estimate[] Estimates { get; }

        /// <summary>How much any entry of the gradient changed, over the distance.</summary>
        public double Steepness { get; private set; }

        public void Extrapolate<TKernel>(ref TKernel kernel, int place, in VariableBlock variable, double epsilon)
            where TKernel : struct, IHessianKernel<T>, allows ref struct
        {
            var centre = moved[place];
            var distance = Math.Min(LargestDistance * Math.Max(1, Math.Abs(double.CreateTruncating(centre))), variable.RoomAround(double.CreateTruncating(centre)));
            var filled = 0;
            Array.Fill(Estimates, new Estimate(double.NaN, double.PositiveInfinity, 0));
            Steepness = 0;
            for (var step = 0; step < Distances; step++, distance /= 2)
            {
                // The distance that counts is the one between the numbers that were really used.
                var up = Rounded(centre + T.CreateTruncating(distance), variable.IsSingle);
                var down = Rounded(centre - T.CreateTruncating(distance), variable.IsSingle);
                var width = double.CreateTruncating(up) - double.CreateTruncating(down);
                if (width == 0) break;
                moved[place] = up;
                var rightLoss = kernel.Gradient(moved, right);
                moved[place] = down;
                var leftLoss = kernel.Gradient(moved, left);
                var size = Math.Max(Packed.LargestMagnitude<T>(right), Packed.LargestMagnitude<T>(left));
                if (!double.IsFinite(rightLoss) || !double.IsFinite(leftLoss) || !double.IsFinite(size))
                {
                    // Outside the domain: begin again closer.
                    filled = 0;
                    continue;
                }

                Fill(filled, width, 4 * epsilon * size / width);
                filled++;
            }

            moved[place] = centre;
        }

        private void Fill(int filled, double width, double rounding)
        {
            for (var i = 0; i < moved.Length; i++)
            {
                var entry = row.AsSpan(i * Distances, Distances);
                var before = above.AsSpan(i * Distances, Distances);
                entry[0] = (double.CreateTruncating(right[i]) - double.CreateTruncating(left[i])) / width;
                Steepness = Math.Max(Steepness, Math.Abs(entry[0]));
                var factor = 1.0;
                for (var order = 1; order <= filled; order++)
                {
                    factor *= 4;
                    entry[order] = entry[order - 1] + (entry[order - 1] - before[order - 1]) / (factor - 1);
                    var uncertainty = rounding + Math.Max(Math.Abs(entry[order] - entry[order - 1]), Math.Abs(entry[order] - before[order - 1]));
                    if (uncertainty < Estimates[i].Uncertainty) Estimates[i] = new Estimate(entry[order], uncertainty, 0);
                }

                entry[..(filled + 1)].CopyTo(before);
            }
        }
    }
}
