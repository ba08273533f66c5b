namespace Steepest.Reference.Oracle;

/// <summary>Arithmetic and functions, each number on its own.</summary>
public readonly partial struct Lockstep
{
    public static Lockstep operator +(Lockstep x, Lockstep y)
        => new(x._machine + y._machine, x._first + y._first, x._second + y._second, x._third + y._third, x._precise + y._precise);

    public static Lockstep operator -(Lockstep x, Lockstep y)
        => new(x._machine - y._machine, x._first - y._first, x._second - y._second, x._third - y._third, x._precise - y._precise);

    public static Lockstep operator *(Lockstep x, Lockstep y)
        => new(x._machine * y._machine, x._first * y._first, x._second * y._second, x._third * y._third, x._precise * y._precise);

    public static Lockstep operator /(Lockstep x, Lockstep y)
        => new(x._machine / y._machine, x._first / y._first, x._second / y._second, x._third / y._third, x._precise / y._precise);

    public static Lockstep operator -(Lockstep x) => new(-x._machine, -x._first, -x._second, -x._third, -x._precise);

    public static Lockstep Sqrt(Lockstep x)
        => new(Binary64.Sqrt(x._machine), Binary64.Sqrt(x._first), Binary64.Sqrt(x._second), Binary64.Sqrt(x._third), DoubleDouble.Sqrt(x._precise));

    public static Lockstep Cbrt(Lockstep x)
        => new(Binary64.Cbrt(x._machine), Binary64.Cbrt(x._first), Binary64.Cbrt(x._second), Binary64.Cbrt(x._third), DoubleDouble.Cbrt(x._precise));

    public static Lockstep Exp(Lockstep x)
        => new(Binary64.Exp(x._machine), Binary64.Exp(x._first), Binary64.Exp(x._second), Binary64.Exp(x._third), DoubleDouble.Exp(x._precise));

    public static Lockstep ExpM1(Lockstep x)
        => new(Binary64.ExpM1(x._machine), Binary64.ExpM1(x._first), Binary64.ExpM1(x._second), Binary64.ExpM1(x._third), DoubleDouble.ExpM1(x._precise));

    public static Lockstep Log(Lockstep x)
        => new(Binary64.Log(x._machine), Binary64.Log(x._first), Binary64.Log(x._second), Binary64.Log(x._third), DoubleDouble.Log(x._precise));

    public static Lockstep LogP1(Lockstep x)
        => new(Binary64.LogP1(x._machine), Binary64.LogP1(x._first), Binary64.LogP1(x._second), Binary64.LogP1(x._third), DoubleDouble.LogP1(x._precise));

    public static Lockstep Sin(Lockstep x)
        => new(Binary64.Sin(x._machine), Binary64.Sin(x._first), Binary64.Sin(x._second), Binary64.Sin(x._third), DoubleDouble.Sin(x._precise));

    public static Lockstep Cos(Lockstep x)
        => new(Binary64.Cos(x._machine), Binary64.Cos(x._first), Binary64.Cos(x._second), Binary64.Cos(x._third), DoubleDouble.Cos(x._precise));

    public static Lockstep Tan(Lockstep x)
        => new(Binary64.Tan(x._machine), Binary64.Tan(x._first), Binary64.Tan(x._second), Binary64.Tan(x._third), DoubleDouble.Tan(x._precise));

    public static Lockstep Asin(Lockstep x)
        => new(Binary64.Asin(x._machine), Binary64.Asin(x._first), Binary64.Asin(x._second), Binary64.Asin(x._third), DoubleDouble.Asin(x._precise));

    public static Lockstep Acos(Lockstep x)
        => new(Binary64.Acos(x._machine), Binary64.Acos(x._first), Binary64.Acos(x._second), Binary64.Acos(x._third), DoubleDouble.Acos(x._precise));

    public static Lockstep Atan(Lockstep x)
        => new(Binary64.Atan(x._machine), Binary64.Atan(x._first), Binary64.Atan(x._second), Binary64.Atan(x._third), DoubleDouble.Atan(x._precise));

    public static Lockstep Sinh(Lockstep x)
        => new(Binary64.Sinh(x._machine), Binary64.Sinh(x._first), Binary64.Sinh(x._second), Binary64.Sinh(x._third), DoubleDouble.Sinh(x._precise));

    public static Lockstep Cosh(Lockstep x)
        => new(Binary64.Cosh(x._machine), Binary64.Cosh(x._first), Binary64.Cosh(x._second), Binary64.Cosh(x._third), DoubleDouble.Cosh(x._precise));

    public static Lockstep Tanh(Lockstep x)
        => new(Binary64.Tanh(x._machine), Binary64.Tanh(x._first), Binary64.Tanh(x._second), Binary64.Tanh(x._third), DoubleDouble.Tanh(x._precise));

    public static Lockstep Asinh(Lockstep x)
        => new(Binary64.Asinh(x._machine), Binary64.Asinh(x._first), Binary64.Asinh(x._second), Binary64.Asinh(x._third), DoubleDouble.Asinh(x._precise));

    public static Lockstep Acosh(Lockstep x)
        => new(Binary64.Acosh(x._machine), Binary64.Acosh(x._first), Binary64.Acosh(x._second), Binary64.Acosh(x._third), DoubleDouble.Acosh(x._precise));

    public static Lockstep Atanh(Lockstep x)
        => new(Binary64.Atanh(x._machine), Binary64.Atanh(x._first), Binary64.Atanh(x._second), Binary64.Atanh(x._third), DoubleDouble.Atanh(x._precise));

    public static Lockstep ReciprocalEstimate(Lockstep x)
        => new(Binary64.ReciprocalEstimate(x._machine), Binary64.ReciprocalEstimate(x._first), Binary64.ReciprocalEstimate(x._second), Binary64.ReciprocalEstimate(x._third), DoubleDouble.ReciprocalEstimate(x._precise));

    public static Lockstep ReciprocalSqrtEstimate(Lockstep x)
        => new(Binary64.ReciprocalSqrtEstimate(x._machine), Binary64.ReciprocalSqrtEstimate(x._first), Binary64.ReciprocalSqrtEstimate(x._second), Binary64.ReciprocalSqrtEstimate(x._third), DoubleDouble.ReciprocalSqrtEstimate(x._precise));

    public static Lockstep Atan2(Lockstep y, Lockstep x)
        => new(Binary64.Atan2(y._machine, x._machine), Binary64.Atan2(y._first, x._first), Binary64.Atan2(y._second, x._second), Binary64.Atan2(y._third, x._third), DoubleDouble.Atan2(y._precise, x._precise));

    public static Lockstep Pow(Lockstep x, Lockstep y)
        => new(Binary64.Pow(x._machine, y._machine), Binary64.Pow(x._first, y._first), Binary64.Pow(x._second, y._second), Binary64.Pow(x._third, y._third), DoubleDouble.Pow(x._precise, y._precise));
}
