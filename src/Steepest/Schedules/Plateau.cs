namespace Steepest;

/// <summary>What a run remembers for <see cref="Schedule.OnPlateau"/>; saved with the solver.</summary>
internal struct Plateau
{
    public Plateau()
    {
    }

    /// <summary>The product of the factors so far.</summary>
    public double Factor = 1;

    /// <summary>The best value so far; NaN before the first.</summary>
    public double Best = double.NaN;

    /// <summary>Epochs since it was found.</summary>
    public int Waited;
}
