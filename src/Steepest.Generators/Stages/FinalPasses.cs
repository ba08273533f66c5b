using Steepest.Generators.Passes;
using Steepest.Generators.Vectorization;

namespace Steepest.Generators.Stages;

/// <summary>The passes behind differentiation in their order, lanes among them.</summary>
internal static class FinalPasses
{
    /// <summary>
    /// What is had again needs no array, linear maps leave loops, and tiles come, while arrays are still an iteration's own. Other lanes come when nothing else changes what a loop computes, and before short
    /// sums are taken apart, which is for loops that lanes leave.
    /// What functions are on lanes shares its parts before products are contracted, since a product that two read is computed once.
    /// </summary>
    public static readonly IReadOnlyList<IPass> OnLanes =
    [
        new RecomputationPass(), new LinearMapPass(), new FirstAssignmentPass(), new TilePass(),
        .. PassList.Memory,
        new VectorizationPass(), new LaneExpansionPass(), new CommonSubexpressionPass(), new BranchFusionPass(), new CommonSubexpressionPass(), new ContractionPass(),
        .. PassList.Last,
    ];

    /// <summary>The same where divisors are shared, too.</summary>
    public static readonly IReadOnlyList<IPass> OnRows = [.. OnLanes.TakeWhile(pass => pass is not ContractionPass), new SharedDivisorPass(), new CommonSubexpressionPass(), .. OnLanes.SkipWhile(pass => pass is not ContractionPass)];

    public static readonly IReadOnlyList<IPass> All = [.. PassList.After, .. OnLanes];
}
