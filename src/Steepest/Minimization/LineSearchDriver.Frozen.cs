using System.Runtime.CompilerServices;
using Steepest.Monitoring;

namespace Steepest.Minimization;

/// <summary>Variables that stay as they are: both of their bounds are what a call begins with.</summary>
public abstract partial class LineSearchDriver<T>
{
    /// <summary>Where frozen variables stand in the point; null for none.</summary>
    private (int Start, int Length)[]? frozen;

    /// <summary>What looks at variables one by one; null where nobody does.</summary>
    private LayerMonitor<T>? layers;

    /// <summary>Tells where variables stand: <see cref="MinimizeOptions.Freeze"/> names some, and monitors report them; once, before the first step.</summary>
    /// <param name="variables">All variables by name, and where they stand in the point.</param>
    /// <exception cref="ArgumentException">There is no variable of such a name.</exception>
    public void Name(ReadOnlySpan<(string Name, Range Place)> variables)
    {
        frozen = FrozenPlaces.Of(options.Freeze, variables, Point.Length);
        layers = LayerMonitor<T>.Of(options, variables, Point.Length);
    }

    /// <summary>Brings the point that a call begins with within the bounds, frozen variables excepted, which stay as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter()
    {
        if (box is null) return;
        FrozenPlaces.Hold(frozen, Point, box);
        box.Project(Point);
    }
}
