namespace Steepest.Minimization;

/// <summary>A search for a step along a direction of descent. It asks for evaluations instead of making them, so that it knows neither kernel nor element type.</summary>
internal interface ILineSearch
{
    /// <summary>Where to evaluate, or the step that was accepted.</summary>
    double Step { get; }

    /// <summary>The step of the lowest value seen; 0 if none was below the start.</summary>
    double BestStep { get; }

    /// <summary>Takes value and slope at <see cref="Step"/> and says what is next.</summary>
    LineSearchState Advance(double value, double slope);
}
