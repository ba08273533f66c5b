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
        var isBetter = false;
        if (loss < lowestLoss - epsilon * Math.Abs(lowestLoss))
        {
            lowestLoss = loss;
            isBetter = true;
        }

        if (gradientNorm < 0.5 * smallestGradient)
        {
            smallestGradient = gradientNorm;
            isBetter = true;
        }

        flatSteps = isBetter ? 0 : flatSteps + 1;
        return flatSteps >= MostFlatSteps;
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
