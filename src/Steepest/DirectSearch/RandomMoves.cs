using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Sampling;

namespace Steepest.DirectSearch;

/// <summary>
/// Normal steps from the best point, near ones and far ones by turns. Near ones are longer after a better one and shorter after another, so that one of
/// five is better (Rechenberg, "Evolutionsstrategie", 1973); far ones stay as long as the first, and where one is better near ones begin anew there.
/// </summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The first vector, of which none is needed.</param>
/// <param name="places">Where variables stand in the point.</param>
/// <param name="box">The bounds; null for none.</param>
/// <param name="radius">The standard deviation of the first step, in units of variables.</param>
/// <param name="seed">Where the random numbers begin.</param>
internal sealed class RandomMoves<T>(AlignedMemory<T> memory, int first, int[] places, Box<T>? box, double radius, int seed)
    : DirectMoves<T>(memory, first, vectors: 0, Kept, places, box, radius)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Share = 0.2;
    private const double LargestGrowth = 60;

    /// <summary>The logarithm of what the radius has been multiplied by, and how many steps have been drawn.</summary>
    private const int Growth = 0;
    private const int Drawn = 1;
    private const int Kept = 2;

    private bool isFar;

    public override double Reach => Radius * Math.Exp(Numbers[Growth]);

    /// <summary>Sets the trial to the next step's end. Every step has a stream of its own, so that it depends on its number alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(Span<T> trial, ReadOnlySpan<T> point)
    {
        isFar = (long)Numbers[Drawn] % 2 == 1;
        var random = new Gaussian((ulong)seed, (long)Numbers[Drawn]++);
        var reach = isFar ? Radius : Reach;
        point.CopyTo(trial);
        foreach (var place in Places) trial[place] = Within(double.CreateTruncating(point[place]) + reach * random.Next() * Unit(point, place), place);
    }

    /// <summary>Takes note of whether the step led lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Judge(bool isBetter)
    {
        if (!isFar) Numbers[Growth] = Math.Min(LargestGrowth, Numbers[Growth] + ((isBetter ? 1 : 0) - Share) / ((1 - Share) * Math.Sqrt(Places.Length + 1)));
        else if (isBetter) Numbers[Growth] = Math.Max(0, Numbers[Growth]);
    }
}
