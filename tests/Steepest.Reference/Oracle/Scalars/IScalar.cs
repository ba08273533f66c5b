namespace Steepest.Reference.Oracle;

/// <summary>
/// The numbers that the parts of a <see cref="HyperDual{T}"/> are made of. The same program evaluated over several of them tells by their
/// spread how many digits of its derivatives the machine's numbers can know: see <see cref="Lockstep"/>.
/// </summary>
public interface IScalar<TSelf>
    where TSelf : struct, IScalar<TSelf>
{
    static abstract TSelf Of(double value);

    static abstract TSelf Of(BigFloat value);

    static abstract double ToDouble(TSelf x);

    /// <summary>One of the numbers that stand for one, where there are several.</summary>
    static virtual double Read(TSelf x, int reading) => TSelf.ToDouble(x);

    /// <summary>What a conversion to float leaves of it.</summary>
    static abstract TSelf ToSingle(TSelf x);

    /// <summary>A float where it is used: derivatives that come through it may have been rounded at this place, too.</summary>
    static abstract TSelf FromSingle(TSelf x);

    /// <summary>How far the numbers that stand for one are apart, where there are several.</summary>
    static abstract double Spread(TSelf x);

    static abstract bool IsZero(TSelf x);

    static abstract TSelf operator +(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x);

    static abstract TSelf operator *(TSelf x, TSelf y);

    static abstract TSelf operator /(TSelf x, TSelf y);

    static abstract bool operator <(TSelf x, TSelf y);

    static abstract bool operator >(TSelf x, TSelf y);

    static abstract bool operator <=(TSelf x, TSelf y);

    static abstract bool operator >=(TSelf x, TSelf y);

    /// <summary>The whole number next to it towards 0.</summary>
    static abstract TSelf Truncate(TSelf x);

    static abstract TSelf Floor(TSelf x);

    /// <summary>The nearest whole number, the even one midway.</summary>
    static abstract TSelf Round(TSelf x);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Cbrt(TSelf x);

    static abstract TSelf Exp(TSelf x);

    static abstract TSelf ExpM1(TSelf x);

    static abstract TSelf Log(TSelf x);

    static abstract TSelf LogP1(TSelf x);

    static abstract TSelf Sin(TSelf x);

    static abstract TSelf Cos(TSelf x);

    static abstract TSelf Tan(TSelf x);

    static abstract TSelf Asin(TSelf x);

    static abstract TSelf Acos(TSelf x);

    static abstract TSelf Atan(TSelf x);

    static abstract TSelf Atan2(TSelf y, TSelf x);

    static abstract TSelf Sinh(TSelf x);

    static abstract TSelf Cosh(TSelf x);

    static abstract TSelf Tanh(TSelf x);

    static abstract TSelf Asinh(TSelf x);

    static abstract TSelf Acosh(TSelf x);

    static abstract TSelf Atanh(TSelf x);

    static abstract TSelf Pow(TSelf x, TSelf y);

    /// <summary>What the framework estimates 1/x to be, where the machine's estimate is part of the value; else 1/x.</summary>
    static abstract TSelf ReciprocalEstimate(TSelf x);

    /// <summary>The same of 1/√x.</summary>
    static abstract TSelf ReciprocalSqrtEstimate(TSelf x);
}
