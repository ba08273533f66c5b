namespace Steepest.Reference.Oracle;

/// <summary>The numbers of the machine: what C# computes, rounding included.</summary>
public readonly struct Binary64(double value) : IScalar<Binary64>
{
    private readonly double _value = value;

    public static Binary64 Of(double value) => new(value);

    public static Binary64 Of(BigFloat value) => new(value.ToDouble());

    public static double ToDouble(Binary64 x) => x._value;

    public static Binary64 ToSingle(Binary64 x) => new((float)x._value);

    public static Binary64 FromSingle(Binary64 x) => x;

    public static double Spread(Binary64 x) => 0;

    public static bool IsZero(Binary64 x) => x._value == 0;

    public static Binary64 operator +(Binary64 x, Binary64 y) => new(x._value + y._value);

    public static Binary64 operator -(Binary64 x, Binary64 y) => new(x._value - y._value);

    public static Binary64 operator -(Binary64 x) => new(-x._value);

    public static Binary64 operator *(Binary64 x, Binary64 y) => new(x._value * y._value);

    public static Binary64 operator /(Binary64 x, Binary64 y) => new(x._value / y._value);

    public static bool operator <(Binary64 x, Binary64 y) => x._value < y._value;

    public static bool operator >(Binary64 x, Binary64 y) => x._value > y._value;

    public static bool operator <=(Binary64 x, Binary64 y) => x._value <= y._value;

    public static bool operator >=(Binary64 x, Binary64 y) => x._value >= y._value;

    public static Binary64 Truncate(Binary64 x) => new(Math.Truncate(x._value));

    public static Binary64 Floor(Binary64 x) => new(Math.Floor(x._value));

    public static Binary64 Round(Binary64 x) => new(Math.Round(x._value));

    public static Binary64 Sqrt(Binary64 x) => new(Math.Sqrt(x._value));

    public static Binary64 Cbrt(Binary64 x) => new(Math.Cbrt(x._value));

    public static Binary64 Exp(Binary64 x) => new(Math.Exp(x._value));

    public static Binary64 ExpM1(Binary64 x) => new(double.ExpM1(x._value));

    public static Binary64 Log(Binary64 x) => new(Math.Log(x._value));

    public static Binary64 LogP1(Binary64 x) => new(double.LogP1(x._value));

    public static Binary64 Sin(Binary64 x) => new(Math.Sin(x._value));

    public static Binary64 Cos(Binary64 x) => new(Math.Cos(x._value));

    public static Binary64 Tan(Binary64 x) => new(Math.Tan(x._value));

    public static Binary64 Asin(Binary64 x) => new(Math.Asin(x._value));

    public static Binary64 Acos(Binary64 x) => new(Math.Acos(x._value));

    public static Binary64 Atan(Binary64 x) => new(Math.Atan(x._value));

    public static Binary64 Atan2(Binary64 y, Binary64 x) => new(Math.Atan2(y._value, x._value));

    public static Binary64 Sinh(Binary64 x) => new(Math.Sinh(x._value));

    public static Binary64 Cosh(Binary64 x) => new(Math.Cosh(x._value));

    public static Binary64 Tanh(Binary64 x) => new(Math.Tanh(x._value));

    public static Binary64 Asinh(Binary64 x) => new(Math.Asinh(x._value));

    public static Binary64 Acosh(Binary64 x) => new(Math.Acosh(x._value));

    public static Binary64 Atanh(Binary64 x) => new(Math.Atanh(x._value));

    public static Binary64 Pow(Binary64 x, Binary64 y) => new(Math.Pow(x._value, y._value));

    public static Binary64 ReciprocalEstimate(Binary64 x) => new(Math.ReciprocalEstimate(x._value));

    public static Binary64 ReciprocalSqrtEstimate(Binary64 x) => new(Math.ReciprocalSqrtEstimate(x._value));

    public override string ToString() => _value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
