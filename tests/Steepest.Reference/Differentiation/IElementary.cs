namespace Steepest.Reference;

/// <summary>
/// What an expression needs of the numbers it is evaluated in. The same text then gives a value (<see cref="BigFloat"/>),
/// a value with the size of its largest term (<see cref="Tracked"/>), or gradients (<see cref="Dual{T}"/>, <see cref="Recorded{T}"/>).
/// </summary>
public interface IElementary<TSelf>
    where TSelf : IElementary<TSelf>
{
    /// <summary>The number itself, for branches.</summary>
    public BigFloat Value { get; }

    public static abstract TSelf FromConstant(BigFloat value);

    public static abstract TSelf operator +(TSelf left, TSelf right);

    public static abstract TSelf operator -(TSelf left, TSelf right);

    public static abstract TSelf operator *(TSelf left, TSelf right);

    public static abstract TSelf operator /(TSelf left, TSelf right);

    public static abstract TSelf operator -(TSelf value);

    public static abstract TSelf Exp(TSelf value);

    public static abstract TSelf Log(TSelf value);

    public static abstract TSelf Sin(TSelf value);

    public static abstract TSelf Cos(TSelf value);

    public static abstract TSelf Atan(TSelf value);

    public static abstract TSelf Sqrt(TSelf value);

    public static abstract TSelf Abs(TSelf value);

    /// <summary>A whole power, as a repeated product.</summary>
    public static abstract TSelf Power(TSelf value, int n);

    public static abstract TSelf Pow(TSelf value, TSelf exponent);
}
