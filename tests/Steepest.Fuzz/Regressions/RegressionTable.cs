namespace Steepest.Fuzz.Regressions;

/// <summary>What the fuzzer has found, at its smallest.</summary>
internal static class RegressionTable
{
    public static readonly IReadOnlyList<Regression> All =
    [
        new("a record in a branch of a loop whose trips are known only afterwards", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, double b)
                {
                    double sum = 0.5;
                    for (int i = 0, j = 4; i <= j; i++, j--)
                    {
                        if (j % 2 != 0)
                        {
                            var w = new[] { 0.5, b, 0.5 };
                            for (var k = 2; k < w.Length; k += 3)
                            {
                                w[1] = 0.5 * 0.5 + 0.5;
                                sum += Pair(Over(w)).First;
                            }
                        }
                    }

                    return sum + 0.51 * a + 0.45 * b;
                }

                private static (double First, double Second) Pair(double a) => (Math.Tanh(a), a * a);

                private static double Over(ReadOnlySpan<double> values)
                {
                    var total = 0.0;
                    foreach (var item in values) total += item * 0.5;
                    return total;
                }
            }
            """),
        new("a number compared with itself", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a)
                {
                    #pragma warning disable CS1718 // The question whether it is a number.
                    if (a == a) return a * a;
                    return 2 * a;
                }
            }
            """),
        new("whole numbers compared with themselves", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, int n)
                {
                    #pragma warning disable CS1718 // Written so by a generator.
                    var sum = 0.0;
                    for (var i = 0; i < n; i++)
                    {
                        if (i < i || !(i % 2 == 1)) sum += a * a;
                        if (n >= n && i <= i) sum += a;
                    }

                    return sum;
                }
            }
            """),
        new("the adjoint of a struct that a loop turns around", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double b)
                {
                    var sum = 0.5;
                    var s = new Pair(0.5, b);
                    for (var i = 0; i < 3; i++) s = new Pair(0.5 * s.Y - 0.46, s.X * 0.5);
                    return sum + (s.X - s.Y);
                }

                internal readonly record struct Pair(double X, double Y);
            }
            """),
        new("arithmetic that may overflow where the project checks", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, int n) => a * (unchecked(int.MaxValue + n - int.MaxValue) * 0.25) + checked(n * 2) * a * a;
            }
            """),
        new("operators of a type parameter in a checked context", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, double b) => Product(a, b) - checked(Product(b, b));

                private static T Product<T>(T x, T y) where T : System.Numerics.INumber<T> => checked(x * y + x);
            }
            """),
        new("branches on constants", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, double b)
                {
                    #pragma warning disable CS0162 // Written so by a generator.
                    var sum = a;
                    if ((b > 0.2 || (sum = b) > 0.6) & 1 % 2 == 0) sum += Math.Tanh(b);
                    if (((3 & 1) == 0) ^ (7 / 2 == 3)) sum *= b;
                    return sum * sum;
                }
            }
            """),
        new("two variables swapped in a loop whose inner loop reads both", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, double b)
                {
                    var sum = 0.0;
                    var v = Math.Tanh(b);
                    var w = 0.1 * a;
                    for (var i = 0; i < 3; i++)
                    {
                        (v, w) = (w, v);
                        for (var j = 0; j < 3; j++)
                        {
                            sum += w * w;
                            sum += Math.Atan(v);
                        }
                    }

                    return sum + v * w;
                }
            }
            """),
        new("a branch behind a loop that always returns", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(ReadOnlySpan<double> x, double a)
                {
                    double sum = 0.5;
                    for (var i = 0; i < x.Length; i++)
                    {
                        var s = new Pair((((0.5 <= a && 4 % 2 == 1), 3) switch { (true, 0) => 0.5, (false, > 1) => 0.5, _ => x[2] }), 0.5);
                        for (var j = 0; j < 3; j++) s = new Pair(0.5 * s.Y + 0.5, s.X * x[^2]);
                        sum += s.X - s.Y;
                    }

                    var w = new[] { 0.5, 0.5, 0.5 };
                    for (var i = w.Length - 1; i >= 0; i--)
                    {
                        if (true) return 0.5;
                    }

                    return sum + 0.5 + 0.35 * Functions.SumOfSquares(x) + -0.62 * a;
                }

                internal readonly record struct Pair(double X, double Y);
            }
            """, 3),
        new("an array that a branch does nothing with but clear it", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(ReadOnlySpan<double> x, double a)
                {
                    var w = new[] { 0.5, Functions.LogSumExp(x), a };
                    if (w[1] > 0.36) w.AsSpan().Clear();
                    return w[1] + w[2] * a - 0.52 * Functions.SumOfSquares(x);
                }
            }
            """, LeastLength: 1),
        new("an array that a loop does nothing with but clear it", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, double b, int n)
                {
                    var w = new[] { a * b, b };
                    for (var i = 3; i < n; i++) w.AsSpan()[1..].Clear();
                    return w[0] + w[1] * a + b;
                }
            }
            """),
        new("a float that is the same in all iterations, summed up in double in lanes", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(ReadOnlySpan<float> x, float f)
                {
                    var sum = 0.0;
                    var other = 0.0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        sum += x[0];
                        other += x[i] * f;
                    }

                    return sum * sum + other;
                }
            }
            """, LeastLength: 1),
        new("a swap in a loop in one path of a branch, and a path that leaves both as they are", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(ReadOnlySpan<double> x, double a, double b)
                {
                    var sum = 0.5;
                    var (u, v) = (a, b);
                    for (var i = 0; i < x.Length; i++)
                    {
                        if (x[i] > u)
                        {
                            for (var j = 0; j < x.Length; j++) (v, u) = (u, v);
                        }
                        else
                        {
                            sum += v;
                        }

                        sum += u * x[i];
                    }

                    return sum * u + v;
                }
            }
            """),
        new("a loop that only overwrites a variable, and may run no times", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, double b, int n)
                {
                    var (u, v) = (a, b);
                    for (var i = 3; i < n; i++) u = -0.79;
                    var k = n;
                    while (k > 4)
                    {
                        v = 0.5;
                        k--;
                    }

                    return u * b - 0.5 * v * a + u * v;
                }
            }
            """),
        new("a sign of a cosine that is 0", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, int n) => a * a + Math.Sign(Functions.StopGradient(double.CosPi(n * 0.25))) * a;
            }
            """),
    ];
}
