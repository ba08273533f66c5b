namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>System.Numerics.Complex</c>.</summary>
public readonly struct Complex<T>(Real64<T> real, Real64<T> imaginary) : IEquatable<Complex<T>>
    where T : struct, IScalar<T>
{
    public Real64<T> Real { get; } = real;

    public Real64<T> Imaginary { get; } = imaginary;

    public static Complex<T> Zero => default;

    public static Complex<T> One => new(1, 0);

    public static Complex<T> ImaginaryOne => new(0, 1);

    public Real64<T> Magnitude => Abs(this);

    public Real64<T> Phase => RealFunctions<Real64<T>, T>.Atan2(Imaginary, Real);

    public static implicit operator Complex<T>(Real64<T> real) => new(real, 0);

    public static implicit operator Complex<T>(Real32<T> real) => new(real, 0);

    public static implicit operator Complex<T>(double real) => new(real, 0);

    public static Complex<T> operator +(Complex<T> x, Complex<T> y) => new(x.Real + y.Real, x.Imaginary + y.Imaginary);

    public static Complex<T> operator -(Complex<T> x, Complex<T> y) => new(x.Real - y.Real, x.Imaginary - y.Imaginary);

    public static Complex<T> operator -(Complex<T> x) => new(-x.Real, -x.Imaginary);

    public static Complex<T> operator *(Complex<T> x, Complex<T> y)
        => new(x.Real * y.Real - x.Imaginary * y.Imaginary, x.Imaginary * y.Real + x.Real * y.Imaginary);

    public static Complex<T> operator /(Complex<T> x, Complex<T> y)
    {
        var square = y.Real * y.Real + y.Imaginary * y.Imaginary;
        return new((x.Real * y.Real + x.Imaginary * y.Imaginary) / square, (x.Imaginary * y.Real - x.Real * y.Imaginary) / square);
    }

    // The framework has these for one real operand; a real is no more than a complex number here.
    public static Complex<T> operator *(Complex<T> x, Real64<T> y) => new(x.Real * y, x.Imaginary * y);

    public static Complex<T> operator *(Real64<T> x, Complex<T> y) => new(x * y.Real, x * y.Imaginary);

    public static Complex<T> operator /(Complex<T> x, Real64<T> y) => new(x.Real / y, x.Imaginary / y);

    public static Complex<T> operator /(Real64<T> x, Complex<T> y) => (Complex<T>)x / y;

    public static Complex<T> operator +(Complex<T> x, Real64<T> y) => new(x.Real + y, x.Imaginary);

    public static Complex<T> operator +(Real64<T> x, Complex<T> y) => new(x + y.Real, y.Imaginary);

    public static Complex<T> operator -(Complex<T> x, Real64<T> y) => new(x.Real - y, x.Imaginary);

    public static Complex<T> operator -(Real64<T> x, Complex<T> y) => new(x - y.Real, -y.Imaginary);

    public static bool operator ==(Complex<T> x, Complex<T> y) => x.Real == y.Real && x.Imaginary == y.Imaginary;

    public static bool operator !=(Complex<T> x, Complex<T> y) => !(x == y);

    public static Complex<T> Add(Complex<T> x, Complex<T> y) => x + y;

    public static Complex<T> Subtract(Complex<T> x, Complex<T> y) => x - y;

    public static Complex<T> Multiply(Complex<T> x, Complex<T> y) => x * y;

    public static Complex<T> Divide(Complex<T> x, Complex<T> y) => x / y;

    public static Complex<T> Negate(Complex<T> x) => -x;

    public static Complex<T> Conjugate(Complex<T> x) => new(x.Real, -x.Imaginary);

    public static Complex<T> Reciprocal(Complex<T> x) => One / x;

    public static Complex<T> FromPolarCoordinates(Real64<T> magnitude, Real64<T> phase)
    {
        var (sin, cos) = RealFunctions<Real64<T>, T>.SinCos(phase);
        return new(magnitude * cos, magnitude * sin);
    }

    public static Real64<T> Abs(Complex<T> x) => RealFunctions<Real64<T>, T>.Hypot(x.Real, x.Imaginary);

    public static Complex<T> Exp(Complex<T> x) => FromPolarCoordinates(RealFunctions<Real64<T>, T>.Exp(x.Real), x.Imaginary);

    public static Complex<T> Log(Complex<T> x) => new(RealFunctions<Real64<T>, T>.Log(Abs(x)), x.Phase);

    public static Complex<T> Sin(Complex<T> x) => new(
        RealFunctions<Real64<T>, T>.Sin(x.Real) * RealFunctions<Real64<T>, T>.Cosh(x.Imaginary),
        RealFunctions<Real64<T>, T>.Cos(x.Real) * RealFunctions<Real64<T>, T>.Sinh(x.Imaginary));

    public static Complex<T> Cos(Complex<T> x) => new(
        RealFunctions<Real64<T>, T>.Cos(x.Real) * RealFunctions<Real64<T>, T>.Cosh(x.Imaginary),
        -(RealFunctions<Real64<T>, T>.Sin(x.Real) * RealFunctions<Real64<T>, T>.Sinh(x.Imaginary)));

    public static Complex<T> Sqrt(Complex<T> x) => FromPolarCoordinates(RealFunctions<Real64<T>, T>.Sqrt(Abs(x)), x.Phase * 0.5);

    public static Complex<T> Pow(Complex<T> x, Complex<T> y) => Exp(Log(x) * y);

    public bool Equals(Complex<T> other) => this == other;

    public override bool Equals(object? obj) => obj is Complex<T> other && Equals(other);

    public override int GetHashCode() => Real.GetHashCode();
}
