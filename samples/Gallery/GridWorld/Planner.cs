using Steepest;

namespace Gallery.GridWorld;

/// <summary>
/// The policy with the highest return among those that keep so much entropy, both discounted over an episode. Nothing is sampled: how
/// often an episode comes to each cell follows from linear equations, and the derivative goes through their solution.
/// </summary>
[Sqp]
public static partial class Planner
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> logits, [Fixed] ReadOnlySpan<double> transitions, [Fixed] ReadOnlySpan<double> rewards)
        => -Outlook(logits, transitions, rewards).Return;

    [Constraint(AtMost = 0)]
    public static double Shortfall(ReadOnlySpan<double> logits, [Fixed] ReadOnlySpan<double> transitions, [Fixed] ReadOnlySpan<double> rewards, [Fixed] double least)
        => least - Outlook(logits, transitions, rewards).Entropy;

    /// <summary>The return and the entropy of a policy that prefers actions by their logits, [cell, action].</summary>
    internal static (double Return, double Entropy) Outlook(ReadOnlySpan<double> logits, ReadOnlySpan<double> transitions, ReadOnlySpan<double> rewards)
    {
        // What comes to a cell is what leaves it: visits = start + discount · chainᵀ · visits.
        Span<double> balance = stackalloc double[World.Cells * World.Cells];
        Span<double> visits = stackalloc double[World.Cells];
        visits[World.Start] = 1;
        Span<double> gains = stackalloc double[World.Cells];
        Span<double> entropies = stackalloc double[World.Cells];
        for (var cell = 0; cell < World.Cells; cell++)
        {
            balance[cell * World.Cells + cell] += 1;
            var row = logits.Slice(cell * World.Actions, World.Actions);
            var all = Functions.LogSumExp(row);
            for (var action = 0; action < World.Actions; action++)
            {
                var probability = Math.Exp(row[action] - all);
                gains[cell] += probability * rewards[cell * World.Actions + action];
                entropies[cell] += probability * (all - row[action]);
                for (var next = 0; next < World.Cells; next++)
                    balance[next * World.Cells + cell] -= World.Discount * probability * transitions[(cell * World.Actions + action) * World.Cells + next];
            }
        }

        Solve(balance, visits);
        return (Functions.Dot(visits, gains), Functions.Dot(visits, entropies));
    }

    /// <summary>Elimination without looking for pivots: the diagonal outweighs its column.</summary>
    private static void Solve(Span<double> matrix, Span<double> vector)
    {
        var n = vector.Length;
        for (var k = 0; k < n; k++)
        {
            for (var i = k + 1; i < n; i++)
            {
                var factor = matrix[i * n + k] / matrix[k * n + k];
                for (var j = k + 1; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
                vector[i] -= factor * vector[k];
            }
        }

        for (var k = n - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < n; j++) vector[k] -= matrix[k * n + j] * vector[j];
            vector[k] /= matrix[k * n + k];
        }
    }
}
