namespace Steepest.Reference.Oracle;

/// <summary>What stands for <c>System.Numerics.Matrix4x4</c>.</summary>
public struct Matrix4x4<T>(
    Real32<T> m11, Real32<T> m12, Real32<T> m13, Real32<T> m14,
    Real32<T> m21, Real32<T> m22, Real32<T> m23, Real32<T> m24,
    Real32<T> m31, Real32<T> m32, Real32<T> m33, Real32<T> m34,
    Real32<T> m41, Real32<T> m42, Real32<T> m43, Real32<T> m44) : IEquatable<Matrix4x4<T>>
    where T : struct, IScalar<T>
{
    public Real32<T> M11 = m11;

    public Real32<T> M12 = m12;

    public Real32<T> M13 = m13;

    public Real32<T> M14 = m14;

    public Real32<T> M21 = m21;

    public Real32<T> M22 = m22;

    public Real32<T> M23 = m23;

    public Real32<T> M24 = m24;

    public Real32<T> M31 = m31;

    public Real32<T> M32 = m32;

    public Real32<T> M33 = m33;

    public Real32<T> M34 = m34;

    public Real32<T> M41 = m41;

    public Real32<T> M42 = m42;

    public Real32<T> M43 = m43;

    public Real32<T> M44 = m44;

    public static Matrix4x4<T> Identity => new(
        1f, 0f, 0f, 0f,
        0f, 1f, 0f, 0f,
        0f, 0f, 1f, 0f,
        0f, 0f, 0f, 1f);

    public static Matrix4x4<T> operator +(Matrix4x4<T> x, Matrix4x4<T> y) => new(
        x.M11 + y.M11, x.M12 + y.M12, x.M13 + y.M13, x.M14 + y.M14,
        x.M21 + y.M21, x.M22 + y.M22, x.M23 + y.M23, x.M24 + y.M24,
        x.M31 + y.M31, x.M32 + y.M32, x.M33 + y.M33, x.M34 + y.M34,
        x.M41 + y.M41, x.M42 + y.M42, x.M43 + y.M43, x.M44 + y.M44);

    public static Matrix4x4<T> operator -(Matrix4x4<T> x, Matrix4x4<T> y) => new(
        x.M11 - y.M11, x.M12 - y.M12, x.M13 - y.M13, x.M14 - y.M14,
        x.M21 - y.M21, x.M22 - y.M22, x.M23 - y.M23, x.M24 - y.M24,
        x.M31 - y.M31, x.M32 - y.M32, x.M33 - y.M33, x.M34 - y.M34,
        x.M41 - y.M41, x.M42 - y.M42, x.M43 - y.M43, x.M44 - y.M44);

    public static Matrix4x4<T> operator -(Matrix4x4<T> x) => x * -1f;

    public static Matrix4x4<T> operator *(Matrix4x4<T> x, Real32<T> y) => new(
        x.M11 * y, x.M12 * y, x.M13 * y, x.M14 * y,
        x.M21 * y, x.M22 * y, x.M23 * y, x.M24 * y,
        x.M31 * y, x.M32 * y, x.M33 * y, x.M34 * y,
        x.M41 * y, x.M42 * y, x.M43 * y, x.M44 * y);

    public static Matrix4x4<T> operator *(Matrix4x4<T> x, Matrix4x4<T> y) => new(
        x.M11 * y.M11 + x.M12 * y.M21 + x.M13 * y.M31 + x.M14 * y.M41,
        x.M11 * y.M12 + x.M12 * y.M22 + x.M13 * y.M32 + x.M14 * y.M42,
        x.M11 * y.M13 + x.M12 * y.M23 + x.M13 * y.M33 + x.M14 * y.M43,
        x.M11 * y.M14 + x.M12 * y.M24 + x.M13 * y.M34 + x.M14 * y.M44,
        x.M21 * y.M11 + x.M22 * y.M21 + x.M23 * y.M31 + x.M24 * y.M41,
        x.M21 * y.M12 + x.M22 * y.M22 + x.M23 * y.M32 + x.M24 * y.M42,
        x.M21 * y.M13 + x.M22 * y.M23 + x.M23 * y.M33 + x.M24 * y.M43,
        x.M21 * y.M14 + x.M22 * y.M24 + x.M23 * y.M34 + x.M24 * y.M44,
        x.M31 * y.M11 + x.M32 * y.M21 + x.M33 * y.M31 + x.M34 * y.M41,
        x.M31 * y.M12 + x.M32 * y.M22 + x.M33 * y.M32 + x.M34 * y.M42,
        x.M31 * y.M13 + x.M32 * y.M23 + x.M33 * y.M33 + x.M34 * y.M43,
        x.M31 * y.M14 + x.M32 * y.M24 + x.M33 * y.M34 + x.M34 * y.M44,
        x.M41 * y.M11 + x.M42 * y.M21 + x.M43 * y.M31 + x.M44 * y.M41,
        x.M41 * y.M12 + x.M42 * y.M22 + x.M43 * y.M32 + x.M44 * y.M42,
        x.M41 * y.M13 + x.M42 * y.M23 + x.M43 * y.M33 + x.M44 * y.M43,
        x.M41 * y.M14 + x.M42 * y.M24 + x.M43 * y.M34 + x.M44 * y.M44);

    public static bool operator ==(Matrix4x4<T> x, Matrix4x4<T> y) => x.M11 == y.M11 && x.M12 == y.M12 && x.M13 == y.M13 && x.M14 == y.M14 && x.M21 == y.M21 && x.M22 == y.M22 && x.M23 == y.M23 && x.M24 == y.M24 && x.M31 == y.M31 && x.M32 == y.M32 && x.M33 == y.M33 && x.M34 == y.M34 && x.M41 == y.M41 && x.M42 == y.M42 && x.M43 == y.M43 && x.M44 == y.M44;

    public static bool operator !=(Matrix4x4<T> x, Matrix4x4<T> y) => !(x == y);

    public static Matrix4x4<T> Add(Matrix4x4<T> x, Matrix4x4<T> y) => x + y;

    public static Matrix4x4<T> Subtract(Matrix4x4<T> x, Matrix4x4<T> y) => x - y;

    public static Matrix4x4<T> Multiply(Matrix4x4<T> x, Matrix4x4<T> y) => x * y;

    public static Matrix4x4<T> Multiply(Matrix4x4<T> x, Real32<T> y) => x * y;

    public static Matrix4x4<T> Transpose(Matrix4x4<T> x) => new(
        x.M11, x.M21, x.M31, x.M41,
        x.M12, x.M22, x.M32, x.M42,
        x.M13, x.M23, x.M33, x.M43,
        x.M14, x.M24, x.M34, x.M44);

    public static Matrix4x4<T> Lerp(Matrix4x4<T> x, Matrix4x4<T> y, Real32<T> amount) => x + (y - x) * amount;

    public static Matrix4x4<T> CreateTranslation(Real32<T> x, Real32<T> y, Real32<T> z) => Identity with { M41 = x, M42 = y, M43 = z };

    public static Matrix4x4<T> CreateTranslation(Vector3<T> x) => CreateTranslation(x.X, x.Y, x.Z);

    public static Matrix4x4<T> CreateScale(Real32<T> x, Real32<T> y, Real32<T> z) => Identity with { M11 = x, M22 = y, M33 = z };

    public static Matrix4x4<T> CreateScale(Real32<T> x) => CreateScale(x, x, x);

    public static Matrix4x4<T> CreateScale(Vector3<T> x) => CreateScale(x.X, x.Y, x.Z);

    public static Matrix4x4<T> CreateRotationX(Real32<T> angle)
    {
        var (sin, cos) = RealFunctions<Real32<T>, T>.SinCos(angle);
        return Identity with { M22 = cos, M23 = sin, M32 = -sin, M33 = cos };
    }

    public static Matrix4x4<T> CreateRotationY(Real32<T> angle)
    {
        var (sin, cos) = RealFunctions<Real32<T>, T>.SinCos(angle);
        return Identity with { M11 = cos, M13 = -sin, M31 = sin, M33 = cos };
    }

    public static Matrix4x4<T> CreateRotationZ(Real32<T> angle)
    {
        var (sin, cos) = RealFunctions<Real32<T>, T>.SinCos(angle);
        return Identity with { M11 = cos, M12 = sin, M21 = -sin, M22 = cos };
    }

    public static Matrix4x4<T> CreateFromQuaternion(Quaternion<T> q) => Identity with
    {
        M11 = 1f - 2f * (q.Y * q.Y + q.Z * q.Z),
        M12 = 2f * (q.X * q.Y + q.Z * q.W),
        M13 = 2f * (q.Z * q.X - q.Y * q.W),
        M21 = 2f * (q.X * q.Y - q.Z * q.W),
        M22 = 1f - 2f * (q.Z * q.Z + q.X * q.X),
        M23 = 2f * (q.Y * q.Z + q.X * q.W),
        M31 = 2f * (q.Z * q.X + q.Y * q.W),
        M32 = 2f * (q.Y * q.Z - q.X * q.W),
        M33 = 1f - 2f * (q.Y * q.Y + q.X * q.X),
    };

    public readonly Real32<T> GetDeterminant()
    {
        // By the first row.
        var kplo = M33 * M44 - M34 * M43;
        var jpln = M32 * M44 - M34 * M42;
        var jokn = M32 * M43 - M33 * M42;
        var iplm = M31 * M44 - M34 * M41;
        var iokm = M31 * M43 - M33 * M41;
        var injm = M31 * M42 - M32 * M41;
        return M11 * (M22 * kplo - M23 * jpln + M24 * jokn) - M12 * (M21 * kplo - M23 * iplm + M24 * iokm)
            + M13 * (M21 * jpln - M22 * iplm + M24 * injm) - M14 * (M21 * jokn - M22 * iokm + M23 * injm);
    }

    public readonly bool Equals(Matrix4x4<T> other) => this == other;

    public override readonly bool Equals(object? obj) => obj is Matrix4x4<T> other && Equals(other);

    public override readonly int GetHashCode() => M11.GetHashCode();
}
