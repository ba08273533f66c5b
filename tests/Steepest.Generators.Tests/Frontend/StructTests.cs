using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>The user's own structs, against what C# computes.</summary>
public sealed class StructTests
{
    private const string Signature = "public static double Loss(ReadOnlySpan<double> x, double a, double b, int n) ";

    private const string Vec = """
         public struct Vec
        {
            public double X, Y;
            public Vec(double x, double y) { X = x; Y = y; }
            public Vec(double both) : this(both, 2 * both) { Y += 1; }
            public readonly double Dot(Vec other) => X * other.X + Y * other.Y;
            public readonly double Length => Math.Sqrt(Dot(this));
            public Vec Turned => new(-Y, X);
            public static Vec Up => new(0, 1);
            public void Scale(double factor) { X *= factor; Y *= factor; }
            public void Grow(int times) { for (var i = 0; i < times; i++) { X += i; this.Y -= X; } }
            public Vec Clear() { var old = this; this = default; return old; }
            public double Sum { readonly get => X + Y; set { X = value - Y; } }
            public double this[int i] { readonly get => i == 0 ? X : Y; set { if (i == 0) X = value; else Y = value; } }
            public readonly void Deconstruct(out double x, out double y) { x = X; y = Y; }
            public static Vec operator +(Vec u, Vec v) => new(u.X + v.X, u.Y + v.Y);
            public static Vec operator -(Vec u, Vec v) => new(u.X - v.X, u.Y - v.Y);
            public static Vec operator -(Vec u) => new(-u.X, -u.Y);
            public static Vec operator *(double k, Vec v) => new(k * v.X, k * v.Y);
            public static double operator *(Vec u, Vec v) => u.Dot(v);
            public static Vec operator ++(Vec u) => new(u.X + 1, u.Y + 1);
            public static bool operator <(Vec u, Vec v) => u.Length < v.Length;
            public static bool operator >(Vec u, Vec v) => u.Length > v.Length;
            public static bool operator true(Vec u) => u.X > 0;
            public static bool operator false(Vec u) => u.X <= 0;
            public static implicit operator Vec(double both) => new(both);
            public static implicit operator Vec((double X, double Y) pair) => new(pair.X, pair.Y);
            public static explicit operator double(Vec v) => v.Length;
        }
        """;

    private const string Others = """
         public readonly record struct Pair(double First, double Second) { public double Gap => Second - First; public Pair Swapped() => new(Second, First); }
        public record struct Box(Vec Low, Vec High) { public int Level { get; set; } = 3; public Vec Middle => 0.5 * (Low + High); }
        public readonly struct Line(double slope, double offset) { public double At(double x) => slope * x + offset; public double Offset { get; } = offset * 2; }
        public struct Meter { public double Total { get; private set; } public int Count; public void Add(double value) { Total += value; Count++; } public double Next() { Count++; return Total + Count; } }
        public struct Ball { public Vec Centre; public double Radius { get; set; } = 1; public Ball(Vec centre) { Centre = centre; } public void Move(Vec by) { Centre += by; Centre.Scale(1 - 0.1); } }
        public struct Nested<T> where T : struct { public T Inner; public int Depth; public Nested(T inner, int depth) { Inner = inner; Depth = depth; } public readonly Nested<T> Deeper() => new(Inner, Depth + 1); }
        """;

