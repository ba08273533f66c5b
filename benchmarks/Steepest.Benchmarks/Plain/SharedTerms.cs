namespace Steepest.Benchmarks.Plain;

/// <summary>Steps of variables and multipliers at once, as their formulas say: limit by limit, number by number.</summary>
internal static class SharedTerms
{
    /// <summary>The limits in the order of the problems: value, derivative, and whether it is a lower one.</summary>
    private static readonly (Func<double, double, double, double> Term, Func<double, double, double, double> Slope, double Limit, bool IsLower)[] Limits =
    [
        ((_, s, _) => s, (_, s, _) => s * (1 - s), 0.4, false),
        ((_, s, _) => s * s, (_, s, _) => 2 * s * s * (1 - s), 0.2, false),
        ((x, s, _) => x * s, (x, s, _) => s + x * s * (1 - s), 0.1, true),
        ((_, s, cost) => cost * s, (_, s, cost) => cost * s * (1 - s), 0.3, false),
        ((_, s, _) => s * (1 - s), (_, s, _) => s * (1 - s) * (1 - 2 * s), 0.15, false),
    ];

    public static void Steps(double[] x, double[] gains, double[] costs, double[] multipliers, int steps)
    {
        var shares = new double[x.Length];
        var violations = new double[multipliers.Length];
        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < x.Length; i++) shares[i] = 1 / (1 + Math.Exp(-x[i]));
            for (var k = 0; k < multipliers.Length; k++)
            {
                var mean = Enumerable.Range(0, x.Length).Sum(i => Limits[k].Term(x[i], shares[i], costs[i])) / x.Length;
                violations[k] = Limits[k].IsLower ? Limits[k].Limit - mean : mean - Limits[k].Limit;
            }

            for (var i = 0; i < x.Length; i++)
            {
                var slope = -gains[i] * shares[i] * (1 - shares[i]);
                for (var k = 0; k < multipliers.Length; k++)
                {
                    var weight = Math.Max(0, multipliers[k] + Problems.SharedTerms.Damping * violations[k]);
                    slope += (Limits[k].IsLower ? -weight : weight) * Limits[k].Slope(x[i], shares[i], costs[i]);
                }

                x[i] -= Problems.SharedTerms.Rate * slope / x.Length;
            }

            for (var k = 0; k < multipliers.Length; k++) multipliers[k] = Math.Max(0, multipliers[k] + Problems.SharedTerms.Rate * violations[k]);
        }
    }
}
