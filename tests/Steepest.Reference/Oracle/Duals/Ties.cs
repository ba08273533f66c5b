namespace Steepest.Reference.Oracle;

/// <summary>
/// How close an evaluation came to another outcome of a comparison, a choice or a rounding. Near such a point rounding decides which way a
/// program goes, and two right programs need not agree.
/// </summary>
public static class Ties
{
    /// <summary>How far apart rounding puts constants that are computed in two ways.</summary>
    private const double Rounding = 1e-14;

    [ThreadStatic]
    private static double t_nearest;

    /// <summary>The smallest distance since the last <see cref="Reset"/>, relative to the numbers where they are above 1.</summary>
    public static double Nearest => t_nearest;

    public static void Reset() => t_nearest = double.PositiveInfinity;

    /// <summary>Two numbers are compared.</summary>
    public static void Compared<T>(HyperDual<T> x, HyperDual<T> y)
        where T : struct, IScalar<T>
    {
        // What is equal in all parts comes from the same computation: it is a tie everywhere, which rounding does not break.
        if ((!x.Varies && !y.Varies) || x.Equals(y)) return;
        var (left, right) = (T.ToDouble(x.Value), T.ToDouble(y.Value));
        Note(Math.Abs(left - right), T.Spread(x.Value) + T.Spread(y.Value), Math.Max(Math.Abs(left), Math.Abs(right)), true);
    }

    /// <summary>A function with a jump or a kink at 0 is taken.</summary>
    public static void AtZero<T>(HyperDual<T> x)
        where T : struct, IScalar<T>
    {
        if (!IsFlat(x, T.ToDouble(x.Value))) Note(Math.Abs(T.ToDouble(x.Value)), T.Spread(x.Value), 1, x.Varies);
    }

    /// <summary>A function that jumps at every whole number, or midway between, is taken.</summary>
    public static void AtWhole<T>(HyperDual<T> x, double shift = 0)
        where T : struct, IScalar<T>
    {
        var value = T.ToDouble(x.Value) + shift;
        if (!IsFlat(x, value - Math.Round(value))) Note(Math.Abs(value - Math.Round(value)), T.Spread(x.Value), Math.Abs(value), x.Varies);
    }

    /// <summary>Whether a number lies on the tie without moving when the variables do, as a product with 0 does.</summary>
    private static bool IsFlat<T>(HyperDual<T> x, double distance)
        where T : struct, IScalar<T>
        => distance == 0 && !x.HasDerivative;

    /// <summary>
    /// A constant that is right on a tie stays there, and one that is not is never moved to it by a variable: only where rounding puts it
    /// may another right program find it elsewhere, as the cosine of a quarter turn.
    /// </summary>
    private static void Note(double distance, double spread, double size, bool varies)
    {
        var relative = Math.Max(distance - spread, 0) / Math.Max(1, size);
        if (!varies && (relative > Rounding || (distance == 0 && spread == 0))) return;
        if (relative < t_nearest) t_nearest = relative;
    }
}
