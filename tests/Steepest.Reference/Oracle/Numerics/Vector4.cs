namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>System.Numerics.Vector4</c>.</summary>
public struct Vector4<T>(Real32<T> x, Real32<T> y, Real32<T> z, Real32<T> w) : IEquatable<Vector4<T>>
    where T : struct, IScalar<T>
{
    public Real32<T> X = x;

    public Real32<T> Y = y;

    public Real32<T> Z = z;

    public Real32<T> W = w;

    public Vector4(Real32<T> value)
        : this(value, value, value, value)
    {
    }

    public Vector4(Vector3<T> value, Real32<T> w)
        : this(value.X, value.Y, value.Z, w)
    {
    }

    public Vector4(Vector2<T> value, Real32<T> z, Real32<T> w)
        : this(value.X, value.Y, z, w)
    {
    }

    public static Vector4<T> Zero => default;

    public static Vector4<T> One => new(1f);

    public static Vector4<T> UnitX => new(1f, 0f, 0f, 0f);

    public static Vector4<T> UnitY => new(0f, 1f, 0f, 0f);

    public static Vector4<T> UnitZ => new(0f, 0f, 1f, 0f);

    public static Vector4<T> UnitW => new(0f, 0f, 0f, 1f);

    public static Vector4<T> operator +(Vector4<T> x, Vector4<T> y) => new(x.X + y.X, x.Y + y.Y, x.Z + y.Z, x.W + y.W);

    public static Vector4<T> operator -(Vector4<T> x, Vector4<T> y) => new(x.X - y.X, x.Y - y.Y, x.Z - y.Z, x.W - y.W);

    public static Vector4<T> operator *(Vector4<T> x, Vector4<T> y) => new(x.X * y.X, x.Y * y.Y, x.Z * y.Z, x.W * y.W);

    public static Vector4<T> operator /(Vector4<T> x, Vector4<T> y) => new(x.X / y.X, x.Y / y.Y, x.Z / y.Z, x.W / y.W);

    public static Vector4<T> operator -(Vector4<T> x) => new(-x.X, -x.Y, -x.Z, -x.W);

    public static Vector4<T> operator *(Vector4<T> x, Real32<T> y) => new(x.X * y, x.Y * y, x.Z * y, x.W * y);

    public static Vector4<T> operator *(Real32<T> x, Vector4<T> y) => y * x;

    public static Vector4<T> operator /(Vector4<T> x, Real32<T> y) => new(x.X / y, x.Y / y, x.Z / y, x.W / y);

    public static bool operator ==(Vector4<T> x, Vector4<T> y) => x.X == y.X && x.Y == y.Y && x.Z == y.Z && x.W == y.W;

    public static bool operator !=(Vector4<T> x, Vector4<T> y) => !(x == y);

    public static Real32<T> Dot(Vector4<T> x, Vector4<T> y) => x.X * y.X + x.Y * y.Y + x.Z * y.Z + x.W * y.W;

    public static Vector4<T> Add(Vector4<T> x, Vector4<T> y) => x + y;

    public static Vector4<T> Subtract(Vector4<T> x, Vector4<T> y) => x - y;

    public static Vector4<T> Multiply(Vector4<T> x, Vector4<T> y) => x * y;

    public static Vector4<T> Divide(Vector4<T> x, Vector4<T> y) => x / y;

    public static Vector4<T> Multiply(Vector4<T> x, Real32<T> y) => x * y;

    public static Vector4<T> Multiply(Real32<T> x, Vector4<T> y) => y * x;

    public static Vector4<T> Divide(Vector4<T> x, Real32<T> y) => x / y;

    public static Vector4<T> Negate(Vector4<T> x) => -x;

    public static Real32<T> Distance(Vector4<T> x, Vector4<T> y) => (x - y).Length();

    public static Real32<T> DistanceSquared(Vector4<T> x, Vector4<T> y) => (x - y).LengthSquared();

    public static Vector4<T> Normalize(Vector4<T> x) => x / x.Length();

    public static Vector4<T> Lerp(Vector4<T> x, Vector4<T> y, Real32<T> amount) => x * (1f - amount) + y * amount;

    public static Vector4<T> Min(Vector4<T> x, Vector4<T> y) => new(RealFunctions<Real32<T>, T>.Min(x.X, y.X), RealFunctions<Real32<T>, T>.Min(x.Y, y.Y), RealFunctions<Real32<T>, T>.Min(x.Z, y.Z), RealFunctions<Real32<T>, T>.Min(x.W, y.W));

    public static Vector4<T> Max(Vector4<T> x, Vector4<T> y) => new(RealFunctions<Real32<T>, T>.Max(x.X, y.X), RealFunctions<Real32<T>, T>.Max(x.Y, y.Y), RealFunctions<Real32<T>, T>.Max(x.Z, y.Z), RealFunctions<Real32<T>, T>.Max(x.W, y.W));

    public static Vector4<T> Clamp(Vector4<T> x, Vector4<T> low, Vector4<T> high) => Min(Max(x, low), high);

    public static Vector4<T> Abs(Vector4<T> x) => new(RealFunctions<Real32<T>, T>.Abs(x.X), RealFunctions<Real32<T>, T>.Abs(x.Y), RealFunctions<Real32<T>, T>.Abs(x.Z), RealFunctions<Real32<T>, T>.Abs(x.W));

    public static Vector4<T> SquareRoot(Vector4<T> x) => new(RealFunctions<Real32<T>, T>.Sqrt(x.X), RealFunctions<Real32<T>, T>.Sqrt(x.Y), RealFunctions<Real32<T>, T>.Sqrt(x.Z), RealFunctions<Real32<T>, T>.Sqrt(x.W));

    public readonly Real32<T> Length() => RealFunctions<Real32<T>, T>.Sqrt(LengthSquared());

    public readonly Real32<T> LengthSquared() => Dot(this, this);

    public Real32<T> this[int index]
    {
        readonly get => index switch { 0 => X, 1 => Y, 2 => Z, 3 => W, _ => throw new ArgumentOutOfRangeException(nameof(index)) };
        set
        {
            switch (index)
            {
                case 0: X = value; break;
                case 1: Y = value; break;
                case 2: Z = value; break;
                case 3: W = value; break;
                default: throw new ArgumentOutOfRangeException(nameof(index));
            }
        }
    }

    public readonly bool Equals(Vector4<T> other) => this == other;

    public override readonly bool Equals(object? obj) => obj is Vector4<T> other && Equals(other);

    public override readonly int GetHashCode() => X.GetHashCode();
}
