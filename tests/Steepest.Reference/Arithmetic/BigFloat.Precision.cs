namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    private const double BitsPerDigit = 3.3219280948873623;
    private const int GuardBits = 24;
    private const int DefaultBits = 200 + GuardBits;

    [ThreadStatic]
    private static int t_bits;

    /// <summary>The bits of a significand on this thread: 60 decimal digits and some unless a scope says otherwise.</summary>
    public static int PrecisionBits => t_bits == 0 ? DefaultBits : t_bits;

    /// <summary>Until disposal, operations of this thread round to this many decimal digits (and a few guard bits).</summary>
    public static PrecisionScope WithDigits(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        return new PrecisionScope(BitsFor(digits));
    }

    internal static PrecisionScope ExtraBits(long bits) => new(checked((int)(PrecisionBits + Math.Max(0, bits))));

    private static int BitsFor(int digits) => (int)Math.Ceiling(digits * BitsPerDigit) + GuardBits;

    /// <summary>Restores the precision of before; scopes nest.</summary>
    public readonly ref struct PrecisionScope : IDisposable
    {
        private readonly int _before;

        internal PrecisionScope(int bits)
        {
            _before = t_bits;
            t_bits = bits;
        }

        public void Dispose() => t_bits = _before;
    }
}
