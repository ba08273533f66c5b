namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Bodies =
    [
        new("STEEP0101", "an exception that is caught", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x)
                {
                    [|try|] { return x * x; }
                    finally { }
                }
            }
            """),
        new("STEEP0101", "a construct in a helper of another file is marked at the call", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, int n) => x * [|Elsewhere.Pick(n)|];
            }
            """, """
            public static class Elsewhere
            {
                public static double Pick(int n) { lock (typeof(int)) { } return n; }
            }
            """),
        new("STEEP0101", "loops, branches, locals, tuples and helpers", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, double y)
                {
                    var (sum, scale) = (0.0, 1 + y * y);
                    foreach (var item in x) sum += Square(item);
                    if (sum > 1) sum /= scale;
                    switch (x.Length)
                    {
                        case 0: return 0;
                        case > 3: sum *= 2; break;
                    }

                    return sum * (x.Length switch { 1 => 2.0, _ => 3.0 });
                }

                private static double Square(double x) => x * x;
            }
            """),
        new("STEEP0102", "a decimal", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x)
                {
                    decimal [|exact|] = 1.5m;
                    return x * x;
                }
            }
            """),
        new("STEEP0102", "numbers of every supported type", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x)
                {
                    long many = 2;
                    float half = 0.5f;
                    var values = new double[3];
                    values[1] = x * many;
                    return values[1] * half;
                }
            }
            """),
        new("STEEP0103", "a function of another library", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * [|double.Parse("2")|];
            }
            """),
        new("STEEP0103", "known functions", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x) => Math.Exp(x[0]) + double.Hypot(x[0], 1) + Functions.Dot(x, x);
            }
            """),
        new("STEEP0104", "a helper that calls itself", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, int n) => Power(x, n);
                private static double Power(double x, int n) => n == 0 ? 1 : x * [|Power(x, n - 1)|];
            }
            """),
        new("STEEP0104", "a helper that says how often it calls itself", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, int n) => Power(x, n);
                [MaxIterations(9)] private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
            }
            """),
        new("STEEP0104", "a helper that is called twice", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => Square(Square(x));
                private static double Square(double x) => x * x;
            }
            """),
        new("STEEP0105", "a jump to a label", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x)
                {
                    again:
                    x *= 0.5;
                    if (x > 1) [|goto again;|]
                    return x * x;
                }
            }
            """),
        new("STEEP0105", "loops that are left early", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x)
                {
                    var sum = 0.0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        if (x[i] < 0) break;
                        if (x[i] > 2) return sum;
                        if (x[i] > 1) continue;
                        sum += x[i];
                    }

                    return sum;
                }
            }
            """),
        new("STEEP0106", "an exception that is made of more than numbers", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, int n) => n > 0 ? x : [|throw new ArgumentException(Environment.MachineName)|];
            }
            """),
        new("STEEP0106", "argument checks", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, int n)
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(n);
                    if (n > x.Length) throw new ArgumentException($"{n} is more than {x.Length}.", nameof(n));
                    System.Diagnostics.Debug.Assert(n < 1000);
                    return n switch { 0 => 0, < 9 => x[0] * x[n - 1], _ => throw new NotSupportedException("n") };
                }
            }
            """),
        new("STEEP0107", "a field that can change", """
            public static partial class Bowl
            {
                private static double scale = 2;
                [Loss] public static double Cost(double x) => x * [|scale|];
                public static void Set(double value) => scale = value;
            }
            """),
        new("STEEP0107", "what an instance may change", """
            public partial class Bowl(double width)
            {
                private double scale = 2;
                private double Offset { get; set; }
                protected virtual double Depth => 1;
                [Loss] public double Cost(double x) => x * [|scale|] + x * [|Offset|] + x * [|Depth|] + x * [|width|];
                public void Set(double value) => (scale, Offset) = (value, value);
            }
            """),
        new("STEEP0107", "a field that generated members cannot name", """
            public class Shape
            {
                private readonly double depth = 2;
                protected double Depth(double x) => x * [|depth|];
            }

            public sealed partial class Bowl : Shape
            {
                [Loss] public double Cost(double x) => Depth(x);
            }
            """),
        new("STEEP0107", "a field of a generic type, seen from inside", """
            public static class Scaled<T>
            {
                internal static readonly double Factor = Math.Sqrt(2);
                public static double Of(double x) => x * [|Factor|];
            }

            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => Scaled<int>.Of(x) * Scaled<int>.Factor;
            }
            """),
        new("STEEP0107", "what an instance holds for good", """
            public partial class Bowl(double width)
            {
                private readonly double scale = 2;
                private readonly double[] data = [1];
                private static readonly double[] Table = [Math.Sqrt(2)];
                private readonly double width = width;
                public double Offset { get; init; }
                public float Depth { get; } = 1;
                private double Area => width * Depth;
                [Loss] public double Cost(double x) => x * scale + x * Offset + x * data[0] * Area + x * Table[0];
            }
            """),
        new("STEEP0107", "constants", """
            public static partial class Bowl
            {
                private const double Scale = 2;
                private static readonly double Offset = 3;
                [Loss] public static double Cost(double x) => x * Scale + Offset * Math.PI * x;
            }
            """),
        new("STEEP0108", "an input that is written", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double[] x)
                {
                    [|x[0]|] = 2;
                    return x[0] + x[1];
                }
            }
            """),
        new("STEEP0108", "a local array that is written", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double[] x)
                {
                    var copy = new double[2];
                    copy[0] = x[0] * 2;
                    return copy[0] + x[1];
                }
            }
            """),
        new("STEEP0109", "an array that grows in a loop", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x)
                {
                    var parts = new double[1];
                    [|for|] (var i = 0; i < x.Length; i++) parts = [..parts, x[i]];
                    return parts[^1];
                }
            }
            """),
        new("STEEP0109", "an array that is replaced in a loop by one of its length", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x)
                {
                    var parts = x.ToArray();
                    for (var i = 0; i < x.Length; i++) parts = [..parts[1..], x[i] * parts[0]];
                    return parts[^1];
                }
            }
            """),
        new("STEEP0110", "calls nested without end, marked where the bound is met", Deep($"[|{Nest("x", 200)}|]", 200)),
        new("STEEP0110", "a few", Deep("x", 20)),
        new("STEEP0112", "loops without a condition or a way out", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) { [|while|] (true) x = 0.5 * x; }
                [Metric] public static double Error(double x) { [|for|] (var i = 0; ; i++) { if (i > 3) continue; x += 1; } }
            }
            """),
        new("STEEP0112", "conditions that nothing changes", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, int n)
                {
                    var sum = 0.0;
                    for (int i = 0, j = 0; [|i < n|]; j++) sum += x[j];
                    while ([|x[0] > 1 && n != 2|]) sum += x[0];
                    do
                    {
                        var k = 0;
                        while ([|k < 3|]) sum *= 0.5;
                    }
                    while (sum > 1);
                    return sum;
                }
            }
            """),
        new("STEEP0112", "a loop in a helper of another file is marked at the call", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, int n) => [|Elsewhere.Halve(x, n)|];
            }
            """, """
            public static class Elsewhere
            {
                public static double Halve(double x, int n)
                {
                    while (n > 0) x *= 0.5;
                    return x;
                }
            }
            """),
        new("STEEP0112", "loops that end by what they change, by a jump or by an exception", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, int n)
                {
                    var sum = 0.0;
                    var copy = x.ToArray();
                    for (var i = 0; i < n; sum += x[i]) i++;
                    while (copy[0] > 1) copy[0] *= 0.5;
                    while (true)
                    {
                        sum = 0.5 * sum + copy[0];
                        if (sum < 1) break;
                    }

                    do sum += 1;
                    while (false);
                    while (n > 0)
                    {
                        sum += 1;
                        if (sum > 10) return sum;
                    }

                    while (n < 0)
                    {
                        sum += 1;
                        if (sum > 10) throw new InvalidOperationException("too much");
                    }

                    return sum;
                }
            }
            """),
        new("STEEP0113", "a bound of nothing", """
            public static partial class Bowl
            {
                [Loss, [|MaxIterations(0)|]]
                public static double Cost(double x)
                {
                    while (x > 1) x *= 0.5;
                    return x * x;
                }
            }
            """),
        new("STEEP0113", "a bound", """
            public static partial class Bowl
            {
                [Loss, MaxIterations(2000)]
                public static double Cost(double x)
                {
                    while (x > 1) x *= 0.5;
                    return x * x;
                }
            }
            """),
        new("STEEP0114", "a bound where every count is known", """
            public static partial class Bowl
            {
                [Loss, [|MaxIterations(100)|]]
                public static double Cost(ReadOnlySpan<double> x)
                {
                    var sum = 0.0;
                    foreach (var item in x) sum += item * item;
                    return sum;
                }
            }
            """),
        new("STEEP0114", "a bound that a helper's loop needs", """
            public static partial class Bowl
            {
                [Loss, MaxIterations(100)] public static double Cost(double x) => Halved(x);
                private static double Halved(double x)
                {
                    do x *= 0.5; while (x > 1);
                    return x * x;
                }
            }
            """),
        new("STEEP0116", "a product of structs", """
            public static partial class Bowl
            {
                [Differentiable(Strict = true)]
                public static float Cost(System.Numerics.Vector3 x) => [|System.Numerics.Vector3.Dot(x, x)|];
            }
            """),
        new("STEEP0116", "a fused product where there is one", """
            public static partial class Bowl
            {
                [Differentiable(Strict = true)]
                public static double Cost(double x, double y) => [|double.Lerp(x, y, 0.25)|] + Math.FusedMultiplyAdd(x, y, 1);
            }
            """),
        new("STEEP0116", "a sum over a span, in a helper of a strict problem", """
            [Adam(Strict = true)]
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x) => Size(x);
                private static double Size(ReadOnlySpan<double> x) => [|System.Numerics.Tensors.TensorPrimitives.SumOfSquares(x)|];
            }
            """),
        new("STEEP0116", "exact operations, functions of one number and sums of one order", """
            [GradientDescent(Strict = true)]
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x, double y) => Functions.Dot(x, x) + Math.Exp(y);
                [Differentiable(Strict = true)]
                public static float Length(System.Numerics.Vector3 x) { var y = 2f * x - System.Numerics.Vector3.One; return y.X + y.Y * y.Z; }
            }
            """),
        new("STEEP0115", "second derivatives of a function that has one", """
            public static partial class Bowl
            {
                [Differentiable(Derivatives.HessianVector)]
                public static double Cost(double x) => x * [|Steepest.Kernels.Accurate.Digamma(x)|];
            }
            """),
        new("STEEP0115", "a derivative of a function that has none, in a helper", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * Bent(x);
                private static double Bent(double x) => [|Steepest.Kernels.Accurate.Trigamma(x)|] + x;
            }
            """),
        new("STEEP0115", "second derivatives that an optimizer asks for", """
            [Newton]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Sample] double y) => Plain(x) + x * [|Steepest.Kernels.Accurate.Digamma(x)|] * y;
                private static double Plain(double x) => x * x;
            }
            """),
        new("STEEP0115", "second derivatives that no optimizer of the type asks for, and those of a function that has two", """
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * Steepest.Kernels.Accurate.Digamma(x);
            }

            [TrustRegion]
            public static partial class Basin
            {
                [Loss] public static double Cost(double x) => x * Functions.LogGamma(x);
            }
            """),
        new("STEEP0115", "as many derivatives as are known, and numbers that do not move", """
            public static partial class Bowl
            {
                [Differentiable(Derivatives.HessianVector)]
                public static double Cost(double x, [Fixed] double k) => Functions.LogGamma(x) * Steepest.Kernels.Accurate.Trigamma(k);

                [Differentiable]
                public static double Slope(double x) => x * Steepest.Kernels.Accurate.Digamma(x) + Own(x);

                private static double Own(double x) => Steepest.Kernels.Accurate.Digamma(x);

                [DerivativeOf(nameof(Own))]
                private static double OwnGradient(double x, out double xGradient)
                {
                    xGradient = Steepest.Kernels.Accurate.Trigamma(x);
                    return Steepest.Kernels.Accurate.Digamma(x);
                }
            }
            """),
        new("STEEP0201", "rounding", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x + [|Math.Floor(x)|];
            }
            """),
        new("STEEP0201", "rounding that is meant, or only steers", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x + Functions.StopGradient(Math.Floor(x)) + (Math.Floor(x) > 2 ? x : 0);
                [Metric] public static double Error(double x) => Math.Floor(x);
            }
            """),
        new("STEEP0202", "a limit", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, double [|limit|]) => x > limit ? x * x : 0;
            }
            """),
        new("STEEP0202", "a fixed limit, and a metric", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Fixed] double limit) => x > limit ? x * x : 0;
                [Metric] public static double Error(double x) => x > 0 ? 1 : 0;
            }
            """),
        new("STEEP0203", "a forgotten variable", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, double [|offset|]) => x * x;
            }
            """),
        new("STEEP0203", "a variable, and a metric that needs none", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, double offset) => x * x + offset;
                [Metric] public static double Error(double x) => 0;
            }
            """),
    ];

    private static string Deep(string inner, int depth) => $$"""
        public static partial class Bowl
        {
            [Loss] public static double Cost(double x) => {{Nest(inner, depth)}};
        }
        """;

    private static string Nest(string inner, int depth) => string.Concat(Enumerable.Repeat("Math.Sin(", depth)) + inner + new string(')', depth);
}
