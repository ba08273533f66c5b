namespace Steepest.Reference.Oracle;

/// <summary>Disturbances as large as the rounding of a float, the same in every run of a program.</summary>
internal static class RoundingNoise
{
    /// <summary>What rounding to a float changes at most, relatively.</summary>
    private const double Unit = 1.0 / (1 << 24);

    [ThreadStatic]
    private static ulong t_state;

    public static void Reset() => t_state = 0x9E3779B97F4A7C15;

    /// <summary>Up or down by half a unit to a whole one.</summary>
    public static Binary64 Disturb(Binary64 x)
    {
        var value = Binary64.ToDouble(x);
        if (value == 0) return x;

        // Marsaglia's xorshift.
        t_state ^= t_state << 13;
        t_state ^= t_state >> 7;
        t_state ^= t_state << 17;
        var size = 0.5 + (t_state >> 12) * (0.5 / (1UL << 52));
        return Binary64.Of(value + value * ((t_state & 1) == 0 ? Unit : -Unit) * size);
    }
}
