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

/// <summary>What one run computes in the arithmetics of <see cref="Lockstep"/>.</summary>
/// <param name="Machine">As the machine computes it: the value is the program's own.</param>
/// <param name="Disturbed">The same with every use of a float disturbed by as much as rounding does.</param>
/// <param name="Precise">In twice the machine's precision, where floats are not rounded.</param>
public sealed record OracleReadings(OracleResult Machine, IReadOnlyList<OracleResult> Disturbed, OracleResult Precise)
{
    public double NearestTie => Machine.NearestTie;

    /// <summary>How far apart these are in a number of the result.</summary>
    public double Spread(Func<OracleResult, double> number)
        => Disturbed.Append(Machine).Max(reading => Math.Abs(number(reading) - number(Precise)) is var difference && double.IsNaN(difference) ? double.PositiveInfinity : difference);
}
