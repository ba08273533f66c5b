namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    private const string Vec = """
        public struct Vec
        {
            public double X, Y;
            public Vec(double x, double y) { X = x; Y = y; }
            public double Dot(Vec other) => X * other.X + Y * other.Y;
            public double Length => Math.Sqrt(Dot(this) + 1);
            public double Sum { get => X + Y; set => X = value - Y; }
            public void Scale(double factor) { X *= factor; Y *= factor; }
            public void Turn(int times) { for (int i = 0; i < times; i++) { double x = X; X = 0.5 * X - Y; Y = x * 0.7; } }
            public static Vec operator +(Vec u, Vec v) => new(u.X + v.X, u.Y + v.Y);
            public static Vec operator *(double k, Vec v) => new(k * v.X, k * v.Y);
            public static implicit operator Vec(double both) => new(both, both * both);
        }

        public readonly record struct Span2(double Low, double High) { public double Width => High - Low; public Span2 Around(double v) => v < Low ? this with { Low = v } : v > High ? this with { High = v } : this; }
        """;

    /// <summary>Structs of the user's and tuples, which are taken apart into numbers.</summary>
    private static Shape[] Structs =>
    [
        new("StructSums", XA, "Vec s = new Vec(a, 1); for (int i = 0; i < x.Length; i++) s = s + x[i] * new Vec(a, x[i]); return s.Dot(s) + s.Length;", Vec),
        new("StructRecurrence", XA, "Vec v = new Vec(a, 0.5); for (int i = 0; i < x.Length; i++) { v.Scale(x[i]); v.X += a; v.Turn(2); } return v.X * v.Y;", Vec),
        new("StructInBranch", XA, "Vec v = new Vec(a, 0.5); for (int i = 0; i < x.Length; i++) { if (x[i] > 0) v.Turn(i); else v = x[i] * v; v.Sum *= 0.9; } return v.Dot(new Vec(1, a));", Vec),
        new("StructChosen", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { Vec v = x[i] > a ? new Vec(x[i], a) : x[i] * x[i]; s += v.Length * v.Y; } return s;", Vec),
        new("StructByReference", XA, "Vec v = a; for (int i = 0; i < x.Length; i++) { Push(ref v, x[i]); Raise(ref v.Y, x[i] * v.X); } return v.Dot(v);",
            Vec + " static void Push(ref Vec v, double by) { v = v + by; if (v.X > 1) v.Scale(0.5); } static void Raise(ref double r, double by) { r = Math.Sin(r + by); }"),
        new("StructsInArray", XA, "Vec[] q = new Vec[x.Length + 1]; q[0] = new Vec(a, 1); for (int i = 0; i < x.Length; i++) { q[i + 1] = q[i] + x[i] * q[i / 2]; q[i].Y *= x[i]; q[i + 1].Scale(0.8); } double s = 0; foreach (Vec v in q) s += v.Length; return s;", Vec),
        new("RecordWidened", XA, "Span2 r = new Span2(a, a); for (int i = 0; i < x.Length; i++) r = r.Around(x[i] * a); (double low, double high) = r; return r.Width * r.Width + low * high;", Vec),
        new("TupleRecurrence", XA, "(double P, (double, double) Q) t = (a, (1.0, a * a)); for (int i = 0; i < x.Length; i++) { (t.P, t.Q.Item1) = (t.Q.Item1 * x[i], t.P + t.Q.Item2); if (t.P > 0.5) t.Q = (t.Q.Item2, t.P); } return t.P * t.Q.Item1 + t.Q.Item2;"),
        new("TupleFromHelper", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { (double r, Vec v) = Polar(x[i], a); s += r * v.X + v.Y; } return s;",
            Vec + " static (double, Vec) Polar(double u, double v) { if (u > v) return (u * v, new Vec(u, v)); Vec w = new Vec(v, u * u); w.Turn(3); return (w.Length, w); }"),
        new("GenericOverStructs", XA, "return Total(x, new Spring(a)) + Total(x, new Bowl(a, 0.5));",
            "public interface IEnergy { double At(double u); static abstract double Rest { get; } } public readonly struct Spring(double k) : IEnergy { public double At(double u) => 0.5 * k * u * u; public static double Rest => 0.25; } public readonly record struct Bowl(double K, double C) : IEnergy { public double At(double u) => K * Math.Exp(C * u); public static double Rest => -1; } static double Total<T>(ReadOnlySpan<double> v, T energy) where T : struct, IEnergy { double s = 0; for (int i = 0; i < v.Length; i++) s += energy.At(v[i] - T.Rest); return s; }"),
        new("MutatingWhile", "double a, double b, int n", "Meter m = new Meter(a); int k = 0; while (m.Value < 3 && k < n + 2) { m.Add(b * b + 0.1); k++; } return m.Value * m.Value + k * b;",
            "public struct Meter { double total; public Meter(double start) { total = start * start; } public double Value => total * 1.5; public void Add(double by) { total += by; if (total > 1) total = Math.Sqrt(total) + by * total; } }"),
        new("NestedStructs", XA, "Body ball = new Body { At = new Vec(a, 1), Speed = { X = a, Y = 0.5 }, Mass = 2 }; for (int i = 0; i < x.Length; i++) { Body before = ball; ball.Speed.Y -= x[i] * 0.1; ball.At = ball.At + 0.1 * ball.Speed; ball.Mass *= 0.9; ball.At.X += before.At.Y * 0.01; } return ball.At.Dot(ball.Speed) * ball.Mass;",
            Vec + " public struct Body { public Vec At, Speed; public double Mass { get; set; } }"),
    ];
}
