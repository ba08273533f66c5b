using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>The structs of System.Numerics, against the framework's own.</summary>
public sealed class NumericsTests
{
    private const string Given = """
        public static double Loss(double a, double b, int n)
        {
            var (x, y, z) = ((float)a, (float)b, 0.75f);
            var p = new Vector2(x, y);
            var q = new Vector2(y, z);
            var u = new Vector3(x, y, z);
            var v = new Vector3(y, 1.5f, x);
            var r = new Vector4(x, y, z, 1.25f);
            var s = new Vector4(v, y);
            var h = Quaternion.Normalize(new Quaternion(x, y, z, 2));
            var k = new Quaternion(new Vector3(0.5f, y, 1), x);
            var m = new Matrix4x4(x, 1, 2, y, 0.5f, y, x, 1, z, 2, 3, x, 1, y, z, 4);
            var g = new Matrix3x2(x, y, 1, 2, z, x);
            var c = new Complex(a, b);
            var d = new Complex(b, 0.75);

        """;

    private const string Sums = """
        static double Of(Vector2 t) => t.X + 3.0 * t.Y;
        static double Of(Vector3 t) => t.X + 3.0 * t.Y + 7.0 * t.Z;
        static double Of(Vector4 t) => t.X + 3.0 * t.Y + 7.0 * t.Z + 11.0 * t.W;
        static double Of(Quaternion t) => t.X + 3.0 * t.Y + 7.0 * t.Z + 11.0 * t.W;
        static double Of(Plane t) => Of(t.Normal) + 11.0 * t.D;
        static double Of(Complex t) => t.Real + 3.0 * t.Imaginary;
        static double Of(Matrix3x2 t) => t.M11 + 3.0 * t.M12 + 7.0 * t.M21 + 11.0 * t.M22 + 13.0 * t.M31 + 17.0 * t.M32;
        static double Of(Matrix4x4 t) => Of(new Vector4(t.M11, t.M12, t.M13, t.M14)) + 2 * Of(new Vector4(t.M21, t.M22, t.M23, t.M24)) + 3 * Of(new Vector4(t.M31, t.M32, t.M33, t.M34)) + 5 * Of(new Vector4(t.M41, t.M42, t.M43, t.M44));
        """;

