using System.Runtime.CompilerServices;

namespace Steepest.Minimization;

/// <summary>Variables that stay as they are: both of their bounds are what a call begins with.</summary>
public abstract partial class LeastSquaresDriver<T>
{
    /// <summary>Where frozen variables stand in the point; null for none.</summary>
    private (int Start, int Length)[]? frozen;

    /// <summary>Tells where variables stand: <see cref="MinimizeOptions.Freeze"/> names some; once, before the first step.</summary>
    /// <param name="variables">All variables by name, and where they stand in the point.</param>
    /// <exception cref="ArgumentException">There is no variable of such a name.</exception>
    public void Name(ReadOnlySpan<(string Name, Range Place)> variables) => frozen = FrozenPlaces.Of(options.Freeze, variables, Point.Length);

    /// <summary>Brings the point that a call begins with within the bounds, frozen variables excepted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter()
    {
        if (box is null) return;
        FrozenPlaces.Hold(frozen, Point, box);
        box.Project(Point);
    }
}
