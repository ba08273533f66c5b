using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

/// <summary>Variables that stay as they are: their gradient counts as 0, and no update reaches them or what the rule remembers of them.</summary>
public sealed partial class FirstOrder<T, TRule>
{
    /// <summary>Where frozen variables stand in the point; null for none.</summary>
    private (int Start, int Length)[]? frozen;

    /// <summary>What the rule remembered before an update.</summary>
    private AlignedMemory<T>? stateBefore;

    /// <summary>What looks at variables one by one; null where nobody does.</summary>
    private LayerMonitor<T>? layers;

    /// <summary>Tells where variables stand: <see cref="MinimizeOptions.Freeze"/> names some, and monitors report them; once, before the first step.</summary>
    /// <param name="variables">All variables by name, and where they stand in the point.</param>
    /// <exception cref="ArgumentException">There is no variable of such a name.</exception>
    public void Name(ReadOnlySpan<(string Name, Range Place)> variables)
    {
        frozen = FrozenPlaces.Of(options.Freeze, variables, Point.Length);
        layers = LayerMonitor<T>.Of(options, variables, Point.Length);
        if (frozen is not null) stateBefore = new AlignedMemory<T>(rule.StateVectors, Point.Length);
    }

    /// <summary>Leaves frozen variables out of the gradient, and so out of its norm.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void ClearFrozen()
    {
        foreach (var (start, length) in frozen!)
        {
            Gradient.Slice(start, length).Clear();

            // Beside a penalty the gradient is that of the losses: it must hold the penalty off.
            if (penalty is not null && IsProximal) penalty.Oppose(Gradient, Point, start, length);
        }
    }

    /// <summary>Gives a vector the bits of frozen variables that another holds.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void CopyFrozen(ReadOnlySpan<T> from, Span<T> to)
    {
        foreach (var (start, length) in frozen!) from.Slice(start, length).CopyTo(to.Slice(start, length));
    }

    /// <summary>Takes back what an update did to frozen variables, of which <see cref="Good"/> holds the bits, and to what is remembered of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void RestoreFrozen()
    {
        CopyFrozen(Good, Point);
        for (var vector = 0; vector < rule.StateVectors; vector++) CopyFrozen(stateBefore![vector], memory[RuleVectors + vector]);
    }
}
