using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>The passes in their order.</summary>
internal static class PassList
{
    /// <summary>
    /// Before differentiation: what is made simpler here is made simpler twice. Powers first, since their products then share factors;
    /// short arrays become numbers before that; loops are joined before common subexpressions are sought in them; these come before sinking, since what both sides of a branch need stays before it, and before dead code, which sweeps up
    /// what they leave. Loops are counted, and integers that they carry become functions of what they count, before anything asks what is
    /// the same in all iterations, and loads that are leave their loops; arrays become an iteration's own before anything asks what
    /// iterations share, and what is taken from one iteration is had again when that is seen. Loops over elements in loops are joined when each iteration has its own arrays. Slopes come beside their values when these are as few as they get. Checkpointed loops are cut into blocks when nothing
    /// else looks at them.
    /// </summary>
    public static readonly IReadOnlyList<IPass> Before =
    [
        new FoldingPass(), new StrengthReductionPass(), new InductionPass(), new CountingPass(), new InductionPass(), new ScalarReplacementPass(),
        new LoopFusionPass(), new CommonSubexpressionPass(), new InvariantLoadPass(), new AccumulationPass(), new SinkingPass(), new PrivatizationPass(), new WinnerPass(), new ElementFusionPass(), new SlopePass(), new CheckpointPass(), new DeadCodePass(),
    ];

    /// <summary>
    /// Before the columns of a Hessian: conditional loops stay what they are, and loads where they are. Several tangents at once make a loop
    /// that runs in lanes only thanks to these longer than what the JIT optimises well in one method.
    /// </summary>
    public static readonly IReadOnlyList<IPass> BeforeColumns = [.. Before.Where(pass => pass is not (CountingPass or InvariantLoadPass))];

    /// <summary>
    /// Between two differentiations: what the first wrote generously, and twice, need not be differentiated again. Rows stay whole: their
    /// expansions have kinks that cancel only in sum.
    /// </summary>
    public static readonly IReadOnlyList<IPass> Between = [new DeadCodePass(), new FoldingPass(), new CommonSubexpressionPass(), new PathReusePass(), new DeadCodePass()];

    /// <summary>
    /// After differentiation. Dead code goes first: the reverse mode writes generously. Rows are expanded before common subexpressions,
    /// so that a function and its derivative share their parts, across branches too; invariants leave loops once these are as small as they
    /// get, and so do elements that only one sum is added to.
    /// </summary>
    public static readonly IReadOnlyList<IPass> After =
    [
        new DeadCodePass(), new ExpansionPass(), new FoldingPass(), new CommonSubexpressionPass(), new PathReusePass(), new DeadCodePass(),
        new InvariantPass(), new InvariantLoadPass(), new PromotionPass(),
    ];

    /// <summary>
    /// Where memory lies, when nothing asks any more what iterations share: allocations leave loops, and what is added to gradients is gathered.
    /// </summary>
    public static readonly IReadOnlyList<IPass> Memory =
    [
        new AllocationPass(), new CommonSubexpressionPass(), new GatheringPass(), new SlidingPass(), new FirstAssignmentPass(), new DoublingPass(),
    ];

    /// <summary>
    /// At the very end: short sums are taken apart where nobody needs to see them whole any more, and a last fold and sweep clean
    /// up, and again where that made a condition known: C# warns of code that is never reached.
    /// </summary>
    public static readonly IReadOnlyList<IPass> Last = [new PartialSumsPass(), new FoldingPass(), new DeadCodePass(), new KnownBranchPass()];

    public static Function Run(IReadOnlyList<IPass> passes, Function function)
    {
        foreach (var pass in passes)
        {
            if (!function.IsStrict || pass is not IRoundingPass) function = pass.Run(function);
        }

        return function;
    }
}
