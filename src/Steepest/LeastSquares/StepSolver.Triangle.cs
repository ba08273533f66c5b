using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares;

/// <summary>Steps from the triangle of the Jacobian, without products of columns.</summary>
internal partial class StepSolver
{
    /// <summary>Columns of the triangle of the free variables, scaled, with damping below; then the right side.</summary>
    private double[] tall = [];

    private int TallRows => 2 * count;

    /// <summary>Takes the memory that triangles need.</summary>
    public void Prepare(NormalEquations first, NormalEquations second)
    {
        tall = new double[TallRows * (count + 1)];
        first.Triangle = new double[first.Order * first.Order];
        second.Triangle = new double[second.Order * second.Order];
    }

    /// <summary>
    /// Brings the triangle with the damping below it to a triangle again; the factor is its transpose, so that what solves with the one does with the
    /// other, and the right side is turned with it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryTurn(double damping, bool isFirst)
    {
        SetTall(damping, isFirst);
        var rows = count + freeCount;
        for (var pivot = 0; pivot < freeCount; pivot++)
        {
            var column = Tall(pivot)[pivot..rows];
            var square = Packed.Dot<double>(column, column);
            var length = Math.Sqrt(square);
            if (!(length > 4 * count * 2.220446049250313e-16)) return false;
            var head = column[0];
            var turned = Math.CopySign(length, -head);
            column[0] = head - turned;
            var share = 1 / (square - head * turned);
            for (var other = pivot + 1; other <= freeCount; other++)
            {
                var target = Tall(other)[pivot..rows];
                Packed.AddScaled(target, -share * Packed.Dot<double>(column, target), column);
                if (other < freeCount) factor[other * count + pivot] = target[0];
            }

            factor[pivot * count + pivot] = 1 / turned;
        }

        Tall(freeCount)[..freeCount].CopyTo(scaled);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetTall(double damping, bool isFirst)
    {
        if (tall.Length == 0) tall = new double[TallRows * (count + 1)];
        tall.AsSpan().Clear();
        var order = model.Order;
        var root = Math.Sqrt(damping);
        for (var i = 0; i < freeCount; i++)
        {
            var place = free[i];
            var column = Tall(i);
            for (var row = 0; row <= place; row++) column[row] = model.Triangle[row * order + place] / scale[place];
            column[count + i] = root;
        }

        var right = Tall(freeCount);
        for (var row = 0; row < count; row++)
        {
            var value = model.Triangle[row * order + count];
            if (!isFirst)
            {
                for (var j = row; j < count; j++) value += model.Triangle[row * order + j] * moved[j];
            }

            right[row] = -value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private Span<double> Tall(int column) => MemoryMarshal.CreateSpan(ref tall[column * TallRows], TallRows);
}
