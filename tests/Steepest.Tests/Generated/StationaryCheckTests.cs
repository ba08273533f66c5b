using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>At a minimum every derivative is rounding: that alone is no disagreement.</summary>
public sealed partial class StationaryCheckTests
{
    [Fact]
    public void ARightGradientPassesAtItsMinimum()
    {
        double[] angles = [0.1, 0.2, 0.3];
        Assert.Equal(MinimizeStatus.Converged, Arm.Minimize(angles, 1.2f, 0.7, cancellationToken: TestContext.Current.CancellationToken).Status);
        var check = Arm.CheckGradients(angles, 1.2f, 0.7);
        Assert.True(check.Passed, check.ToString());

        double[] x = [-1.2, 1, 0.3];
        QuickStart.Rosenbrock.Minimize(x, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(QuickStart.Rosenbrock.CheckGradients(x).Passed);
        Assert.True(QuickStart.Rosenbrock.CheckGradients([-1.2, 1, 0.3]).Passed);
    }

    [Lbfgs(Memory = 5)]
    private static partial class Arm
    {
        [Loss]
        public static double Distance(double[] angles, [Fixed] float x, [Fixed] double y)
        {
            double px = 0, py = 0, total = 0;
            foreach (var angle in angles)
            {
                total += angle;
                px += Math.Cos(total);
                py += Math.Sin(total);
            }

            var (dx, dy) = (px - x, py - y);
            return dx * dx + dy * dy;
        }

        [Loss(Weight = 1e-6)]
        public static double Rest(double[] angles) => Functions.SumOfSquares(angles);
    }
}
