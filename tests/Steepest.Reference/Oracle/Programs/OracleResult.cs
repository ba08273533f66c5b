namespace Steepest.Reference.Oracle;

/// <summary>What a program computes at one point, with its derivatives.</summary>
/// <param name="Values">The result and the elements of the output spans, end to end.</param>
/// <param name="Jacobian">A row for every value, a column for every variable.</param>
/// <param name="Directional">The derivative of every value along the direction.</param>
/// <param name="HessianVector">The first value's Hessian times the direction.</param>
/// <param name="NearestTie">How close the program came to another outcome of a comparison or a rounding; see <see cref="Ties"/>.</param>
public sealed record OracleResult(double[] Values, double[][] Jacobian, double[] Directional, double[] HessianVector, double NearestTie)
{
    public double Value => Values[0];

    public double[] Gradient => Jacobian[0];
}
