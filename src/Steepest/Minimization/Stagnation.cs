using System.Runtime.CompilerServices;
using Steepest.Checkpoints;

namespace Steepest.Minimization;

/// <summary>Tells when a line-search method has come down to rounding: nothing becomes better any more, though steps are accepted.</summary>
/// <remarks>
/// A step counts as flat if it neither lowers the lowest loss by a rounding unit nor halves the smallest gradient. Near a minimum the
/// gradient goes on shrinking for some steps after the loss has become flat, and the variables gain digits by it.
/// </remarks>
internal struct Stagnation
{
    private const int MostFlatSteps = 8;

    public Stagnation()
    {
    }

    private double lowestLoss = double.PositiveInfinity;
    private double smallestGradient = double.PositiveInfinity;
    private double lastLoss = double.NaN;
    private int flatSteps;

    /// <summary>Takes note of where an iteration begins; anywhere but where the last one ended, counting starts anew.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void BeginAt(double loss, double gradientNorm)
    {
        if (loss != lastLoss) (lowestLoss, smallestGradient, flatSteps) = (loss, gradientNorm, 0);
        lastLoss = loss;
    }

    /// <summary>Takes note of where it ended; true if that was one flat step too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public bool EndAt(double loss, double gradientNorm, double epsilon)
    {
        lastLoss = loss;
        var isLower = loss < lowestLoss - epsilon * Math.Abs(lowestLoss);
        var isSmaller = gradientNorm < 0.5 * smallestGradient;

        // Selections, as it is hardly foreseen which iterations shrink the gradient.
        lowestLoss = Chosen(isLower, loss, lowestLoss);
        smallestGradient = Chosen(isSmaller, gradientNorm, smallestGradient);
        flatSteps = isLower | isSmaller ? 0 : flatSteps + 1;
        return flatSteps >= MostFlatSteps;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Chosen(bool condition, double first, double second)
    {
        var (a, b) = (BitConverter.DoubleToInt64Bits(first), BitConverter.DoubleToInt64Bits(second));
        return BitConverter.Int64BitsToDouble(condition ? a : b);
    }

    public readonly void Save(ref CheckpointWriter writer)
    {
        writer.Write(lowestLoss);
        writer.Write(smallestGradient);
        writer.Write(lastLoss);
        writer.Write((long)flatSteps);
    }

    public static Stagnation Load(ref CheckpointReader reader) => new()
    {
        lowestLoss = reader.ReadDouble(),
        smallestGradient = reader.ReadDouble(),
        lastLoss = reader.ReadDouble(),
        flatSteps = reader.ReadCount(int.MaxValue),
    };
}