    [Theory]
    [InlineData("return Of(p + q) + Of(p - q) + Of(-p) + Of(p * q) + Of(2 * p) + Of(p * y) + Of(p / new Vector2(2, 3)) + Of(p / 3);")]
    [InlineData("return Of(u + v) + Of(u - v) + Of(-u) + Of(u * v) + Of(2 * u) + Of(u * y) + Of(u / new Vector3(2)) + Of(u / 3);")]
    [InlineData("return Of(r + s) + Of(r - s) + Of(-r) + Of(r * s) + Of(2 * r) + Of(r * y) + Of(r / Vector4.One) + Of(r / 3);")]
    [InlineData("return Of(Vector3.Add(u, v)) + Of(Vector3.Subtract(u, v)) + Of(Vector3.Multiply(u, v)) + Of(Vector3.Multiply(u, 2)) + Of(Vector3.Multiply(2, u)) + Of(Vector3.Divide(u, 4)) + Of(Vector3.Negate(v));")]
    [InlineData("return Vector2.Dot(p, q) + Vector3.Dot(u, v) + Vector4.Dot(r, s) + p.LengthSquared() + u.LengthSquared() + r.LengthSquared();")]
    [InlineData("return p.Length() + u.Length() + r.Length() + Vector2.Distance(p, q) + Vector3.Distance(u, v) + Vector4.DistanceSquared(r, s);")]
    [InlineData("return Of(Vector3.Cross(u, v)) + Of(Vector3.Reflect(u, Vector3.Normalize(v))) + Of(Vector2.Reflect(p, Vector2.UnitY));")]
    [InlineData("return Of(Vector3.Normalize(u)) + Of(Vector4.Normalize(r)) + Of(Vector2.Normalize(q));")]
    [InlineData("return Of(Vector3.Lerp(u, v, 0.3f)) + Of(Vector2.Lerp(p, q, x)) + Of(Vector4.Lerp(r, s, 0.25f));")]
    [InlineData("return Of(Vector3.Min(u, v)) + Of(Vector3.Max(u, v)) + Of(Vector3.Clamp(u, -Vector3.One, new Vector3(1, 2, 0.5f))) + Of(Vector3.Abs(u)) + Of(Vector3.SquareRoot(Vector3.Abs(v)));")]
    [InlineData("return Of(Vector3.Zero) + Of(Vector3.UnitX) + Of(Vector3.UnitZ) + Of(Vector2.One) + Of(Vector4.UnitW) + Of(new Vector3(p, 2)) + Of(new Vector4(p, 2, x)) + Of(new Vector4(u, 2));")]
    [InlineData("return (u == v ? 1 : 0) + (u != v ? 2 : 0) + (p == q ? 4 : 0) + (u == new Vector3(x, y, 0.75f) ? 8 : 0);")]
    [InlineData("u.X += 2; u.Y *= u.X; var w = u; w.Z = 0; u += w; for (var i = 0; i < n; i++) { u = 0.5f * u + v; v.X -= u.Z; } return Of(u) + Of(w);")]
    [InlineData("var t = u.Length() > 2 ? Vector3.Normalize(u) : v; return Of(t) + Of(Pick(u, v)); static Vector3 Pick(in Vector3 f, Vector3 g) { if (f.X > g.X) return f; g.Y++; return g; }")]
    [InlineData("Span<Vector3> t = stackalloc Vector3[3]; t[0] = u; t[1].Y = x; t[2] = t[0] + Vector3.Cross(t[1], v); t[2].X *= 2; var w = Vector3.Zero; foreach (var e in t) w += e; return Of(w) + t[1].Length();")]
    [InlineData("return Of(h) + h.Length() + k.LengthSquared() + Of(h * k) + Of(h + k) + Of(h - k) + Of(-h) + Of(k * 2) + Quaternion.Dot(h, k) + Of(Quaternion.Identity);")]
    [InlineData("return Of(Quaternion.Conjugate(k)) + Of(Quaternion.Inverse(k)) + Of(h / k) + Of(Quaternion.Concatenate(h, k)) + Of(Quaternion.Multiply(h, k));")]
    [InlineData("return Of(Quaternion.CreateFromAxisAngle(Vector3.Normalize(v), x)) + Of(Quaternion.CreateFromYawPitchRoll(x, y, z));")]
    [InlineData("var l = Quaternion.Normalize(k); return Of(Quaternion.Lerp(h, l, 0.3f)) + Of(Quaternion.Slerp(h, l, 0.3f)) + Of(Quaternion.Slerp(h, h, x / 20));")]
    [InlineData("return Of(Vector3.Transform(v, k)) + Of(Vector3.Transform(v, h)) + Of(Vector2.Transform(q, h)) + Of(Vector4.Transform(v, k)) + Of(Vector4.Transform(s, k)) + Of(Vector4.Transform(p, k));")]
    [InlineData("return Of(m * Matrix4x4.Identity) + Of(m * m) + Of(m + Matrix4x4.Transpose(m)) + Of(m - Matrix4x4.Identity) + Of(m * 2) + Of(-m);")]
    [InlineData("return Of(Vector3.Transform(u, m)) + Of(Vector3.TransformNormal(u, m)) + Of(Vector4.Transform(r, m)) + Of(Vector4.Transform(u, m)) + Of(Vector2.Transform(p, m)) + Of(Vector2.TransformNormal(p, m));")]
    [InlineData("return Of(Matrix4x4.CreateTranslation(u)) + Of(Matrix4x4.CreateTranslation(x, y, 1)) + Of(Matrix4x4.CreateScale(x)) + Of(Matrix4x4.CreateScale(v)) + Of(Matrix4x4.CreateScale(x, y, 2));")]
    [InlineData("return Of(Matrix4x4.CreateRotationX(x)) + Of(Matrix4x4.CreateRotationY(y)) + Of(Matrix4x4.CreateRotationZ(x + y)) + Of(Matrix4x4.CreateFromQuaternion(h));")]
    [InlineData("return Of(Matrix4x4.CreateFromAxisAngle(Vector3.Normalize(v), x)) + Of(Matrix4x4.CreateFromYawPitchRoll(x, y, z)) + m.M23 * m.M41;")]
    [InlineData("m.Translation += u; m.M12 = 5; return Of(m) + Of(m.Translation) + m.GetDeterminant();")]
    [InlineData("var t = Matrix4x4.CreateRotationX(x) * Matrix4x4.CreateScale(2, 3, 0.5f) * Matrix4x4.CreateTranslation(u); var done = Matrix4x4.Invert(t, out var back); return Of(back) + (done ? 1 : 0) + (Matrix4x4.Invert(Matrix4x4.CreateScale(0), out _) ? 1 : 2);")]
    [InlineData("return Of(g * g) + Of(g + Matrix3x2.Identity) + Of(Vector2.Transform(p, g)) + Of(Vector2.TransformNormal(p, g)) + g.GetDeterminant() + Of(Matrix3x2.CreateTranslation(p) * Matrix3x2.CreateScale(x, y)) + Of(g.Translation);")]
    [InlineData("var t = new Plane(v, x); return Plane.DotCoordinate(t, u) + Plane.DotNormal(t, u) + Plane.Dot(t, r) + Of(Plane.Normalize(t)) + t.Normal.X * t.D;")]
    public void Vectors_agree(string body) => Agreement.Check(new Snippet(Given + body + "\n}\n" + Sums), 4e-5);

