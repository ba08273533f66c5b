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
    ];
}
