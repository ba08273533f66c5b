namespace Gallery.GridWorld;

/// <summary>
/// The same optimum by dynamic programming: at a price of entropy, the best policy follows from values V(s) = price · log Σₐ exp(Q(s, a)/price), and the
/// price is what makes its entropy the limit. The price is the multiplier of the limit.
/// </summary>
internal static class SoftValues
{
    /// <summary>The price, and the return and policy that it leads to.</summary>
    public static (double Price, double Return, double[] Policy) At(double entropy)
    {
        var (low, high) = (1e-3, 10.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (Evaluate(Policy(middle)).Entropy < entropy) low = middle;
            else high = middle;
        }

        var policy = Policy(high);
        return (high, Evaluate(policy).Return, policy);
    }

    /// <summary>Return and entropy of a policy, by sweeps of its own equations.</summary>
    public static (double Return, double Entropy) Evaluate(double[] policy)
    {
        double[] gains = new double[World.Cells], entropies = new double[World.Cells];
        for (var change = 1.0; change > 1e-14;)
        {
            change = 0;
            for (var cell = 0; cell < World.Cells; cell++)
            {
                if (World.IsClosed(cell)) continue;
                var (gain, entropy) = (0.0, 0.0);
                for (var action = 0; action < World.Actions; action++)
                {
                    var probability = policy[cell * World.Actions + action];
                    gain += probability * (World.Rewards[cell * World.Actions + action] + Ahead(cell, action, gains));
                    entropy += probability * (Ahead(cell, action, entropies) - Math.Log(Math.Max(probability, double.Epsilon)));
                }

                change = Math.Max(change, Math.Abs(gain - gains[cell]) + Math.Abs(entropy - entropies[cell]));
                (gains[cell], entropies[cell]) = (gain, entropy);
            }
        }

        return (gains[World.Start], entropies[World.Start]);
    }

    /// <summary>The best policy where a nat of entropy is worth so much.</summary>
    public static double[] Policy(double price)
    {
        double[] values = new double[World.Cells], policy = new double[World.Cells * World.Actions], worth = new double[World.Actions];
        for (var change = 1.0; change > 1e-14;)
        {
            change = 0;
            for (var cell = 0; cell < World.Cells; cell++)
            {
                if (World.IsClosed(cell)) continue;
                for (var action = 0; action < World.Actions; action++) worth[action] = World.Rewards[cell * World.Actions + action] + Ahead(cell, action, values);
                var best = worth.Max();
                var before = values[cell];
                values[cell] = best + price * Math.Log(worth.Sum(w => Math.Exp((w - best) / price)));
                change = Math.Max(change, Math.Abs(values[cell] - before));
                for (var action = 0; action < World.Actions; action++) policy[cell * World.Actions + action] = Math.Exp((worth[action] - values[cell]) / price);
            }
        }

        return policy;
    }

    private static double Ahead(int cell, int action, double[] values)
    {
        var sum = 0.0;
        for (var next = 0; next < World.Cells; next++) sum += World.Transitions[(cell * World.Actions + action) * World.Cells + next] * values[next];
        return World.Discount * sum;
    }
}
