namespace Steepest.Reference.Oracle.Numerics;

/// <summary>What generic maths asks of a number, under the names of the framework's interfaces.</summary>
public interface IGenericReal<TSelf>
    where TSelf : IGenericReal<TSelf>
{
    static abstract TSelf Zero { get; }

    static abstract TSelf One { get; }

    static abstract TSelf NegativeOne { get; }

    static abstract TSelf Pi { get; }

    static abstract TSelf E { get; }

    static abstract TSelf Tau { get; }

    static abstract TSelf operator +(TSelf x);

    static abstract TSelf operator -(TSelf x);

    static abstract TSelf operator +(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x, TSelf y);

    static abstract TSelf operator *(TSelf x, TSelf y);

    static abstract TSelf operator /(TSelf x, TSelf y);

    static abstract TSelf operator %(TSelf x, TSelf y);

    static abstract TSelf operator ++(TSelf x);

    static abstract TSelf operator --(TSelf x);

    static abstract bool operator <(TSelf x, TSelf y);

    static abstract bool operator >(TSelf x, TSelf y);

    static abstract bool operator <=(TSelf x, TSelf y);

    static abstract bool operator >=(TSelf x, TSelf y);

    static abstract bool operator ==(TSelf x, TSelf y);

    static abstract bool operator !=(TSelf x, TSelf y);

    static abstract TSelf CreateChecked<TOther>(TOther value);

    static abstract TSelf CreateSaturating<TOther>(TOther value);

    static abstract TSelf CreateTruncating<TOther>(TOther value);

    static abstract bool IsNaN(TSelf x);

    static abstract bool IsFinite(TSelf x);

    static abstract int Sign(TSelf x);

    static abstract TSelf Abs(TSelf x);

    static abstract TSelf Max(TSelf x, TSelf y);

    static abstract TSelf Min(TSelf x, TSelf y);

    static abstract TSelf Clamp(TSelf x, TSelf low, TSelf high);

    static abstract TSelf CopySign(TSelf x, TSelf y);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Cbrt(TSelf x);

    static abstract TSelf Hypot(TSelf x, TSelf y);

    static abstract TSelf Exp(TSelf x);

    static abstract TSelf Log(TSelf x);

    static abstract TSelf Pow(TSelf x, TSelf y);

    static abstract TSelf Sin(TSelf x);

    static abstract TSelf Cos(TSelf x);

    static abstract TSelf Tan(TSelf x);

    static abstract TSelf Atan(TSelf x);

    static abstract TSelf Atan2(TSelf y, TSelf x);

    static abstract TSelf Sinh(TSelf x);

    static abstract TSelf Cosh(TSelf x);

    static abstract TSelf Tanh(TSelf x);

    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, TSelf z);

    static abstract TSelf Floor(TSelf x);
}

public interface INumberBase<TSelf> : IGenericReal<TSelf>
    where TSelf : INumberBase<TSelf>;

public interface INumber<TSelf> : INumberBase<TSelf>
    where TSelf : INumber<TSelf>;

public interface IFloatingPoint<TSelf> : INumber<TSelf>
    where TSelf : IFloatingPoint<TSelf>;

public interface IRootFunctions<TSelf> : INumberBase<TSelf>
    where TSelf : IRootFunctions<TSelf>;

public interface IExponentialFunctions<TSelf> : INumberBase<TSelf>
    where TSelf : IExponentialFunctions<TSelf>;

public interface ILogarithmicFunctions<TSelf> : INumberBase<TSelf>
    where TSelf : ILogarithmicFunctions<TSelf>;

public interface IPowerFunctions<TSelf> : INumberBase<TSelf>
    where TSelf : IPowerFunctions<TSelf>;

public interface ITrigonometricFunctions<TSelf> : INumberBase<TSelf>
    where TSelf : ITrigonometricFunctions<TSelf>;

public interface IHyperbolicFunctions<TSelf> : INumberBase<TSelf>
    where TSelf : IHyperbolicFunctions<TSelf>;

public interface IFloatingPointIeee754<TSelf>
    : IFloatingPoint<TSelf>, IRootFunctions<TSelf>, IExponentialFunctions<TSelf>, ILogarithmicFunctions<TSelf>, IPowerFunctions<TSelf>,
        ITrigonometricFunctions<TSelf>, IHyperbolicFunctions<TSelf>
    where TSelf : IFloatingPointIeee754<TSelf>;

public interface IBinaryFloatingPointIeee754<TSelf> : IFloatingPointIeee754<TSelf>
    where TSelf : IBinaryFloatingPointIeee754<TSelf>;
