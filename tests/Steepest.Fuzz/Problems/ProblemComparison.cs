using System.Globalization;
using Steepest.Fuzz.Checking;

namespace Steepest.Fuzz.Problems;

/// <summary>Compares the members of one problem with the gradients of its rows.</summary>
/// <param name="compare">Computes both, from variables that are moved by a share of themselves.</param>
/// <param name="hasFloats">Whether it computes in single precision somewhere.</param>
internal sealed class ProblemComparison(Func<object[][], double, List<(string What, double[] Expected, double[] Found)>> compare, bool hasFloats)
{
    /// <summary>What is left of the last bit of a single after a step, of which the rate is taken out again.</summary>
    private readonly double lastBit = hasFloats ? 1.2e-7 / FuzzProblem.Rate : 0;

    /// <summary>What a result may be off by, of the largest, and how many times as far as it moves with the variables.</summary>
    private readonly (double Share, double Spreads) allowance = hasFloats ? (1e-5, 100) : (1e-8, 1000);

    /// <summary>Shares by which variables are moved to see how much rounding matters: about a unit in the last place.</summary>
    private readonly double[] nudges = hasFloats ? [9e-8, -9e-8, 3e-7] : [3e-16, -3e-16, 1e-15];

    public Outcome At(object[][] rows)
    {
        var pairs = compare(rows, 0);
        if (pairs.Any(pair => !pair.Expected.All(double.IsFinite))) return new Outcome(Verdict.Undecided);
        var moved = nudges.Select(nudge => compare(rows, nudge)).ToList();
        for (var k = 0; k < pairs.Count; k++)
        {
            var (what, expected, found) = pairs[k];
            if (found.Length != expected.Length) return new Outcome(Verdict.Wrong, $"{what}: {found.Length} numbers instead of {expected.Length}");
            var size = expected.Select(Math.Abs).DefaultIfEmpty().Max();
            for (var i = 0; i < expected.Length; i++)
            {
                var spread = moved.Max(other => Math.Abs(other[k].Expected[i] - expected[i]));
                var allowed = ((allowance.Share + (what.StartsWith("Step", StringComparison.Ordinal) ? lastBit : 0)) * Math.Max(1, size)) + (allowance.Spreads * spread);
                if (!(Math.Abs(found[i] - expected[i]) <= allowed))
                    return new Outcome(Verdict.Wrong, string.Create(CultureInfo.InvariantCulture, $"{what}[{i}] of {rows.Length} rows: {expected[i]:R} expected, {found[i]:R} found, {allowed:E1} allowed"));
            }
        }

        return new Outcome(Verdict.Right, "", 1);
    }
}
