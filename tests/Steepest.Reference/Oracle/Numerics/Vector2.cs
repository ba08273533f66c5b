namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>System.Numerics.Vector2</c>.</summary>
public struct Vector2<T>(Real32<T> x, Real32<T> y) : IEquatable<Vector2<T>>
    where T : struct, IScalar<T>
{
    public Real32<T> X = x;

    public Real32<T> Y = y;

    public Vector2(Real32<T> value)
        : this(value, value)
    {
    }

    public static Vector2<T> Zero => default;

    public static Vector2<T> One => new(1f);

    public static Vector2<T> UnitX => new(1f, 0f);

    public static Vector2<T> UnitY => new(0f, 1f);

    public static Vector2<T> operator +(Vector2<T> x, Vector2<T> y) => new(x.X + y.X, x.Y + y.Y);

    public static Vector2<T> operator -(Vector2<T> x, Vector2<T> y) => new(x.X - y.X, x.Y - y.Y);

    public static Vector2<T> operator *(Vector2<T> x, Vector2<T> y) => new(x.X * y.X, x.Y * y.Y);

    public static Vector2<T> operator /(Vector2<T> x, Vector2<T> y) => new(x.X / y.X, x.Y / y.Y);

    public static Vector2<T> operator -(Vector2<T> x) => new(-x.X, -x.Y);

    public static Vector2<T> operator *(Vector2<T> x, Real32<T> y) => new(x.X * y, x.Y * y);

    public static Vector2<T> operator *(Real32<T> x, Vector2<T> y) => y * x;

    public static Vector2<T> operator /(Vector2<T> x, Real32<T> y) => new(x.X / y, x.Y / y);

    public static bool operator ==(Vector2<T> x, Vector2<T> y) => x.X == y.X && x.Y == y.Y;

    public static bool operator !=(Vector2<T> x, Vector2<T> y) => !(x == y);

    public static Real32<T> Dot(Vector2<T> x, Vector2<T> y) => x.X * y.X + x.Y * y.Y;

    public static Vector2<T> Add(Vector2<T> x, Vector2<T> y) => x + y;

    public static Vector2<T> Subtract(Vector2<T> x, Vector2<T> y) => x - y;

    public static Vector2<T> Multiply(Vector2<T> x, Vector2<T> y) => x * y;

    public static Vector2<T> Divide(Vector2<T> x, Vector2<T> y) => x / y;

    public static Vector2<T> Multiply(Vector2<T> x, Real32<T> y) => x * y;

    public static Vector2<T> Multiply(Real32<T> x, Vector2<T> y) => y * x;

    public static Vector2<T> Divide(Vector2<T> x, Real32<T> y) => x / y;

    public static Vector2<T> Negate(Vector2<T> x) => -x;

    public static Real32<T> Distance(Vector2<T> x, Vector2<T> y) => (x - y).Length();

    public static Real32<T> DistanceSquared(Vector2<T> x, Vector2<T> y) => (x - y).LengthSquared();

    public static Vector2<T> Normalize(Vector2<T> x) => x / x.Length();

    public static Vector2<T> Lerp(Vector2<T> x, Vector2<T> y, Real32<T> amount) => x * (1f - amount) + y * amount;

    public static Vector2<T> Min(Vector2<T> x, Vector2<T> y) => new(RealFunctions<Real32<T>, T>.Min(x.X, y.X), RealFunctions<Real32<T>, T>.Min(x.Y, y.Y));

    public static Vector2<T> Max(Vector2<T> x, Vector2<T> y) => new(RealFunctions<Real32<T>, T>.Max(x.X, y.X), RealFunctions<Real32<T>, T>.Max(x.Y, y.Y));

    public static Vector2<T> Clamp(Vector2<T> x, Vector2<T> low, Vector2<T> high) => Min(Max(x, low), high);

    public static Vector2<T> Abs(Vector2<T> x) => new(RealFunctions<Real32<T>, T>.Abs(x.X), RealFunctions<Real32<T>, T>.Abs(x.Y));

    public static Vector2<T> SquareRoot(Vector2<T> x) => new(RealFunctions<Real32<T>, T>.Sqrt(x.X), RealFunctions<Real32<T>, T>.Sqrt(x.Y));

    public static Vector2<T> Reflect(Vector2<T> x, Vector2<T> normal) => x - normal * (2f * Dot(x, normal));

    public static Real32<T> Cross(Vector2<T> x, Vector2<T> y) => x.X * y.Y - x.Y * y.X;

    public readonly Real32<T> Length() => RealFunctions<Real32<T>, T>.Sqrt(LengthSquared());

    public readonly Real32<T> LengthSquared() => Dot(this, this);

    public Real32<T> this[int index]
    {
        readonly get => index switch { 0 => X, 1 => Y, _ => throw new ArgumentOutOfRangeException(nameof(index)) };
        set
        {
            switch (index)
            {
                case 0: X = value; break;
                case 1: Y = value; break;
                default: throw new ArgumentOutOfRangeException(nameof(index));
            }
        }
    }

    public readonly bool Equals(Vector2<T> other) => this == other;

    public override readonly bool Equals(object? obj) => obj is Vector2<T> other && Equals(other);

    public override readonly int GetHashCode() => X.GetHashCode();
}