    [Theory]
    [InlineData("var v = new Vec(a, b); return v.X - 2 * v.Y;")]
    [InlineData("Vec v; v.X = a; v.Y = b; return v.Dot(v);")]
    [InlineData("var v = new Vec(a); var w = new Vec { X = b }; return v * w + w.Y + new Vec().X;")]
    [InlineData("var v = new Vec { X = a, Y = b * a }; v.X += 2; v.Y++; return v.X * v.Y + v.Length;")]
    [InlineData("Vec v = default; v.Scale(2); v = new(a, b); v.Scale(b); return v.X + 3 * v.Y;")]
    [InlineData("var v = new Vec(a, b); var w = v; w.X = 7; return v.X + w.X;")]
    [InlineData("var v = new Vec(a, b) + new Vec(1, 2) - 2 * new Vec(b, a); return (-v).X * v.Y;")]
    [InlineData("var v = new Vec(a, b); v += new Vec(1, 2); v -= 3.0; v++; var w = v++; return v.X + 10 * w.Y + (++v).X;")]
    [InlineData("Vec v = a; Vec w = (a, b); return v.Y + (double)w + (double)(v + w);")]
    [InlineData("var v = new Vec(a, b); return v > 1.0 ? 1 : v < new Vec(2, 2) ? 2 : 3;")]
    [InlineData("if (new Vec(a, b)) return 1; return new Vec(b, a) ? 2 : 3;")]
    [InlineData("var v = new Vec(a, b); v.Sum = 5; v.Sum += a; return v.X + v.Sum * v.Y;")]
    [InlineData("var v = new Vec(a, b); v[0] = 3; v[1] *= 2; v[n & 1]++; return v[0] - v[1] * v[n & 1];")]
    [InlineData("var v = new Vec(a, b); var (p, q) = v; (p, q) = new Vec(q, p + 1); double r; (r, _) = v; return p - 2 * q + r;")]
    [InlineData("var v = new Vec(a, b); v.Grow(n); return v.X - v.Y;")]
    [InlineData("var v = new Vec(a, b); for (var i = 0; i < n; i++) { v.Grow(2); v.X *= 0.25; } return v.X - v.Y;")]
    [InlineData("var v = new Vec(a, b); var old = v.Clear(); return old.X + 2 * v.X + v.Y;")]
    [InlineData("var v = new Vec(a, b); if (a > b) v.Scale(2); else v = v.Turned; return v.X - 3 * v.Y;")]
    [InlineData("var v = a > b ? new Vec(a, 1) : Vec.Up; return v.X - 3 * v.Y;")]
    [InlineData("var s = new Vec(); foreach (var k in x) s += k * new Vec(a, b); return s.X * s.Y;")]
    [InlineData("var v = new Vec(a, b); var i = 0; while (v.X < 5 && i++ < 9) { v.X += 1; v = v.Turned + v; } return v.X - v.Y;")]
    [InlineData("return Bent(new Vec(a, b)).X + Bent(Vec.Up).Y; static Vec Bent(Vec v) { if (v.X > 0) return v; v.X = 3; return v.Turned; }")]
    [InlineData("var v = new Vec(a, b); Swap(ref v); Put(out var w, a); Raise(ref v.Y); return v.X - 2 * v.Y + w.X + Get(in v) + Get(v); static void Swap(ref Vec v) => (v.X, v.Y) = (v.Y, v.X); static void Put(out Vec v, double k) { v = default; v.X = k; } static void Raise(ref double r) { r += 1; r *= 2; } static double Get(in Vec v) => v.X * v.Y;")]
    [InlineData("var v = new Vec(a, b); Both(ref v, ref v.X); return v.X + v.Y; static void Both(ref Vec v, ref double r) { v.X += 1; r *= 2; v.X += r; v = v.Turned; r += 5; }")]
    [InlineData("Twice(ref a, ref a); return a; static void Twice(ref double u, ref double v) { u += 1; v *= 2; u += v; }")]
    [InlineData("return Seen(ref a, in a) + a; static double Seen(ref double u, in double v) { u += 1; return v; }")]
    [InlineData("for (var i = 0; i < n; i++) Step(ref a, i); return a; static void Step(ref double u, int k) { for (var j = 0; j < k; j++) u = u * 0.5 + 1; if (u > 1) u -= 0.25; }")]
    [InlineData("var p = new Pair(a, b); var q = p with { Second = 2 * a }; return p.Gap + q.Gap * 3 + p.Swapped().First + (p == q ? 10 : 0) + (p != p ? 100 : 0) + (p.Equals(q with { Second = b }) ? 1000 : 0);")]
    [InlineData("var p = new Pair(Math.Sqrt(a), b); return p == p ? 1 : 2;")]
    [InlineData("var (u, v) = new Pair(a, b); return u - 2 * v;")]
    [InlineData("var box = new Box(new Vec(a, b), 2.0) { Level = 4 }; box.Low = 1.0; box.Level += n; var other = box with { High = (b, a), Level = 1 }; return box.Middle.X + other.Middle.Y * box.Level + (box == other ? 1 : 0);")]
    [InlineData("var line = new Line(a, b); return line.At(2) + line.Offset + new Line(1, a).At(b);")]
    [InlineData("var m = new Meter(); for (var i = 0; i < n; i++) m.Add(a * i); return m.Total + m.Count + m.Next() + 10 * m.Next();")]
    [InlineData("var ball = new Ball(new Vec(a, b)); ball.Move((1, 2)); ball.Centre.X += 1; ball.Centre.Scale(2); ball.Radius *= 3; var copy = ball; copy.Centre.Y = 0; return ball.Centre.X + 2 * ball.Centre.Y + ball.Radius + copy.Centre.Y;")]
    [InlineData("var ball = new Ball { Centre = { X = a, Y = 2 }, Radius = b }; return ball.Centre.Dot(ball.Centre) + ball.Radius;")]
    [InlineData("var t = new Nested<Vec>(new Vec(a, b), 1).Deeper(); var u = new Nested<Nested<double>>(new(a, 2), 3); return t.Inner.X + t.Depth + u.Inner.Inner + u.Inner.Depth + u.Depth;")]
    [InlineData("(Vec V, double K) t = (new Vec(a, b), a); t.V.X += 1; t.V.Scale(2); t.K = t.V.Length; var (v, k) = t; return v.X + k + t.Item1.Y;")]
    [InlineData("((double, int) P, double Q) t = ((a, n), b); t.P.Item1 += t.Q; (t.P.Item2, t.Q) = (3, t.P.Item1); var ((p, q), r) = t; return p + 10 * q + 100 * r;")]
    [InlineData("return ((a, b) == (b, a) ? 1 : 0) + ((n, a) != (2.0, a) ? 2 : 0) + ((a, (b, n)) == (a, (b, 2L)) ? 4 : 0);")]
    [InlineData("var (u, v) = (new Vec(a, b), new Vec(b, a)); (u, v) = (v, u + v); (u.X, v.X) = (v.X, u.X); return u.X + 10 * u.Y + 100 * v.X + 1000 * v.Y;")]
    [InlineData("var t = Two(a, b); return t.Item1.X + t.Length; static (Vec, double Length) Two(double p, double q) { var v = new Vec(p, q); if (p > q) return (v, 1); return (2 * v, v.Length); }")]
    [InlineData("var v = new Vec(a, b); return Local(2) + v.X; double Local(double k) { v.Scale(k); v.X += k; return v.Y; }")]
    [InlineData("Span<Vec> q = new Vec[3]; q[0] = new(a, b); q[1].X = b; q[2] = q[0] + q[1]; q[2].Scale(2); q[1].Sum = 4; var s = 0.0; foreach (var v in q) s += v.Dot(q[0]); return s + q[1].Y;")]
    [InlineData("var q = new[] { new Vec(a, b), new Vec(b, 1) }; Raise(ref q[n & 1]); Lift(ref q[0].Y); (q[0], q[1]) = (q[1], q[0]); return q[0].X + 10 * q[0].Y + 100 * q[1].X + 1000 * q[1].Y; static void Raise(ref Vec v) { for (var i = 0; i < 3; i++) v.X += v.Y; } static void Lift(ref double r) => r += 1;")]
    [InlineData("Vec[] q = [new(a, b), 2.0, Vec.Up]; for (var i = 1; i < q.Length; i++) q[i] = q[i - 1] + 0.5 * q[i]; return q[^1].X * q[^1].Y + q.Length;")]
    [InlineData("var m = n; Shrink(ref m, ref m); return m; static void Shrink(ref int bound, ref int other) { for (var i = 0; i < bound; i++) other--; }")]
    [InlineData("var m = new Meter { Count = n }; for (var i = 0; i < m.Count; i++) { m.Count--; a += i; } for (var i = 0; i < m.Count; i++) a *= 0.5; return a;")]
    [InlineData("double t; void Set(double k) { t = k; t += 1; } Set(a); if (n > 0) Set(b); return t;")]
    public void AgreeWithCSharp(string body) => Agreement.Check(Signature + "{ " + body + " }" + Vec + Others);

