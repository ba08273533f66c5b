namespace Steepest.Generators.Tests.Differentiation.Shapes;

/// <summary>
/// Forward-mode numbers, as text that is compiled beside the shapes. A slope of 0 stays 0 whatever it is multiplied by, since the operand
/// does not depend on the variable; ties and edges are those that Steepest documents.
/// </summary>
internal static class DualText
{
    public const string Source = """
        public readonly record struct Dual(double Value, double Slope)
        {
            public static implicit operator Dual(double value) => new(value, 0);
            public static explicit operator double(Dual value) => value.Value;
            public static Dual Times(double slope, double factor) => new(0, slope == 0 ? 0 : slope * factor);
            public static Dual operator +(Dual a) => a;
            public static Dual operator -(Dual a) => new(-a.Value, -a.Slope);
            public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);
            public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Slope - b.Slope);
            public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, Times(a.Slope, b.Value).Slope + Times(b.Slope, a.Value).Slope);
            public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, Times(a.Slope, 1 / b.Value).Slope - Times(b.Slope, a.Value / b.Value / b.Value).Slope);
            public static Dual operator ++(Dual a) => a + 1;
            public static Dual operator --(Dual a) => a - 1;
            public static bool operator <(Dual a, Dual b) => a.Value < b.Value;
            public static bool operator >(Dual a, Dual b) => a.Value > b.Value;
            public static bool operator <=(Dual a, Dual b) => a.Value <= b.Value;
            public static bool operator >=(Dual a, Dual b) => a.Value >= b.Value;
        }

        public static class DualMath
        {
            private static Dual Of(double value, Dual x, double slope) => new(value, Dual.Times(x.Slope, slope).Slope);
            public static Dual Exp(Dual x) => Of(Math.Exp(x.Value), x, Math.Exp(x.Value));
            public static Dual Log(Dual x) => Of(Math.Log(x.Value), x, 1 / x.Value);
            public static Dual Sin(Dual x) => Of(Math.Sin(x.Value), x, Math.Cos(x.Value));
            public static Dual Cos(Dual x) => Of(Math.Cos(x.Value), x, -Math.Sin(x.Value));
            public static Dual Tanh(Dual x) => Of(Math.Tanh(x.Value), x, 1 - Math.Tanh(x.Value) * Math.Tanh(x.Value));
            public static Dual Acos(Dual x) => Of(Math.Acos(x.Value), x, -1 / Math.Sqrt((1 - x.Value) * (1 + x.Value)));
            public static Dual Sqrt(Dual x) => Of(Math.Sqrt(x.Value), x, x.Value == 0 ? 0 : 0.5 / Math.Sqrt(x.Value));
            public static Dual Abs(Dual x) => Of(Math.Abs(x.Value), x, x.Value > 0 ? 1 : x.Value < 0 ? -1 : 0);
            public static Dual Pow(Dual x, Dual y) => y.Slope == 0
                ? Of(Math.Pow(x.Value, y.Value), x, y.Value == 0 || (x.Value == 0 && y.Value < 1) ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1))
                : Exp(y * Log(x));
            public static Dual Max(Dual x, Dual y) => x.Value >= y.Value ? x : y;
            public static Dual Min(Dual x, Dual y) => x.Value <= y.Value ? x : y;
            public static int Max(int x, int y) => Math.Max(x, y);
            public static int Min(int x, int y) => Math.Min(x, y);
        }
        """;
}
