namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Numerics =
    [
        new("STEEP0301", "exponentials under a logarithm", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, [Fixed] float y)
                    => [|Math.Log(1 + Math.Exp(x))|] + [|Math.Log(Math.Exp(-x) + 1)|] + [|double.LogP1(Math.Exp(2 * x))|]
                        + [|MathF.Log(1f + MathF.Exp(y))|] + [|Math.Log(Math.Cosh(x))|] + [|Math.Log(Functions.Sigmoid(x))|];
            }
            """),
        new("STEEP0301", "logistic functions, in chains of operators too", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x)
                    => x + [|1 / (1 + Math.Exp(-x))|] - [|1.0 / (Math.Exp(x) + 1)|] + [|Math.Exp(x) / (1 + Math.Exp(x))|];
            }
            """),
        new("STEEP0301", "a length", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x)
                    => [|Math.Sqrt(Functions.Dot(x, x))|] + [|Math.Sqrt(Functions.SumOfSquares(x[1..]))|];
            }
            """),
        new("STEEP0301", "sums of exponentials in loops", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x)
                {
                    var sum = 0.0;
                    foreach (var value in x) sum += Math.Exp(value);
                    return [|Math.Log(sum)|] - x[0];
                }

                [Loss]
                public static double Other(ReadOnlySpan<double> x)
                {
                    double sum = 0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        sum += Math.Exp(x[i]);
                    }

                    return [|Math.Log(sum)|];
                }
            }
            """),
        new("STEEP0301", "a formula in a helper of another file is marked at the call", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => [|Elsewhere.Soft(x)|];
            }
            """, """
            public static class Elsewhere
            {
                public static double Soft(double x) => Math.Log(1 + Math.Exp(x));
            }
            """),
        new("STEEP0301", "stable forms, known functions, and formulas that only look alike", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, double y)
                {
                    var (largest, sum, other) = (x[0], 0.0, 0.0);
                    foreach (var value in x) largest = Math.Max(largest, value);
                    foreach (var value in x) sum += Math.Exp(value - largest);
                    foreach (var value in x) other += Math.Exp(value);
                    return largest + Math.Log(sum) + Math.Max(y, 0) + Math.Log(1 + Math.Exp(-Math.Abs(y))) + Functions.Softplus(y)
                        + Math.Log(2 + Math.Exp(y)) + 2 / (1 + Math.Exp(-y)) + 1 / (1 + Math.Exp(-y * y)) + other;
                }
            }
            """),
        new("STEEP0302", "logarithms of variables, differences and sums", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, ReadOnlySpan<double> z, [Sample] double k)
                    => [|Math.Log(x)|] + [|Math.Log2(k - y)|] + [|double.LogP1(x)|] + [|Math.Log(Functions.Dot(z, z))|] + [|Math.Log(z[0])|] * k;
            }
            """),
        new("STEEP0302", "roots, powers and inverse functions", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, [Fixed] double k)
                {
                    var cosine = x * y / (Math.Sqrt(x * x + 1) * Math.Sqrt(y * y + 1));
                    return [|Math.Sqrt(1 - x * x)|] + [|Math.Pow(x, 1.5)|] + [|Math.Pow(x - k, k)|] + [|Math.Acos(cosine)|] + [|double.Atanh(y)|];
                }
            }
            """),
        new("STEEP0302", "a helper of another file is marked at the call, and a loop carries ranges", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x)
                {
                    var sum = 0.0;
                    for (var i = 0; i < 5; i++) sum += x;
                    return [|Elsewhere.Entropy(sum)|];
                }
            }
            """, """
            public static class Elsewhere
            {
                public static double Entropy(double p) => p * Math.Log(p);
            }
            """),
        new("STEEP0302", "what cannot be outside", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, ReadOnlySpan<double> z, [Fixed] double k, [Fixed] ReadOnlySpan<double> w, int n)
                {
                    var (sum, largest, product) = (0.0, z[0], 1.0);
                    foreach (var value in z) largest = Math.Max(largest, value);
                    foreach (var value in z) sum += Math.Exp(value - largest);
                    for (var i = 0; i < z.Length; i++) product *= 1 + z[i] * z[i];
                    var p = Functions.Sigmoid(x);
                    return Math.Log(sum) + Math.Log(product) + Math.Log(p) + Math.Log(1 - p) + Math.Log(1 + x * x) + Math.Log(k) + Math.Log(w[0] * Math.Exp(y))
                        + Math.Sqrt(1 + Math.Abs(x)) + Math.Log(Math.Max(y, 1e-9)) + Math.Pow(x, 3) + Math.Pow(x, n) + Math.Pow(2, y) + Math.Pow(Math.Exp(x), y)
                        + Math.Acos(Math.Cos(x)) + Math.Asin(Math.Clamp(x, -1, 1)) + Math.Sqrt(Math.Cosh(y)) + Math.Log(1 + Math.Tanh(x)) + Math.Sqrt(Functions.Softplus(y));
                }
            }
            """),
        new("STEEP0302", "products with squares in them, and shares of a whole", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, ReadOnlySpan<double> z, [Fixed] double k)
                {
                    var (squares, closeness) = (1e-8, 0.0);
                    foreach (var value in z) squares += 0.5 * value * value;
                    for (var i = 0; i < z.Length; i++)
                    {
                        for (var j = 0; j < 2; j++) closeness += Math.Exp(-z[i] * z[i]) / (1 + (z[i] - z[j]) * (z[i] - z[j]));
                    }

                    var (a, b) = (Math.Exp(x), Math.Exp(y));
                    var share = a / (a + b);
                    return Math.Sqrt(squares) + Math.Log(closeness) + Math.Log(1 + k * x * x) + Math.Log(1 + x * x * x * x) + Math.Log(1 + x * y * x * y)
                        + Math.Log(1 + x / 2 * x) + Math.Log(1 + x / k * (x / k)) + Math.Log(Math.FusedMultiplyAdd(x, x, 1)) + Math.Log(1 - Math.Exp(-x * x - 1))
                        + Math.Log(share) + Math.Log(1 - share) + Math.Log(1 - x * x / (1 + x * x)) + Math.Log(1 - Math.Abs(x) / (2 + Math.Abs(x)));
                }
            }
            """),
        new("STEEP0302", "products and shares that can be anything", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, [Fixed] double k)
                    => [|Math.Log(1 + k * x * y)|] + [|Math.Log(1 + x * x * x)|] + [|Math.Log(1 - 2 * x * x)|] + [|Math.Log(1 + x / k)|] + [|Math.Log(-x * x)|]
                        + [|Math.Log(x * x / (1 + x * x))|] + [|Math.Log(1 - x / (1 + x))|] + [|Math.Log(1 - 2 * Math.Exp(x) / (Math.Exp(x) + 1))|];
            }
            """),
        new("STEEP0302", "functions with limits, and of limited values", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, [Fixed] double k)
                    => Math.Log(Math.Exp(Math.Sin(x)) - 0.3) + Math.Asin(0.8 * Math.Sinh(Math.Tanh(x))) + Math.Asin(0.3 * Math.Atan2(y, x)) + Math.Log(4 + Math.Atan2(y, x))
                        + Math.Log(1 + Math.Cbrt(1 + x * x)) + Math.Log(Math.ReciprocalEstimate(1 + x * x)) + Math.Log(double.Hypot(x, 1)) + Math.Log(2 + x % 2) + Math.Log(Math.Abs(x) % 3 + 1)
                        + Math.Acos(0.9 * double.AcosPi(Math.Sin(x))) + Math.Log(Math.CopySign(x * x + 1, k)) + Math.Log(double.Lerp(1, 2, Functions.Sigmoid(x))) + Math.Pow(double.RootN(Math.Exp(x), 3), y)
                        + [|Math.Log(Math.Exp(Math.Sin(x)) - 0.4)|] + [|Math.Asin(0.9 * Math.Sinh(Math.Tanh(x)))|] + [|Math.Log(3 + Math.Atan2(y, x))|] + [|Math.Log(2 + x % 3)|];
            }
            """),
        new("STEEP0302", "what branches and guards exclude", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, ReadOnlySpan<double> z)
                {
                    if (y <= 0 || z.Length == 0) throw new ArgumentException("y");
                    if (!(x > 0) || x >= 1) return 1e9;
                    var sum = Math.Log(x) + Math.Log(y) + Math.Sqrt(1 - x);
                    foreach (var value in z) sum += value > 0 ? Math.Log(value) : 0;
                    for (var i = 0; i < z.Length; i++)
                    {
                        if (z[i] < 1 && z[i] > -1) sum += Math.Acos(z[i]);
                        if (z[i] > y) sum += Math.Log(z[i] - y);
                        if (Math.Abs(z[i]) > 1) sum += Math.Log(z[i] * z[i]);
                    }

                    return sum;
                }
            }
            """),
        new("STEEP0303", "differences", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, ReadOnlySpan<double> z)
                {
                    var gap = z[1] - z[0];
                    var sum = x / ([|x - y|]) + 1 / ([|1 - x|]) + 1 / [|gap|] + 1 / ([|(x - y) * (x - y)|]) + 2 / [|Math.Abs(gap)|];
                    sum /= [|x - 2|];
                    return sum;
                }
            }
            """),
        new("STEEP0303", "differences that are not 0, and other divisors", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, [Fixed] double a, [Fixed] double b)
                {
                    var gap = x - y;
                    if (gap == 0) return 0;
                    var sum = 1 / gap + 1 / (gap * gap) + 1 / (a - b) + 1 / x + 1 / (1 - Functions.Sigmoid(x)) + 1 / (gap * gap + 1);
                    if (x > 1) sum += 1 / (x - 1) + 1 / (1 - x);
                    if (Math.Abs(x - a) > 1e-6) sum += 1 / (x - a);
                    return sum;
                }
            }
            """),
        new("STEEP0304", "lengths and sizes", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, ReadOnlySpan<double> z)
                {
                    var squares = 0.0;
                    foreach (var value in z) squares += value * value;
                    return [|Math.Sqrt(x * x + y * y)|] + [|Math.Sqrt(squares)|] + [|Math.Sqrt(Math.Abs(x))|];
                }
            }
            """),
        new("STEEP0304", "known lengths, and roots that stay away from 0", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x, double y, ReadOnlySpan<double> z, [Fixed] double k)
                {
                    var squares = x * x + y * y;
                    if (squares == 0) return 0;
                    return Functions.Norm(z) + double.Hypot(x, y) + Math.Sqrt(squares) + Math.Sqrt(x * x + 1e-9) + Math.Sqrt(k) + Math.Sqrt(Math.Exp(x));
                }
            }
            """),
    ];
}
