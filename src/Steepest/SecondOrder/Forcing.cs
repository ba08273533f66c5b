using System.Runtime.CompilerServices;

namespace Steepest.SecondOrder;

/// <summary>
/// How exactly systems are solved on the way: the second choice of Eisenstat and Walker ("Choosing the forcing terms in an inexact Newton method",
/// 1996), 0.9·(‖g‖/‖g before‖)², kept from falling too fast; at most one half.
/// </summary>
internal static class Forcing
{
    /// <summary>How many numbers are kept: the length of the last gradient, and the last term.</summary>
    public const int Numbers = 2;

    private const double Most = 0.5;
    private const double Least = 1e-10;
    private const double Factor = 0.9;

    /// <summary>The next term.</summary>
    /// <param name="kept">What is kept; zeros at first.</param>
    /// <param name="norm">The length of the gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Next(Span<double> kept, double norm)
    {
        var term = Most;
        if (kept[0] > 0)
        {
            var ratio = norm / kept[0];
            term = Factor * ratio * ratio;
            var slow = Factor * kept[1] * kept[1];
            if (slow > 0.1) term = Math.Max(term, slow);
            term = Math.Clamp(term, Least, Most);
        }

        (kept[0], kept[1]) = (norm, term);
        return term;
    }

    /// <summary>The most products that a step may take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int MostProducts(int variables) => (int)Math.Clamp(2L * variables, 10, 500);
}