    private const string Interfaces = """
         public interface IShape { double Area { get; } double Scaled(double k); double Twice() => Area * 2 + Scaled(1); static abstract double Sides { get; } static virtual double Half => 0.5; }
        public readonly record struct Square(double Side) : IShape { public double Area => Side * Side; public double Scaled(double k) => k * Side; public static double Sides => 4; }
        public struct Disc : IShape { public double Radius; public double Area => Math.PI * Radius * Radius; double IShape.Scaled(double k) => k / 2 * Radius; public double Twice() => 3 * Radius; public static double Sides => 0; public static double Half => 0.25; }
        public interface IGroup<T> where T : struct, IGroup<T> { static abstract T Unit { get; } static abstract T operator *(T u, T v); static virtual T Square(T u) => u * u; T Inverse(); }
        public readonly record struct Shift(double By) : IGroup<Shift> { public static Shift Unit => new(0); public static Shift operator *(Shift u, Shift v) => new(u.By + v.By); public Shift Inverse() => new(-By); }
        public interface IStepper { void Step(double by); double Value { get; } }
        public struct Counter : IStepper { public double At; public void Step(double by) { At += by; } public readonly double Value => At * At; }
        """;

    [Theory]
    [InlineData("return Cost(new Square(a)) + Cost(new Disc { Radius = b }); static double Cost<T>(T shape) where T : struct, IShape => shape.Area + shape.Scaled(2) + shape.Twice() + T.Sides + T.Half;")]
    [InlineData("return Power(new Shift(a), n & 3).By + Power(new Shift(b), 2).Inverse().By; static T Power<T>(T u, int k) where T : struct, IGroup<T> { var p = T.Unit; for (var i = 0; i < k; i++) p = p * u; return T.Square(p) * u.Inverse(); }")]
    [InlineData("var c = new Counter { At = a }; Run(ref c, n); return c.At + Final(c, b) + c.Value; static void Run<T>(ref T stepper, int times) where T : struct, IStepper { for (var i = 0; i < times; i++) { stepper.Step(i); if (stepper.Value > 9) stepper.Step(-1); } } static double Final<T>(T stepper, double by) where T : struct, IStepper { stepper.Step(by); return stepper.Value; }")]
    [InlineData("var v = Make<Counter>(a); return v.Value; static T Make<T>(double k) where T : struct, IStepper { var t = new T(); t.Step(k); t.Step(1); return t; }")]
    [InlineData("return new Square(a).Doubled().Area + new Square(b).Ratio(); ")]
    public void MembersOfInterfacesAreThoseOfTheStruct(string body)
        => Agreement.Check(Signature + "{ " + body + " }" + Interfaces, "public static class Extensions { public static Problem.Square Doubled(this Problem.Square s) => s with { Side = 2 * s.Side }; extension(Problem.Square s) { public double Ratio() => s.Area / (1 + s.Side * s.Side); } }");
}
