namespace Steepest.Tests.Corpora;

/// <summary>Bounds of each variable.</summary>
internal static class Interval
{
    /// <summary>How far the nearest bound is from a point within.</summary>
    public static double Room(ReadOnlySpan<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        var room = double.PositiveInfinity;
        for (var i = 0; i < x.Length; i++) room = Math.Min(room, Math.Min(x[i] - lower[i], upper[i] - x[i]));
        return room;
    }
}
