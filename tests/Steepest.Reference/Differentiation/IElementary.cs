namespace Steepest.Reference;

/// <summary>
/// What an expression needs of the numbers it is evaluated in. The same text then gives a value (<see cref="BigFloat"/>),
/// a value with the size of its largest term (<see cref="Tracked"/>), or gradients (<see cref="Dual{T}"/>, <see cref="Recorded{T}"/>).
/// </summary>
public interface IElementary<TSelf>
    where TSelf : IElementary<TSelf>
{
    /// <summary>The number itself, for branches.</summary>
    BigFloat Value { get; }

    static abstract TSelf FromConstant(BigFloat value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf Exp(TSelf value);

    static abstract TSelf Log(TSelf value);

    static abstract TSelf Sin(TSelf value);

    static abstract TSelf Cos(TSelf value);

    static abstract TSelf Atan(TSelf value);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Abs(TSelf value);

    /// <summary>A whole power, as a repeated product.</summary>
    static abstract TSelf Power(TSelf value, int n);

    static abstract TSelf Pow(TSelf value, TSelf exponent);
}
