namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>System.Numerics.Quaternion</c>.</summary>
public struct Quaternion<T>(Real32<T> x, Real32<T> y, Real32<T> z, Real32<T> w) : IEquatable<Quaternion<T>>
    where T : struct, IScalar<T>
{
    public Real32<T> X = x;

    public Real32<T> Y = y;

    public Real32<T> Z = z;

    public Real32<T> W = w;

    public Quaternion(Vector3<T> vector, Real32<T> scalar)
        : this(vector.X, vector.Y, vector.Z, scalar)
    {
    }

    public static Quaternion<T> Identity => new(0f, 0f, 0f, 1f);

    public static Quaternion<T> Zero => default;

    public static Quaternion<T> operator +(Quaternion<T> x, Quaternion<T> y) => new(x.X + y.X, x.Y + y.Y, x.Z + y.Z, x.W + y.W);

    public static Quaternion<T> operator -(Quaternion<T> x, Quaternion<T> y) => new(x.X - y.X, x.Y - y.Y, x.Z - y.Z, x.W - y.W);

    public static Quaternion<T> operator -(Quaternion<T> x) => new(-x.X, -x.Y, -x.Z, -x.W);

    public static Quaternion<T> operator *(Quaternion<T> x, Real32<T> y) => new(x.X * y, x.Y * y, x.Z * y, x.W * y);

    public static Quaternion<T> operator *(Quaternion<T> x, Quaternion<T> y) => new(
        x.X * y.W + y.X * x.W + (x.Y * y.Z - x.Z * y.Y),
        x.Y * y.W + y.Y * x.W + (x.Z * y.X - x.X * y.Z),
        x.Z * y.W + y.Z * x.W + (x.X * y.Y - x.Y * y.X),
        x.W * y.W - (x.X * y.X + x.Y * y.Y + x.Z * y.Z));

    public static Quaternion<T> operator /(Quaternion<T> x, Quaternion<T> y) => x * Inverse(y);

    public static bool operator ==(Quaternion<T> x, Quaternion<T> y) => x.X == y.X && x.Y == y.Y && x.Z == y.Z && x.W == y.W;

    public static bool operator !=(Quaternion<T> x, Quaternion<T> y) => !(x == y);

    public static Real32<T> Dot(Quaternion<T> x, Quaternion<T> y) => x.X * y.X + x.Y * y.Y + x.Z * y.Z + x.W * y.W;

    public static Quaternion<T> Add(Quaternion<T> x, Quaternion<T> y) => x + y;

    public static Quaternion<T> Subtract(Quaternion<T> x, Quaternion<T> y) => x - y;

    public static Quaternion<T> Multiply(Quaternion<T> x, Quaternion<T> y) => x * y;

    public static Quaternion<T> Multiply(Quaternion<T> x, Real32<T> y) => x * y;

    public static Quaternion<T> Negate(Quaternion<T> x) => -x;

    public static Quaternion<T> Conjugate(Quaternion<T> x) => new(-x.X, -x.Y, -x.Z, x.W);

    public static Quaternion<T> Inverse(Quaternion<T> x) => Conjugate(x) * (1f / x.LengthSquared());

    public static Quaternion<T> Normalize(Quaternion<T> x) => x * (1f / x.Length());

    public static Quaternion<T> Concatenate(Quaternion<T> x, Quaternion<T> y) => y * x;

    public static Quaternion<T> CreateFromAxisAngle(Vector3<T> axis, Real32<T> angle)
    {
        var half = angle * 0.5f;
        return new(axis * RealFunctions<Real32<T>, T>.Sin(half), RealFunctions<Real32<T>, T>.Cos(half));
    }

    public readonly Real32<T> Length() => RealFunctions<Real32<T>, T>.Sqrt(LengthSquared());

    public readonly Real32<T> LengthSquared() => Dot(this, this);

    public readonly bool Equals(Quaternion<T> other) => this == other;

    public override readonly bool Equals(object? obj) => obj is Quaternion<T> other && Equals(other);

    public override readonly int GetHashCode() => X.GetHashCode();
}
