namespace Steepest.Reference.Oracle;

/// <summary>
/// How close an evaluation came to another outcome of a comparison, a choice or a rounding. Near such a point rounding decides which way a
/// program goes, and two right programs need not agree.
/// </summary>
public static class Ties
{
    [ThreadStatic]
    private static double t_nearest;

    /// <summary>The smallest distance since the last <see cref="Reset"/>, relative to the numbers where they are above 1.</summary>
    public static double Nearest => t_nearest;

    public static void Reset() => t_nearest = double.PositiveInfinity;

    /// <summary>Two numbers are compared.</summary>
    public static void Compared<T>(HyperDual<T> x, HyperDual<T> y)
        where T : struct, IScalar<T>
    {
        if (!x.Varies && !y.Varies) return;
        var (left, right) = (T.ToDouble(x.Value), T.ToDouble(y.Value));
        Note(Math.Abs(left - right) / Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right))));
    }

    /// <summary>A function with a jump or a kink at 0 is taken.</summary>
    public static void AtZero<T>(HyperDual<T> x)
        where T : struct, IScalar<T>
    {
        if (x.Varies) Note(Math.Abs(T.ToDouble(x.Value)));
    }

    /// <summary>A function that jumps at every whole number, or midway between, is taken.</summary>
    public static void AtWhole<T>(HyperDual<T> x, double shift = 0)
        where T : struct, IScalar<T>
    {
        if (!x.Varies) return;
        var value = T.ToDouble(x.Value) + shift;
        Note(Math.Abs(value - Math.Round(value)) / Math.Max(1, Math.Abs(value)));
    }

    private static void Note(double distance)
    {
        if (distance < t_nearest) t_nearest = distance;
    }
}
