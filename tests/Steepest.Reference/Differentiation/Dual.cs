namespace Steepest.Reference;

/// <summary>A dual number: a value and its gradient in a few variables. An empty gradient is that of a constant.</summary>
public sealed class Dual<T>(T primal, T[] gradient) : IElementary<Dual<T>>
    where T : IElementary<T>
{
    public T Primal { get; } = primal;

    public IReadOnlyList<T> Gradient { get; } = gradient;

    public BigFloat Value => Primal.Value;

    /// <summary>The variables x₁ … xₙ at a point, ready for evaluation.</summary>
    public static Dual<T>[] Variables(ReadOnlySpan<T> point)
    {
        var variables = new Dual<T>[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            var unit = new T[point.Length];
            Array.Fill(unit, T.FromConstant(BigFloat.Zero));
            unit[i] = T.FromConstant(BigFloat.One);
            variables[i] = new Dual<T>(point[i], unit);
        }
        return variables;
    }

    public static Dual<T> FromConstant(BigFloat value) => new(T.FromConstant(value), []);

    public static Dual<T> operator +(Dual<T> left, Dual<T> right)
        => new(left.Primal + right.Primal, Join(left, right, x => x, y => y));

    public static Dual<T> operator -(Dual<T> left, Dual<T> right)
        => new(left.Primal - right.Primal, Join(left, right, x => x, y => -y));

    public static Dual<T> operator -(Dual<T> value) => new(-value.Primal, Scale(value, x => -x));

    public static Dual<T> operator *(Dual<T> left, Dual<T> right)
        => new(left.Primal * right.Primal, Join(left, right, x => x * right.Primal, y => left.Primal * y));

    public static Dual<T> operator /(Dual<T> left, Dual<T> right)
    {
        var quotient = left.Primal / right.Primal;
        return new(quotient, Join(left, right, x => x / right.Primal, y => -(quotient * y) / right.Primal));
    }

    public static Dual<T> Exp(Dual<T> value) => Through(value, LocalDerivatives<T>.Exp(value.Primal));

    public static Dual<T> Log(Dual<T> value) => Through(value, LocalDerivatives<T>.Log(value.Primal));

    public static Dual<T> Sin(Dual<T> value) => Through(value, LocalDerivatives<T>.Sin(value.Primal));

    public static Dual<T> Cos(Dual<T> value) => Through(value, LocalDerivatives<T>.Cos(value.Primal));

    public static Dual<T> Atan(Dual<T> value) => Through(value, LocalDerivatives<T>.Atan(value.Primal));

    public static Dual<T> Sqrt(Dual<T> value) => Through(value, LocalDerivatives<T>.Sqrt(value.Primal));

    public static Dual<T> Abs(Dual<T> value) => Through(value, LocalDerivatives<T>.Abs(value.Primal));

    public static Dual<T> Power(Dual<T> value, int n) => Through(value, LocalDerivatives<T>.Power(value.Primal, n));

    public static Dual<T> Pow(Dual<T> value, Dual<T> exponent)
    {
        var (power, byBase, byExponent) = LocalDerivatives<T>.Pow(value.Primal, exponent.Primal);
        return new(power, Join(value, exponent, x => byBase * x, y => byExponent * y));
    }

    private static Dual<T> Through(Dual<T> argument, (T Value, T Derivative) function)
        => new(function.Value, Scale(argument, x => function.Derivative * x));

    private static T[] Scale(Dual<T> value, Func<T, T> map) => [.. value.Gradient.Select(map)];

    private static T[] Join(Dual<T> left, Dual<T> right, Func<T, T> mapLeft, Func<T, T> mapRight)
    {
        if (left.Gradient.Count == 0) return Scale(right, mapRight);
        if (right.Gradient.Count == 0) return Scale(left, mapLeft);
        return [.. left.Gradient.Zip(right.Gradient, (x, y) => mapLeft(x) + mapRight(y))];
    }
}
