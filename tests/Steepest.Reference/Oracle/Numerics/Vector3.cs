namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>System.Numerics.Vector3</c>.</summary>
public struct Vector3<T>(Real32<T> x, Real32<T> y, Real32<T> z) : IEquatable<Vector3<T>>
    where T : struct, IScalar<T>
{
    public Real32<T> X = x;

    public Real32<T> Y = y;

    public Real32<T> Z = z;

    public Vector3(Real32<T> value)
        : this(value, value, value)
    {
    }

    public Vector3(Vector2<T> value, Real32<T> z)
        : this(value.X, value.Y, z)
    {
    }

    public static Vector3<T> Zero => default;

    public static Vector3<T> One => new(1f);

    public static Vector3<T> UnitX => new(1f, 0f, 0f);

    public static Vector3<T> UnitY => new(0f, 1f, 0f);

    public static Vector3<T> UnitZ => new(0f, 0f, 1f);

    public static Vector3<T> operator +(Vector3<T> x, Vector3<T> y) => new(x.X + y.X, x.Y + y.Y, x.Z + y.Z);

    public static Vector3<T> operator -(Vector3<T> x, Vector3<T> y) => new(x.X - y.X, x.Y - y.Y, x.Z - y.Z);

    public static Vector3<T> operator *(Vector3<T> x, Vector3<T> y) => new(x.X * y.X, x.Y * y.Y, x.Z * y.Z);

    public static Vector3<T> operator /(Vector3<T> x, Vector3<T> y) => new(x.X / y.X, x.Y / y.Y, x.Z / y.Z);

    public static Vector3<T> operator -(Vector3<T> x) => new(-x.X, -x.Y, -x.Z);

    public static Vector3<T> operator *(Vector3<T> x, Real32<T> y) => new(x.X * y, x.Y * y, x.Z * y);

    public static Vector3<T> operator *(Real32<T> x, Vector3<T> y) => y * x;

    public static Vector3<T> operator /(Vector3<T> x, Real32<T> y) => new(x.X / y, x.Y / y, x.Z / y);

    public static bool operator ==(Vector3<T> x, Vector3<T> y) => x.X == y.X && x.Y == y.Y && x.Z == y.Z;

    public static bool operator !=(Vector3<T> x, Vector3<T> y) => !(x == y);

    public static Real32<T> Dot(Vector3<T> x, Vector3<T> y) => x.X * y.X + x.Y * y.Y + x.Z * y.Z;

    public static Vector3<T> Add(Vector3<T> x, Vector3<T> y) => x + y;

    public static Vector3<T> Subtract(Vector3<T> x, Vector3<T> y) => x - y;

    public static Vector3<T> Multiply(Vector3<T> x, Vector3<T> y) => x * y;

    public static Vector3<T> Divide(Vector3<T> x, Vector3<T> y) => x / y;

    public static Vector3<T> Multiply(Vector3<T> x, Real32<T> y) => x * y;

    public static Vector3<T> Multiply(Real32<T> x, Vector3<T> y) => y * x;

    public static Vector3<T> Divide(Vector3<T> x, Real32<T> y) => x / y;

    public static Vector3<T> Negate(Vector3<T> x) => -x;

    public static Real32<T> Distance(Vector3<T> x, Vector3<T> y) => (x - y).Length();

    public static Real32<T> DistanceSquared(Vector3<T> x, Vector3<T> y) => (x - y).LengthSquared();

    public static Vector3<T> Normalize(Vector3<T> x) => x / x.Length();

    public static Vector3<T> Lerp(Vector3<T> x, Vector3<T> y, Real32<T> amount) => x * (1f - amount) + y * amount;

    public static Vector3<T> Min(Vector3<T> x, Vector3<T> y) => new(RealFunctions<Real32<T>, T>.Min(x.X, y.X), RealFunctions<Real32<T>, T>.Min(x.Y, y.Y), RealFunctions<Real32<T>, T>.Min(x.Z, y.Z));

    public static Vector3<T> Max(Vector3<T> x, Vector3<T> y) => new(RealFunctions<Real32<T>, T>.Max(x.X, y.X), RealFunctions<Real32<T>, T>.Max(x.Y, y.Y), RealFunctions<Real32<T>, T>.Max(x.Z, y.Z));

    public static Vector3<T> Clamp(Vector3<T> x, Vector3<T> low, Vector3<T> high) => Min(Max(x, low), high);

    public static Vector3<T> Abs(Vector3<T> x) => new(RealFunctions<Real32<T>, T>.Abs(x.X), RealFunctions<Real32<T>, T>.Abs(x.Y), RealFunctions<Real32<T>, T>.Abs(x.Z));

    public static Vector3<T> SquareRoot(Vector3<T> x) => new(RealFunctions<Real32<T>, T>.Sqrt(x.X), RealFunctions<Real32<T>, T>.Sqrt(x.Y), RealFunctions<Real32<T>, T>.Sqrt(x.Z));

    public static Vector3<T> Reflect(Vector3<T> x, Vector3<T> normal) => x - normal * (2f * Dot(x, normal));

    public static Vector3<T> Cross(Vector3<T> x, Vector3<T> y) => new(x.Y * y.Z - x.Z * y.Y, x.Z * y.X - x.X * y.Z, x.X * y.Y - x.Y * y.X);

    public static Vector3<T> Transform(Vector3<T> x, Matrix4x4<T> m) => new(
        x.X * m.M11 + x.Y * m.M21 + x.Z * m.M31 + m.M41,
        x.X * m.M12 + x.Y * m.M22 + x.Z * m.M32 + m.M42,
        x.X * m.M13 + x.Y * m.M23 + x.Z * m.M33 + m.M43);

    public static Vector3<T> TransformNormal(Vector3<T> x, Matrix4x4<T> m) => new(
        x.X * m.M11 + x.Y * m.M21 + x.Z * m.M31,
        x.X * m.M12 + x.Y * m.M22 + x.Z * m.M32,
        x.X * m.M13 + x.Y * m.M23 + x.Z * m.M33);

    /// <summary>q·x·q̄, also where q is no unit.</summary>
    public static Vector3<T> Transform(Vector3<T> x, Quaternion<T> q)
    {
        var turned = q * new Quaternion<T>(x, 0f) * Quaternion<T>.Conjugate(q);
        return new(turned.X, turned.Y, turned.Z);
    }

    public readonly Real32<T> Length() => RealFunctions<Real32<T>, T>.Sqrt(LengthSquared());

    public readonly Real32<T> LengthSquared() => Dot(this, this);

    public Real32<T> this[int index]
    {
        readonly get => index switch { 0 => X, 1 => Y, 2 => Z, _ => throw new ArgumentOutOfRangeException(nameof(index)) };
        set
        {
            switch (index)
            {
                case 0: X = value; break;
                case 1: Y = value; break;
                case 2: Z = value; break;
                default: throw new ArgumentOutOfRangeException(nameof(index));
            }
        }
    }

    public readonly bool Equals(Vector3<T> other) => this == other;

    public override readonly bool Equals(object? obj) => obj is Vector3<T> other && Equals(other);

    public override readonly int GetHashCode() => X.GetHashCode();
}
