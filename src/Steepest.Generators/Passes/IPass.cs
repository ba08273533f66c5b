using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>A rewrite that keeps the meaning of a function. One instance serves all threads: what a run needs to remember lives in a rewriter of its own.</summary>
internal interface IPass
{
    /// <summary>The name in logs and tests.</summary>
    string Name { get; }

    Function Run(Function function);
}

/// <summary>
/// A pass after which numbers may be rounded otherwise: it adds up in another order, contracts or replaces a function, or makes it possible for a
/// later one. Functions that are <see cref="Function.IsStrict"/> go past it.
/// </summary>
internal interface IRoundingPass : IPass;
