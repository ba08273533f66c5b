namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 105: 8 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs105
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -(
            1 * Math.Log(
                (
                    x[0] / x[5] * Math.Exp(-Math.Pow(95 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                        + x[1] / x[6] * Math.Exp(-Math.Pow(95 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                        + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(95 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                    / Math.Sqrt(2 * Math.PI))
                + 1 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(105 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(105 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(105 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 4 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(110 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(110 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(110 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 4 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(115 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(115 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(115 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 15 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(120 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(120 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(120 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 15 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(125 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(125 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(125 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 15 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(130 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(130 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(130 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 13 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(135 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(135 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(135 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 21 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(140 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(140 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(140 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 12 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(145 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(145 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(145 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 17 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(150 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(150 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(150 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 4 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(155 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(155 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(155 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 20 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(160 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(160 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(160 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 8 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(165 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(165 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(165 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 17 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(170 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(170 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(170 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 8 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(175 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(175 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(175 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 6 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(180 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(180 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(180 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 6 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(185 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(185 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(185 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 7 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(190 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(190 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(190 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 4 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(195 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(195 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(195 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 3 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(200 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(200 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(200 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 3 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(205 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(205 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(205 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 8 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(210 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(210 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(210 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 1 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(215 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(215 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(215 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 6 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(220 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(220 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(220 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 5 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(230 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(230 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(230 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 1 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(235 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(235 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(235 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 7 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(240 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(240 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(240 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 1 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(245 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(245 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(245 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI))
                + 2 * Math.Log(
                    (
                        x[0] / x[5] * Math.Exp(-Math.Pow(250 - x[2], 2) / (2 * Math.Pow(x[5], 2)))
                            + x[1] / x[6] * Math.Exp(-Math.Pow(250 - x[3], 2) / (2 * Math.Pow(x[6], 2)))
                            + (1 - x[1] - x[0]) / x[7] * Math.Exp(-Math.Pow(250 - x[4], 2) / (2 * Math.Pow(x[7], 2))))
                        / Math.Sqrt(2 * Math.PI)));

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 1 - x[0] - x[1];

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
