namespace Steepest.Reference;

/// <summary>A number whose operations are written to a <see cref="Tape{T}"/>. Constants belong to no tape.</summary>
public readonly struct Recorded<T> : IElementary<Recorded<T>>
    where T : IElementary<T>
{
    private readonly Tape<T>? _tape;

    internal Recorded(T primal, Tape<T>? tape, int index)
    {
        Primal = primal;
        _tape = tape;
        Index = index;
    }

    public T Primal { get; }

    public BigFloat Value => Primal.Value;

    internal int Index { get; }

    private static T One => T.FromConstant(BigFloat.One);

    public static Recorded<T> FromConstant(BigFloat value) => new(T.FromConstant(value), null, -1);

    public static Recorded<T> operator +(Recorded<T> left, Recorded<T> right)
        => Join(left, right, left.Primal + right.Primal, One, One);

    public static Recorded<T> operator -(Recorded<T> left, Recorded<T> right)
        => Join(left, right, left.Primal - right.Primal, One, -One);

    public static Recorded<T> operator -(Recorded<T> value) => Through(value, (-value.Primal, -One));

    public static Recorded<T> operator *(Recorded<T> left, Recorded<T> right)
        => Join(left, right, left.Primal * right.Primal, right.Primal, left.Primal);

    public static Recorded<T> operator /(Recorded<T> left, Recorded<T> right)
    {
        var quotient = left.Primal / right.Primal;
        return Join(left, right, quotient, One / right.Primal, -quotient / right.Primal);
    }

    public static Recorded<T> Exp(Recorded<T> value) => Through(value, LocalDerivatives<T>.Exp(value.Primal));

    public static Recorded<T> Log(Recorded<T> value) => Through(value, LocalDerivatives<T>.Log(value.Primal));

    public static Recorded<T> Sin(Recorded<T> value) => Through(value, LocalDerivatives<T>.Sin(value.Primal));

    public static Recorded<T> Cos(Recorded<T> value) => Through(value, LocalDerivatives<T>.Cos(value.Primal));

    public static Recorded<T> Atan(Recorded<T> value) => Through(value, LocalDerivatives<T>.Atan(value.Primal));

    public static Recorded<T> Sqrt(Recorded<T> value) => Through(value, LocalDerivatives<T>.Sqrt(value.Primal));

    public static Recorded<T> Abs(Recorded<T> value) => Through(value, LocalDerivatives<T>.Abs(value.Primal));

    public static Recorded<T> Power(Recorded<T> value, int n) => Through(value, LocalDerivatives<T>.Power(value.Primal, n));

    public static Recorded<T> Pow(Recorded<T> value, Recorded<T> exponent)
    {
        var (power, byBase, byExponent) = LocalDerivatives<T>.Pow(value.Primal, exponent.Primal);
        return Join(value, exponent, power, byBase, byExponent);
    }

    private static Recorded<T> Through(Recorded<T> argument, (T Value, T Derivative) function)
        => Join(argument, FromConstant(BigFloat.Zero), function.Value, function.Derivative, function.Derivative);

    private static Recorded<T> Join(Recorded<T> left, Recorded<T> right, T value, T byLeft, T byRight)
        => (left._tape ?? right._tape) is { } tape
            ? new(value, tape, tape.Append(new(left.Index, byLeft, right.Index, byRight)))
            : new(value, null, -1);
}
