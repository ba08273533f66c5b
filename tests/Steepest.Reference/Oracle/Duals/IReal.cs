using Steepest.Reference.Oracle.Numerics;

namespace Steepest.Reference.Oracle;

/// <summary>A number of an evaluated program, whatever its parts are made of.</summary>
public interface IReal
{
    /// <summary>Its value, its derivatives along the first and the second direction, and the mixed one, in one of the arithmetics of <see cref="Lockstep"/>.</summary>
    (double Value, double First, double Second, double Mixed) Parts(int reading);
}

/// <summary>What stands for <c>double</c> or <c>float</c> in an evaluated program.</summary>
public interface IReal<TSelf, T> : IReal, IBinaryFloatingPointIeee754<TSelf>
    where TSelf : struct, IReal<TSelf, T>
    where T : struct, IScalar<T>
{
    HyperDual<T> Dual { get; }

    /// <summary>Rounded as the type is.</summary>
    static abstract TSelf Of(HyperDual<T> dual);

    /// <summary>A constant of the type.</summary>
    static abstract TSelf Of(double constant);

    (double Value, double First, double Second, double Mixed) IReal.Parts(int reading)
        => Dual is var dual ? (T.Read(dual.Value, reading), T.Read(dual.First, reading), T.Read(dual.Second, reading), T.Read(dual.Mixed, reading)) : default;

    static TSelf IGenericReal<TSelf>.Zero => TSelf.Of(0);

    static TSelf IGenericReal<TSelf>.One => TSelf.Of(1);

    static TSelf IGenericReal<TSelf>.NegativeOne => TSelf.Of(-1);

    static TSelf IGenericReal<TSelf>.Pi => TSelf.Of(Math.PI);

    static TSelf IGenericReal<TSelf>.E => TSelf.Of(Math.E);

    static TSelf IGenericReal<TSelf>.Tau => TSelf.Of(Math.Tau);

    static TSelf IGenericReal<TSelf>.CreateChecked<TOther>(TOther value) => Create(value);

    static TSelf IGenericReal<TSelf>.CreateSaturating<TOther>(TOther value) => Create(value);

    static TSelf IGenericReal<TSelf>.CreateTruncating<TOther>(TOther value) => Create(value);

    static bool IGenericReal<TSelf>.IsNaN(TSelf x) => RealFunctions<TSelf, T>.IsNaN(x);

    static bool IGenericReal<TSelf>.IsFinite(TSelf x) => RealFunctions<TSelf, T>.IsFinite(x);

    static int IGenericReal<TSelf>.Sign(TSelf x) => RealFunctions<TSelf, T>.Sign(x);

    static TSelf IGenericReal<TSelf>.Abs(TSelf x) => RealFunctions<TSelf, T>.Abs(x);

    static TSelf IGenericReal<TSelf>.Max(TSelf x, TSelf y) => RealFunctions<TSelf, T>.Max(x, y);

    static TSelf IGenericReal<TSelf>.Min(TSelf x, TSelf y) => RealFunctions<TSelf, T>.Min(x, y);

    static TSelf IGenericReal<TSelf>.Clamp(TSelf x, TSelf low, TSelf high) => RealFunctions<TSelf, T>.Clamp(x, low, high);

    static TSelf IGenericReal<TSelf>.CopySign(TSelf x, TSelf y) => RealFunctions<TSelf, T>.CopySign(x, y);

    static TSelf IGenericReal<TSelf>.Sqrt(TSelf x) => RealFunctions<TSelf, T>.Sqrt(x);

    static TSelf IGenericReal<TSelf>.Cbrt(TSelf x) => RealFunctions<TSelf, T>.Cbrt(x);

    static TSelf IGenericReal<TSelf>.Hypot(TSelf x, TSelf y) => RealFunctions<TSelf, T>.Hypot(x, y);

    static TSelf IGenericReal<TSelf>.Exp(TSelf x) => RealFunctions<TSelf, T>.Exp(x);

    static TSelf IGenericReal<TSelf>.Log(TSelf x) => RealFunctions<TSelf, T>.Log(x);

    static TSelf IGenericReal<TSelf>.Pow(TSelf x, TSelf y) => RealFunctions<TSelf, T>.Pow(x, y);

    static TSelf IGenericReal<TSelf>.Sin(TSelf x) => RealFunctions<TSelf, T>.Sin(x);

    static TSelf IGenericReal<TSelf>.Cos(TSelf x) => RealFunctions<TSelf, T>.Cos(x);

    static TSelf IGenericReal<TSelf>.Tan(TSelf x) => RealFunctions<TSelf, T>.Tan(x);

    static TSelf IGenericReal<TSelf>.Atan(TSelf x) => RealFunctions<TSelf, T>.Atan(x);

    static TSelf IGenericReal<TSelf>.Atan2(TSelf y, TSelf x) => RealFunctions<TSelf, T>.Atan2(y, x);

    static TSelf IGenericReal<TSelf>.Sinh(TSelf x) => RealFunctions<TSelf, T>.Sinh(x);

    static TSelf IGenericReal<TSelf>.Cosh(TSelf x) => RealFunctions<TSelf, T>.Cosh(x);

    static TSelf IGenericReal<TSelf>.Tanh(TSelf x) => RealFunctions<TSelf, T>.Tanh(x);

    static TSelf IGenericReal<TSelf>.FusedMultiplyAdd(TSelf x, TSelf y, TSelf z) => RealFunctions<TSelf, T>.FusedMultiplyAdd(x, y, z);

    static TSelf IGenericReal<TSelf>.Floor(TSelf x) => RealFunctions<TSelf, T>.Floor(x);

    private static TSelf Create<TOther>(TOther value) => value switch
    {
        TSelf same => same,
        Real64<T> wide => TSelf.Of(wide.Dual),
        Real32<T> narrow => TSelf.Of(narrow.Dual),
        IConvertible number => TSelf.Of(number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A number cannot be made of {typeof(TOther)}."),
    };
}