    [Theory]
    [InlineData("return Of(c + d) + Of(c - d) + Of(c * d) + Of(c + 2) + Of(2 - c) + Of(c * a) + Of(3 * c) + Of(c / 2) + Of(-c) + Of(Complex.Conjugate(c));")]
    [InlineData("return Of(c / d) + Of(1 / d) + Of(Complex.Divide(d, new Complex(b, 5))) + Of(Complex.Reciprocal(d)) + Of(Complex.Reciprocal(Complex.Zero));")]
    [InlineData("return c.Real * c.Imaginary + c.Magnitude + d.Phase + Complex.Abs(d) + Of(Complex.FromPolarCoordinates(a, b));")]
    [InlineData("return Of(Complex.Exp(c / 10)) + Of(Complex.Log(d)) + Of(Complex.Log10(d)) + Of(Complex.Log(d, 3));")]
    [InlineData("return Of(Complex.Sqrt(c)) + Of(Complex.Sqrt(d)) + Of(Complex.Sqrt(-4)) + Of(Complex.Sqrt(0));")]
    [InlineData("return Of(Complex.Pow(d, 2)) + Of(Complex.Pow(d, new Complex(0.5, a / 20))) + Of(Complex.Pow(Complex.Zero, d)) + Of(Complex.Pow(c, 0));")]
    [InlineData("return Of(Complex.Sin(c / 5)) + Of(Complex.Cos(c / 5)) + Of(Complex.Tan(c / 5)) + Of(Complex.Sinh(c / 5)) + Of(Complex.Cosh(c / 5)) + Of(Complex.Tanh(c / 5)) + Of(Complex.Tan(new Complex(a, 6)));")]
    [InlineData("return (c == d ? 1 : 0) + (c != new Complex(a, b) ? 2 : 0) + Of(Complex.ImaginaryOne * c) + Of(Complex.One + n);")]
    [InlineData("Complex w = 0; for (var i = 0; i < n; i++) w = w * w * 0.1 + d; return Of(w) + Of((Complex)a);")]
    public void Complex_numbers_agree(string body) => Agreement.Check(new Snippet(Given + body + "\n}\n" + Sums), 1e-11);

    [Theory]
    [InlineData("return [|Vector3.Round(u)|].X;", "Vector3.Round")]
    [InlineData("return [|u.GetHashCode()|];", "Vector3.GetHashCode")]
    [InlineData("return [|Complex.Asin(c)|].Real;", "Complex.Asin")]
    [InlineData("return [|m.IsIdentity|] ? 1 : 2;", "Matrix4x4.IsIdentity")]
    [InlineData("return [|Complex.NaN|].Real;", "Complex.NaN")]
    [InlineData("return [|new Vector3(new float[3])|].X;", "Vector3")]
    public void What_is_not_known_is_refused_by_name(string body, string name)
    {
        var finding = Assert.Single(new Snippet(Given + body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + "\n}\n" + Sums).Lower(false).Findings);
        Assert.Equal("STEEP0103", finding.Rule.Id);
        Assert.Contains($"'{name}", finding.ToDiagnostic().GetMessage(null), StringComparison.Ordinal);
        var marked = finding.Location.SourceTree!.ToString().Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length);
        Assert.Equal(body.Split("[|")[1].Split("|]")[0], marked);
    }
}
