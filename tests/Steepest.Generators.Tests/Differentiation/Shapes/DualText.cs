namespace Steepest.Generators.Tests.Differentiation.Shapes;

/// <summary>
/// Forward-mode numbers, as text that is compiled beside the shapes: a value, its slopes in two directions, and the mixed second derivative.
/// A slope of 0 stays 0 whatever it is multiplied by, since the operand does not depend on the variable; ties and edges are those that
/// Steepest documents.
/// </summary>
internal static class DualText
{
    public const string Source = """
        public readonly record struct Dual(double Value, double Slope, double Along = 0, double Mixed = 0)
        {
            public static implicit operator Dual(double value) => new(value, 0);
            public static explicit operator double(Dual value) => value.Value;
            public static double Times(double slope, double factor) => slope == 0 ? 0 : slope * factor;
            public Dual Through(double value, double slope, double curvature)
                => new(value, Times(Slope, slope), Times(Along, slope), Times(Mixed, slope) + Times(Times(Slope, Along), curvature));
            public static Dual operator +(Dual a) => a;
            public static Dual operator -(Dual a) => new(-a.Value, -a.Slope, -a.Along, -a.Mixed);
            public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope, a.Along + b.Along, a.Mixed + b.Mixed);
            public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Slope - b.Slope, a.Along - b.Along, a.Mixed - b.Mixed);
            public static Dual operator *(Dual a, Dual b) => new(
                a.Value * b.Value,
                Times(a.Slope, b.Value) + Times(b.Slope, a.Value),
                Times(a.Along, b.Value) + Times(b.Along, a.Value),
                Times(a.Mixed, b.Value) + Times(a.Slope, b.Along) + Times(a.Along, b.Slope) + Times(b.Mixed, a.Value));
            public static Dual operator /(Dual a, Dual b)
                => (a * b.Through(1 / b.Value, -1 / b.Value / b.Value, 2 / b.Value / b.Value / b.Value)) with { Value = a.Value / b.Value };
            public static Dual operator ++(Dual a) => a + 1;
            public static Dual operator --(Dual a) => a - 1;
            public static bool operator <(Dual a, Dual b) => a.Value < b.Value;
            public static bool operator >(Dual a, Dual b) => a.Value > b.Value;
            public static bool operator <=(Dual a, Dual b) => a.Value <= b.Value;
            public static bool operator >=(Dual a, Dual b) => a.Value >= b.Value;
        }

        public static class DualMath
        {
            public static Dual Exp(Dual x) => x.Through(Math.Exp(x.Value), Math.Exp(x.Value), Math.Exp(x.Value));
            public static Dual Log(Dual x) => x.Through(Math.Log(x.Value), 1 / x.Value, -1 / x.Value / x.Value);
            public static Dual Sin(Dual x) => x.Through(Math.Sin(x.Value), Math.Cos(x.Value), -Math.Sin(x.Value));
            public static Dual Cos(Dual x) => x.Through(Math.Cos(x.Value), -Math.Sin(x.Value), -Math.Cos(x.Value));
            public static Dual Tanh(Dual x) => Tanh(x, Math.Tanh(x.Value));
            private static Dual Tanh(Dual x, double f) => x.Through(f, 1 - f * f, -2 * f * (1 - f * f));
            public static Dual Acos(Dual x) => Acos(x, Math.Sqrt((1 - x.Value) * (1 + x.Value)));
            private static Dual Acos(Dual x, double leg) => x.Through(Math.Acos(x.Value), -1 / leg, -x.Value / leg / leg / leg);
            public static Dual Sqrt(Dual x) => Sqrt(x, Math.Sqrt(x.Value));
            private static Dual Sqrt(Dual x, double f) => f == 0 ? x.Through(f, 0, 0) : x.Through(f, 0.5 / f, -0.25 / f / f / f);
            public static Dual Abs(Dual x) => x.Through(Math.Abs(x.Value), x.Value > 0 ? 1 : x.Value < 0 ? -1 : 0, 0);
            public static Dual Pow(Dual x, Dual y) => y.Slope == 0 && y.Along == 0
                ? x.Through(Math.Pow(x.Value, y.Value), Power(x.Value, y.Value, 1), Power(x.Value, y.Value, 2))
                : Exp(y * Log(x));
            private static double Power(double x, double y, int order)
                => y == 0 || (order == 2 && y == 1) || (x == 0 && y < order) ? 0 : order == 1 ? y * Math.Pow(x, y - 1) : y * (y - 1) * Math.Pow(x, y - 2);
            public static Dual Max(Dual x, Dual y) => x.Value >= y.Value ? x : y;
            public static Dual Min(Dual x, Dual y) => x.Value <= y.Value ? x : y;
            public static int Max(int x, int y) => Math.Max(x, y);
            public static int Min(int x, int y) => Math.Min(x, y);
        }
        """;
}
