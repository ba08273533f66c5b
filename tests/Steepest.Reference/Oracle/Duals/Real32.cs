namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>float</c>: its conversions are C#'s, and every result is rounded to float where the parts are the machine's.</summary>
public readonly struct Real32<T> : IReal<Real32<T>, T>, IEquatable<Real32<T>>
    where T : struct, IScalar<T>
{
    private readonly HyperDual<T> _dual;

    private Real32(HyperDual<T> dual) => _dual = dual;

    public HyperDual<T> Dual => _dual.FromSingle();

    public static Real32<T> Of(HyperDual<T> dual) => new(dual.ToSingle());

    public static Real32<T> Of(double constant) => new(HyperDual<T>.Constant((float)constant));

    public static Real32<T> Of(BigFloat constant) => Of(HyperDual<T>.Constant(T.Of(constant)));

    /// <summary>A variable at a point, with its part of the two directions.</summary>
    public static Real32<T> Variable(double value, double first, double second)
        => new(new HyperDual<T>(T.Of(value), T.Of(first), T.Of(second), T.Of(0.0), true));

    public static implicit operator Real32<T>(float value) => Of(value);

    public static explicit operator Real32<T>(Real64<T> value) => Of(value.Dual);

    public static explicit operator Real32<T>(double value) => Of(value);

    public static explicit operator int(Real32<T> value) => unchecked((int)Selection<T>.ToWhole(value.Dual));

    public static explicit operator long(Real32<T> value) => unchecked((long)Selection<T>.ToWhole(value.Dual));

    public static explicit operator uint(Real32<T> value) => unchecked((uint)Selection<T>.ToWhole(value.Dual));

    public static explicit operator ulong(Real32<T> value) => unchecked((ulong)Selection<T>.ToWhole(value.Dual));

    public static explicit operator short(Real32<T> value) => unchecked((short)Selection<T>.ToWhole(value.Dual));

    public static explicit operator ushort(Real32<T> value) => unchecked((ushort)Selection<T>.ToWhole(value.Dual));

    public static explicit operator byte(Real32<T> value) => unchecked((byte)Selection<T>.ToWhole(value.Dual));

    public static explicit operator sbyte(Real32<T> value) => unchecked((sbyte)Selection<T>.ToWhole(value.Dual));

    public static Real32<T> operator +(Real32<T> x) => x;

    public static Real32<T> operator -(Real32<T> x) => new(-x._dual);

    public static Real32<T> operator +(Real32<T> x, Real32<T> y) => Of(x.Dual + y.Dual);

    public static Real32<T> operator -(Real32<T> x, Real32<T> y) => Of(x.Dual - y.Dual);

    public static Real32<T> operator *(Real32<T> x, Real32<T> y) => Of(x.Dual * y.Dual);

    public static Real32<T> operator /(Real32<T> x, Real32<T> y) => Of(x.Dual / y.Dual);

    public static Real32<T> operator %(Real32<T> x, Real32<T> y) => Of(Selection<T>.Remainder(x.Dual, y.Dual, isNearest: false));

    public static Real32<T> operator ++(Real32<T> x) => x + Of(1.0);

    public static Real32<T> operator --(Real32<T> x) => x - Of(1.0);

    // C# widens the float where the other operand is a double, and narrows whole numbers to float.
    public static Real64<T> operator +(double x, Real32<T> y) => Real64<T>.Of(x) + (Real64<T>)y;

    public static Real64<T> operator +(Real32<T> x, double y) => (Real64<T>)x + Real64<T>.Of(y);

    public static Real32<T> operator +(float x, Real32<T> y) => Of(x) + y;

    public static Real32<T> operator +(Real32<T> x, float y) => x + Of(y);

    public static Real64<T> operator -(double x, Real32<T> y) => Real64<T>.Of(x) - (Real64<T>)y;

    public static Real64<T> operator -(Real32<T> x, double y) => (Real64<T>)x - Real64<T>.Of(y);

    public static Real32<T> operator -(float x, Real32<T> y) => Of(x) - y;

    public static Real32<T> operator -(Real32<T> x, float y) => x - Of(y);

    public static Real64<T> operator *(double x, Real32<T> y) => Real64<T>.Of(x) * (Real64<T>)y;

    public static Real64<T> operator *(Real32<T> x, double y) => (Real64<T>)x * Real64<T>.Of(y);

    public static Real32<T> operator *(float x, Real32<T> y) => Of(x) * y;

    public static Real32<T> operator *(Real32<T> x, float y) => x * Of(y);

    public static Real64<T> operator /(double x, Real32<T> y) => Real64<T>.Of(x) / (Real64<T>)y;

    public static Real64<T> operator /(Real32<T> x, double y) => (Real64<T>)x / Real64<T>.Of(y);

    public static Real32<T> operator /(float x, Real32<T> y) => Of(x) / y;

    public static Real32<T> operator /(Real32<T> x, float y) => x / Of(y);

    public static Real64<T> operator %(double x, Real32<T> y) => Real64<T>.Of(x) % (Real64<T>)y;

    public static Real64<T> operator %(Real32<T> x, double y) => (Real64<T>)x % Real64<T>.Of(y);

    public static Real32<T> operator %(float x, Real32<T> y) => Of(x) % y;

    public static Real32<T> operator %(Real32<T> x, float y) => x % Of(y);

    public static bool operator <(Real32<T> x, Real32<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value < y.Dual.Value;
    }

    public static bool operator >(Real32<T> x, Real32<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value > y.Dual.Value;
    }

    public static bool operator <=(Real32<T> x, Real32<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value <= y.Dual.Value;
    }

    public static bool operator >=(Real32<T> x, Real32<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value >= y.Dual.Value;
    }

    public static bool operator ==(Real32<T> x, Real32<T> y)
    {
        Ties.Compared(x.Dual, y.Dual);
        return x.Dual.Value <= y.Dual.Value && x.Dual.Value >= y.Dual.Value;
    }

    public static bool operator !=(Real32<T> x, Real32<T> y) => !(x == y);

    public static bool operator <(double x, Real32<T> y) => Real64<T>.Of(x) < (Real64<T>)y;

    public static bool operator <(Real32<T> x, double y) => (Real64<T>)x < Real64<T>.Of(y);

    public static bool operator >(double x, Real32<T> y) => Real64<T>.Of(x) > (Real64<T>)y;

    public static bool operator >(Real32<T> x, double y) => (Real64<T>)x > Real64<T>.Of(y);

    public static bool operator <=(double x, Real32<T> y) => Real64<T>.Of(x) <= (Real64<T>)y;

    public static bool operator <=(Real32<T> x, double y) => (Real64<T>)x <= Real64<T>.Of(y);

    public static bool operator >=(double x, Real32<T> y) => Real64<T>.Of(x) >= (Real64<T>)y;

    public static bool operator >=(Real32<T> x, double y) => (Real64<T>)x >= Real64<T>.Of(y);

    public static bool operator ==(double x, Real32<T> y) => Real64<T>.Of(x) == (Real64<T>)y;

    public static bool operator ==(Real32<T> x, double y) => (Real64<T>)x == Real64<T>.Of(y);

    public static bool operator !=(double x, Real32<T> y) => Real64<T>.Of(x) != (Real64<T>)y;

    public static bool operator !=(Real32<T> x, double y) => (Real64<T>)x != Real64<T>.Of(y);

    public bool Equals(Real32<T> other) => this == other;

    public override bool Equals(object? obj) => obj is Real32<T> other && Equals(other);

    public override int GetHashCode() => T.ToDouble(Dual.Value).GetHashCode();

    public override string ToString() => $"{Dual.Value}";
}
