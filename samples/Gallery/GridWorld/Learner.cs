using Steepest;

namespace Gallery.GridWorld;

/// <summary>
/// The same without knowledge of the world: from steps of episodes that the policy itself has walked. Ratios of probabilities are 1 where they were walked,
/// and their derivatives make those of expectations (Williams, 1992).
/// </summary>
[Adam(LearningRate = 0.05)]
[DifferentialMultipliers(Damping = 0.05, MultiplierRate = 2e-3)]
public static partial class Learner
{
    [Loss]
    public static double Cost(
        ReadOnlySpan<double> logits, [Sample] int cell, [Sample] int action, [Sample] double weight, [Sample] double walked, [Sample] double gainAhead)
        => -weight * gainAhead * Probability(logits, cell, action) / walked;

    /// <summary>What is missing to the least entropy, of this step and of those to which it leads.</summary>
    [Constraint(AtMost = 0)]
    public static double Shortfall(
        ReadOnlySpan<double> logits, [Fixed] double least,
        [Sample] int cell, [Sample] int action, [Sample] double weight, [Sample] double walked, [Sample] double entropyAhead)
    {
        var row = logits.Slice(cell * World.Actions, World.Actions);
        var all = Functions.LogSumExp(row);
        var entropy = 0.0;
        for (var i = 0; i < World.Actions; i++) entropy += Math.Exp(row[i] - all) * (all - row[i]);
        return least - weight * (entropy + entropyAhead * (Probability(logits, cell, action) / walked - 1));
    }

    private static double Probability(ReadOnlySpan<double> logits, int cell, int action)
    {
        var row = logits.Slice(cell * World.Actions, World.Actions);
        return Math.Exp(row[action] - Functions.LogSumExp(row));
    }
}
