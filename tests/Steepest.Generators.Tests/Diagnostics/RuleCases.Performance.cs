namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Performance =
    [
        new("STEEP0401", "a long recurrence", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(double x)
                {
                    [|for|] (var i = 0; i < 200000; i++) x = Math.Sin(x) * x;
                    return x;
                }
            }
            """),
        new("STEEP0401", "a recurrence in a loop, in a helper of another file", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x, int steps) => [|Elsewhere.Relax(x, steps)|];
            }
            """, """
            public static class Elsewhere
            {
                public static double Relax(ReadOnlySpan<double> x, int steps)
                {
                    var state = 1.0;
                    for (var step = 0; step < steps; step++)
                    {
                        for (var i = 0; i < x.Length; i++) state = Math.Sin(state) * x[i];
                    }

                    return state;
                }
            }
            """),
        new("STEEP0401", "sums, short recurrences, recurrences along an input, and checkpoints", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, int n)
                {
                    var (sum, state) = (0.0, 1.0);
                    for (var i = 0; i < n; i++)
                    {
                        for (var k = 0; k < x.Length; k++) sum += x[k] * x[k] * i;
                    }

                    for (var i = 0; i < 100; i++) state = Math.Sin(state + x[0]);
                    foreach (var value in x) state = Math.Sin(state) * value;
                    return sum + state;
                }

                [Loss, Checkpoint]
                public static double Swing(ReadOnlySpan<double> x)
                {
                    var state = x[0];
                    for (var i = 0; i < 200000; i++) state = Math.Sin(state) * state;
                    return state;
                }
            }
            """),
        new("STEEP0402", "what an iteration needs of the one before", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x)
                {
                    double average = 0, sum = 0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        [|average = Math.Sin(average) + x[i];|]
                        sum += average * x[i];
                    }

                    return sum;
                }
            }
            """),
        new("STEEP0402", "sums, elements, nests with lanes in them, a few iterations, and samples", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> a)
                {
                    var y = new double[x.Length];
                    for (var i = 0; i < x.Length; i++) y[i] = Math.Sin(x[i]);
                    var sum = 0.0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        for (var j = 0; j < x.Length; j++) sum += a[i * x.Length + j] * y[j];
                    }

                    for (var i = 0; i < 3; i++) sum = Math.Sin(sum);
                    return sum;
                }

                [Loss]
                public static double Row(ReadOnlySpan<double> x, [Sample] ReadOnlySpan<double> row)
                {
                    var state = 0.0;
                    for (var i = 0; i < row.Length; i++) state = Math.Sin(state) + x[0] * row[i];
                    return state;
                }
            }
            """),
    ];
}
