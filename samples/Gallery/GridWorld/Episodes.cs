namespace Gallery.GridWorld;

/// <summary>Steps of episodes that a policy has walked, and what came behind each.</summary>
internal sealed class Episodes(int count, int seed)
{
    private const int Longest = 60;
    private readonly Random random = new(seed);
    private readonly List<(int Cell, int Action, double Discount, double Probability, double Gain, double Entropy)> steps = [];

    /// <summary>Walks anew, by a policy [cell, action].</summary>
    public Learner.Samples Walk(double[] policy)
    {
        steps.Clear();
        for (var episode = 0; episode < count; episode++) Walk(policy, steps.Count);
        var (gains, entropies) = (MeanByCell(step => step.Gain), MeanByCell(step => step.Entropy));

        // A loss is a mean over steps, a return a sum over those of an episode.
        var scale = (double)steps.Count / count;
        return new Learner.Samples(
            cell: steps.Select(step => step.Cell).ToArray(),
            action: steps.Select(step => step.Action).ToArray(),
            weight: steps.Select(step => scale * step.Discount).ToArray(),
            walked: steps.Select(step => step.Probability).ToArray(),
            gainAhead: steps.Select(step => step.Gain - gains[step.Cell]).ToArray(),
            entropyAhead: steps.Select(step => step.Entropy - entropies[step.Cell]).ToArray());
    }

    private void Walk(double[] policy, int first)
    {
        var (cell, discount) = (World.Start, 1.0);
        for (var step = 0; step < Longest && !World.IsClosed(cell); step++)
        {
            var action = Draw(policy.AsSpan(cell * World.Actions, World.Actions));
            var turn = random.NextDouble();
            var next = World.Neighbour(cell, action + (turn < 0.1 ? 1 : turn < 0.2 ? World.Actions - 1 : 0));
            var row = policy.AsSpan(cell * World.Actions, World.Actions);
            var entropy = 0.0;
            foreach (var probability in row) entropy -= probability * Math.Log(probability);
            steps.Add((cell, action, discount, row[action], World.Reward(next), entropy));
            (cell, discount) = (next, discount * World.Discount);
        }

        // From its end: the gain from here on, and the entropy of later steps.
        var (gain, ahead) = (0.0, 0.0);
        for (var i = steps.Count - 1; i >= first; i--)
        {
            gain = steps[i].Gain + World.Discount * gain;
            var later = World.Discount * ahead;
            ahead = steps[i].Entropy + later;
            steps[i] = steps[i] with { Gain = gain, Entropy = later };
        }
    }

    private int Draw(ReadOnlySpan<double> probabilities)
    {
        var left = random.NextDouble();
        for (var i = 0; i < probabilities.Length - 1; i++)
        {
            left -= probabilities[i];
            if (left < 0) return i;
        }

        return probabilities.Length - 1;
    }

    /// <summary>What is to be expected of a cell changes no expectation of a derivative, and takes most of its noise.</summary>
    private double[] MeanByCell(Func<(int Cell, int Action, double Discount, double Probability, double Gain, double Entropy), double> number)
    {
        var means = new double[World.Cells];
        foreach (var cell in steps.GroupBy(step => step.Cell)) means[cell.Key] = cell.Average(number);
        return means;
    }
}
