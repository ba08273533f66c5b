namespace Steepest;

/// <summary>How large the gradient of a variable is.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Length">How many numbers it has.</param>
/// <param name="RootMeanSquare">The root of the mean of their squared derivatives.</param>
public readonly record struct LayerGradient(string Name, int Length, double RootMeanSquare);
