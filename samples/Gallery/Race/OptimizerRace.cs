namespace Gallery.Race;

/// <summary>Nine optimizers from the same starts: what curvature, momentum and scaling each number by itself are good for.</summary>
internal static class OptimizerRace
{
    private static readonly string[] FirstOrder = ["gradient descent", "momentum", "Nesterov", "RMSProp", "Adam"];
    private static readonly string[] Curved = ["L-BFGS", "BFGS", "conjugate gradients", "Newton"];

    public static void Run(Page page)
    {
        foreach (var course in Courses())
        {
            var gaps = course.Run(page);
            page.Print($"{course.Title}: {string.Join(", ", gaps.Select(gap => $"{gap.Key} {gap.Value:E1}"))}");
            foreach (var name in Curved) page.AtMost(1e-12, gaps[name], $"{course.Title}, {name}");
            foreach (var name in FirstOrder) page.AtMost(course.Title == "Valley" ? 0.25 : 1e-3, gaps[name], $"{course.Title}, {name}");
            if (course.Title is not ("Valley" or "Beale")) continue;

            // A flat floor: what remembers its way is faster along it.
            page.Require(gaps["momentum"] < 0.1 * gaps["gradient descent"], $"{course.Title}: momentum is far ahead of gradient descent");
        }

        Differences.Run(page);
    }

    private static IEnumerable<Course> Courses()
    {
        yield return new("Valley", Valley.Height, (-1.5, 2), 0, (-2, 2, -1, 3), Named(
            new Valley.GradientDescentSolver().Step, new Valley.MomentumSolver().Step, new Valley.NesterovSolver().Step, new Valley.RmsPropSolver().Step, new Valley.AdamSolver().Step,
            new Valley.LbfgsSolver().Step, new Valley.BfgsSolver().Step, new Valley.ConjugateGradientSolver().Step, new Valley.NewtonSolver().Step));
        yield return new("Beale", Beale.Height, (1, 1), 0, (-0.5, 4.5, -1, 2), Named(
            new Beale.GradientDescentSolver().Step, new Beale.MomentumSolver().Step, new Beale.NesterovSolver().Step, new Beale.RmsPropSolver().Step, new Beale.AdamSolver().Step,
            new Beale.LbfgsSolver().Step, new Beale.BfgsSolver().Step, new Beale.ConjugateGradientSolver().Step, new Beale.NewtonSolver().Step));
        yield return new("Trough", Trough.Height, (-4, 1), 0, (-5, 2, -1.5, 1.5), Named(
            new Trough.GradientDescentSolver().Step, new Trough.MomentumSolver().Step, new Trough.NesterovSolver().Step, new Trough.RmsPropSolver().Step, new Trough.AdamSolver().Step,
            new Trough.LbfgsSolver().Step, new Trough.BfgsSolver().Step, new Trough.ConjugateGradientSolver().Step, new Trough.NewtonSolver().Step));
        yield return new("Saddle", Saddle.Height, (-1.5, 1e-3), -0.25, (-2, 2, -1.5, 1.5), Named(
            new Saddle.GradientDescentSolver().Step, new Saddle.MomentumSolver().Step, new Saddle.NesterovSolver().Step, new Saddle.RmsPropSolver().Step, new Saddle.AdamSolver().Step,
            new Saddle.LbfgsSolver().Step, new Saddle.BfgsSolver().Step, new Saddle.ConjugateGradientSolver().Step, new Saddle.NewtonSolver().Step));
    }

    private static (string, Move)[] Named(params Move[] moves)
    {
        string[] names = [.. FirstOrder, .. Curved];
        return [.. names.Zip(moves)];
    }
}
