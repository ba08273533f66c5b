namespace Steepest.Generators.Differentiation.Domains;

/// <summary>Where a real number lies, with ends that belong to it or not. It speaks of the formula, not of its rounding.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="HasLow">Whether the lower end belongs to it.</param>
/// <param name="HasHigh">Whether the upper end belongs to it.</param>
internal readonly record struct Interval(double Low, double High, bool HasLow = true, bool HasHigh = true)
{
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity, false, false);
    public static readonly Interval Positive = new(0, double.PositiveInfinity, false, false);
    public static readonly Interval NotNegative = new(0, double.PositiveInfinity, true, false);
    public static readonly Interval Boolean = new(0, 1);

    public static Interval Of(double number) => double.IsNaN(number) ? All : new(number, number);

    public static Interval From(double low) => new(low, double.PositiveInfinity, true, false);

    public bool IsEmpty => Low > High || (Low == High && !(HasLow && HasHigh));

    public bool Contains(double number) => (number > Low || (HasLow && number == Low)) && (number < High || (HasHigh && number == High));

    /// <summary>Whether every number of it belongs to <paramref name="other"/>.</summary>
    public bool IsWithin(Interval other)
        => (Low > other.Low || (Low == other.Low && (other.HasLow || !HasLow))) && (High < other.High || (High == other.High && (other.HasHigh || !HasHigh)));

    /// <summary>The smallest interval around both.</summary>
    public Interval Join(Interval other) => new(
        Math.Min(Low, other.Low),
        Math.Max(High, other.High),
        Low < other.Low ? HasLow : other.Low < Low ? other.HasLow : HasLow || other.HasLow,
        High > other.High ? HasHigh : other.High > High ? other.HasHigh : HasHigh || other.HasHigh);

    /// <summary>What belongs to both; this one where nothing does, as then the place is never reached.</summary>
    public Interval Meet(Interval other)
    {
        var both = new Interval(
            Math.Max(Low, other.Low),
            Math.Min(High, other.High),
            Low > other.Low ? HasLow : other.Low > Low ? other.HasLow : HasLow && other.HasLow,
            High < other.High ? HasHigh : other.High < High ? other.HasHigh : HasHigh && other.HasHigh);
        return both.IsEmpty ? this : both;
    }

    /// <summary>An interval around both whose ends, where they moved, are round: repeated, it comes to rest.</summary>
    public Interval Widen(Interval other)
    {
        var (low, hasLow) = other.Low < Low || (other.Low == Low && other.HasLow && !HasLow) ? End(RoundDown(other.Low)) : (Low, HasLow);
        var (high, hasHigh) = other.High > High || (other.High == High && other.HasHigh && !HasHigh) ? End(-RoundDown(-other.High)) : (High, HasHigh);
        return new Interval(low, high, hasLow, hasHigh);
    }

    public static Interval operator -(Interval x) => new(-x.High, -x.Low, x.HasHigh, x.HasLow);

    public static Interval operator +(Interval x, Interval y) => new(Sum(x.Low, y.Low, double.NegativeInfinity), Sum(x.High, y.High, double.PositiveInfinity), x.HasLow && y.HasLow, x.HasHigh && y.HasHigh);

    public static Interval operator -(Interval x, Interval y) => x + -y;

    public static Interval operator *(Interval x, Interval y)
    {
        var hull = Product(x.Low, x.HasLow, y.Low, y.HasLow).Join(Product(x.Low, x.HasLow, y.High, y.HasHigh))
            .Join(Product(x.High, x.HasHigh, y.Low, y.HasLow)).Join(Product(x.High, x.HasHigh, y.High, y.HasHigh));
        return hull;
    }

    /// <summary>A divisor that reaches 0 from one side is taken not to be 0; by nothing but 0 the quotient may be anything.</summary>
    public static Interval operator /(Interval x, Interval y)
    {
        if ((y.Low < 0 && y.High > 0) || (y.Low == 0 && y.High == 0)) return All;
        if (y.High <= 0) return -(x / -y);
        return x * new Interval(1 / y.High, y.Low == 0 ? double.PositiveInfinity : 1 / y.Low, y.HasHigh, y.HasLow && y.Low != 0);
    }

    /// <summary>The squares of its numbers.</summary>
    public Interval Squared()
    {
        var size = Absolute();
        return size * size;
    }

    public Interval Absolute()
        => Low >= 0 ? this : High <= 0 ? -this : new Interval(0, Math.Max(-Low, High), true, -Low > High ? HasLow : High > -Low ? HasHigh : HasLow || HasHigh);

    /// <summary>Whether it is one even number.</summary>
    public bool IsEven() => Low == High && Math.Floor(Low / 2) * 2 == Low;

    /// <summary>No number is infinite.</summary>
    private static (double, bool) End(double end) => (end, !double.IsInfinity(end));

    private static double RoundDown(double number) => number >= 1 ? 1 : number >= 0 ? 0 : number >= -1 ? -1 : double.NegativeInfinity;

    private static double Sum(double x, double y, double undecided) => double.IsNaN(x + y) ? undecided : x + y;

    private static Interval Product(double x, bool hasX, double y, bool hasY)
    {
        var has = x == 0 || y == 0 ? (x == 0 && hasX) || (y == 0 && hasY) : hasX && hasY;
        var product = x == 0 || y == 0 ? 0 : x * y;
        return new Interval(product, product, has, has);
    }
}
