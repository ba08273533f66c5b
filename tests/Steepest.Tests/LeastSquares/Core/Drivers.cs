using Steepest.Minimization;

namespace Steepest.Tests.LeastSquares;

/// <summary>The drivers of least squares by name, over one group of residuals.</summary>
internal static class Drivers
{
    public const string Marquardt = "LevenbergMarquardt";
    public const string Accelerated = "LevenbergMarquardt, accelerated";
    public const string Gauss = "GaussNewton";
    public const string Powell = "Dogleg";

    public static string[] All { get; } = [Marquardt, Accelerated, Gauss, Powell];

    public static LeastSquaresDriver<double> Make(
        string name, int length, MinimizeOptions? options = null, ResidualGroup? group = null, Box<double>? box = null, bool hasLosses = false)
    {
        ResidualGroup[] groups = [group ?? new ResidualGroup(1)];
        return name switch
        {
            Gauss => new GaussNewton<double>(length, groups, hasLosses, 1, options, box: box),
            Powell => new Dogleg<double>(length, groups, hasLosses, 1, options, box: box),
            _ => new LevenbergMarquardt<double>(length, groups, hasLosses, 1, options, acceleration: name == Accelerated, box: box),
        };
    }
}
