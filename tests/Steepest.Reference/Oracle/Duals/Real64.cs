namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>double</c>: its conversions are C#'s.</summary>
public readonly struct Real64<T> : IReal<Real64<T>, T>, IEquatable<Real64<T>>
    where T : struct, IScalar<T>
{
    private Real64(HyperDual<T> dual) => Dual = dual;

    public HyperDual<T> Dual { get; }

    public static Real64<T> Of(HyperDual<T> dual) => new(dual);

    public static Real64<T> Of(double constant) => new(HyperDual<T>.Constant(constant));

    public static Real64<T> Of(BigFloat constant) => Of(HyperDual<T>.Constant(T.Of(constant)));

    /// <summary>A variable at a point, with its part of the two directions.</summary>
    public static Real64<T> Variable(double value, double first, double second)
        => new(new HyperDual<T>(T.Of(value), T.Of(first), T.Of(second), T.Of(0.0), true));

    public static implicit operator Real64<T>(double value) => Of(value);

    public static implicit operator Real64<T>(Real32<T> value) => Of(value.Dual);

    public static explicit operator int(Real64<T> value) => unchecked((int)Selection<T>.ToWhole(value.Dual));

    public static explicit operator long(Real64<T> value) => unchecked((long)Selection<T>.ToWhole(value.Dual));

    public static explicit operator uint(Real64<T> value) => unchecked((uint)Selection<T>.ToWhole(value.Dual));

    public static explicit operator ulong(Real64<T> value) => unchecked((ulong)Selection<T>.ToWhole(value.Dual));

    public static explicit operator short(Real64<T> value) => unchecked((short)Selection<T>.ToWhole(value.Dual));

    public static explicit operator ushort(Real64<T> value) => unchecked((ushort)Selection<T>.ToWhole(value.Dual));

    public static explicit operator byte(Real64<T> value) => unchecked((byte)Selection<T>.ToWhole(value.Dual));

    public static explicit operator sbyte(Real64<T> value) => unchecked((sbyte)Selection<T>.ToWhole(value.Dual));

    public static Real64<T> operator +(Real64<T> x) => x;

    public static Real64<T> operator -(Real64<T> x) => new(-x.Dual);

    public static Real64<T> operator +(Real64<T> x, Real64<T> y) => Of(x.Dual + y.Dual);

    public static Real64<T> operator -(Real64<T> x, Real64<T> y) => Of(x.Dual - y.Dual);

    public static Real64<T> operator *(Real64<T> x, Real64<T> y) => Of(x.Dual * y.Dual);

    public static Real64<T> operator /(Real64<T> x, Real64<T> y) => Of(x.Dual / y.Dual);

    public static Real64<T> operator %(Real64<T> x, Real64<T> y) => Of(Selection<T>.Remainder(x.Dual, y.Dual, isNearest: false));

    public static Real64<T> operator ++(Real64<T> x) => x + Of(1.0);

    public static Real64<T> operator --(Real64<T> x) => x - Of(1.0);

    public static bool operator <(Real64<T> x, Real64<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value < y.Dual.Value;
    }

    public static bool operator >(Real64<T> x, Real64<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value > y.Dual.Value;
    }

    public static bool operator <=(Real64<T> x, Real64<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value <= y.Dual.Value;
    }

    public static bool operator >=(Real64<T> x, Real64<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value >= y.Dual.Value;
    }

    public static bool operator ==(Real64<T> x, Real64<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value <= y.Dual.Value && x.Dual.Value >= y.Dual.Value;
    }

    public static bool operator !=(Real64<T> x, Real64<T> y) => !(x == y);

    public bool Equals(Real64<T> other) => this == other;

    public override bool Equals(object? obj) => obj is Real64<T> other && Equals(other);

    public override int GetHashCode() => T.ToDouble(Dual.Value).GetHashCode();

    public override string ToString() => $"{Dual.Value}";
}
