namespace Steepest.Reference.Oracle;

/// <summary>
/// One number in several arithmetics at once: that of the machine, which decides which way a program goes; twice its precision, where a
/// float is not rounded; and three more of the machine's, in which every use of a float is disturbed by what rounding it there would do.
/// The spread of all these is what rounding can do to a result, in whichever order derivatives are taken: forward they meet the roundings
/// of floats elsewhere than backward. D. S. Parker, "Monte Carlo arithmetic", 1997.
/// </summary>
public readonly partial struct Lockstep : IScalar<Lockstep>, IEquatable<Lockstep>
{
    /// <summary>How many numbers stand for one: the machine's first, the precise one last.</summary>
    public const int Readings = 5;

    private readonly Binary64 _machine;
    private readonly Binary64 _first;
    private readonly Binary64 _second;
    private readonly Binary64 _third;
    private readonly DoubleDouble _precise;

    private Lockstep(Binary64 machine, Binary64 first, Binary64 second, Binary64 third, DoubleDouble precise)
    {
        _machine = machine;
        _first = first;
        _second = second;
        _third = third;
        _precise = precise;
    }

    public static Lockstep Of(double value) => new(Binary64.Of(value), Binary64.Of(value), Binary64.Of(value), Binary64.Of(value), DoubleDouble.Of(value));

    public static Lockstep Of(BigFloat value)
    {
        var machine = Binary64.Of(value);
        return new(machine, machine, machine, machine, DoubleDouble.Of(value));
    }

    public static double ToDouble(Lockstep x) => Binary64.ToDouble(x._machine);

    /// <summary>One of the numbers.</summary>
    public static double Read(Lockstep x, int reading) => reading switch
    {
        0 => Binary64.ToDouble(x._machine),
        1 => Binary64.ToDouble(x._first),
        2 => Binary64.ToDouble(x._second),
        3 => Binary64.ToDouble(x._third),
        _ => DoubleDouble.ToDouble(x._precise),
    };

    public static Lockstep ToSingle(Lockstep x)
        => new(Binary64.ToSingle(x._machine), Binary64.ToSingle(x._first), Binary64.ToSingle(x._second), Binary64.ToSingle(x._third), DoubleDouble.ToSingle(x._precise));

    public static Lockstep FromSingle(Lockstep x)
        => new(x._machine, RoundingNoise.Disturb(x._first), RoundingNoise.Disturb(x._second), RoundingNoise.Disturb(x._third), x._precise);

    public static double Spread(Lockstep x)
    {
        var spread = 0.0;
        for (var reading = 1; reading < Readings; reading++) spread = Math.Max(spread, Math.Abs(Read(x, reading) - ToDouble(x)));
        return spread;
    }

    public static bool IsZero(Lockstep x)
        => Binary64.IsZero(x._machine) && Binary64.IsZero(x._first) && Binary64.IsZero(x._second) && Binary64.IsZero(x._third) && DoubleDouble.IsZero(x._precise);

    public static bool operator <(Lockstep x, Lockstep y) => x._machine < y._machine;

    public static bool operator >(Lockstep x, Lockstep y) => x._machine > y._machine;

    public static bool operator <=(Lockstep x, Lockstep y) => x._machine <= y._machine;

    public static bool operator >=(Lockstep x, Lockstep y) => x._machine >= y._machine;

    public static bool operator ==(Lockstep x, Lockstep y) => x.Equals(y);

    public static bool operator !=(Lockstep x, Lockstep y) => !x.Equals(y);

    // What is rounded to a whole number is the same one in all: where it might not be, a tie has been noted.
    public static Lockstep Truncate(Lockstep x) => Of(Binary64.ToDouble(Binary64.Truncate(x._machine)));

    public static Lockstep Floor(Lockstep x) => Of(Binary64.ToDouble(Binary64.Floor(x._machine)));

    public static Lockstep Round(Lockstep x) => Of(Binary64.ToDouble(Binary64.Round(x._machine)));

    /// <summary>Whether two numbers come from the same computation; what disturbs them is not part of it.</summary>
    public bool Equals(Lockstep other) => _machine.Equals(other._machine) && _precise.Equals(other._precise);

    public override bool Equals(object? obj) => obj is Lockstep other && Equals(other);

    public override int GetHashCode() => _precise.GetHashCode();

    public override string ToString() => _precise.ToString();
}
