namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Constraints =
    [
        new("STEEP0006", "two roles of one method", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Loss, Constraint(AtMost = 1)] public static double [|Size|](double x) => x;
                [Metric, Constraint(AtMost = 1)] public static double [|Length|](double x) => 2 * x;
            }
            """),
        new("STEEP0011", "a constraint of fixed inputs", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtMost = 1)] public static double [|Size|]([Fixed] double y) => y;
            }
            """),
        new("STEEP0203", "a constraint that no variable reaches", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtMost = 1)] public static double Size(double [|x|], [Fixed] double y) => y + 0 * 3;
            }
            """),
        new("STEEP0201", "a constraint whose derivative is lost", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtMost = 1)] public static double Size(double x) => [|Math.Floor(x)|];
            }
            """),
        new("STEEP0040", "no number that is allowed", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [[|Constraint|]] public static double None(double x) => x;
                [[|Constraint(AtLeast = 2, AtMost = 1)|]] public static double Crossed(double x) => 2 * x;
                [[|Constraint(AtLeast = 2, AtMost = 2)|]] public static double Single(double x) => 3 * x;
                [[|Constraint(EqualTo = 2, AtMost = 2)|]] public static double Both(double x) => 4 * x;
                [Constraint(AtMost = [|double.NaN|])] public static double Nothing(double x) => 5 * x;
                [Constraint(AtLeast = 1, AtMost = [|1 / 0.0|])] public static double Endless(double x) => 6 * x;
            }
            """),
        new("STEEP0040", "sides that leave something", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Lower(double x) => x;
                [Constraint(AtLeast = 1, AtMost = 2)] public static double Between(double x) => 2 * x;
                [Constraint(EqualTo = 0)] public static double Exact(double x) => 3 * x;
            }
            """),
        new("STEEP0041", "optimizers that ignore constraints", """
            [[|Lbfgs|], [|Adam(LearningRate = 0.1)|]]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """),
        new("STEEP0041", "no optimizer", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """),
        new("STEEP0042", "three methods", """
            [Lbfgs, Penalty]
            [[|SolveDual|], [|HardConstraintFirst|]]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """),
        new("STEEP0043", "no constraint", """
            [Lbfgs, [|Penalty|], [|DifferentialMultipliers(Damping = 1)|]]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0043", "no optimizer", """
            [[|AugmentedLagrangian|]]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """),
        new("STEEP0043", "no annotated method at all", """
            [[|SolveDual|]]
            public static class Bowl;
            """),
        new("STEEP0044", "a constraint alone", """
            public static partial class Bowl
            {
                [Constraint(AtLeast = 1)] public static double [|Size|](double x) => x;
            }
            """),
        new("STEEP0045", "the same expression", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtMost = 2)] public static double Size(double x) => Math.Exp(x);
                [Constraint(EqualTo = 1)] public static double [|Equal|](double x) => Math.Exp(x);
                [Constraint(AtMost = 3)] public static double [|Looser|](double x) { var power = Math.Exp(x); return power; }
                [Constraint(AtLeast = 2.5)] public static double [|Contrary|](double x) => Math.Exp(x);
            }
            """),
        new("STEEP0045", "two sides in two methods, and other expressions", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtMost = 2)] public static double Size(double x) => Math.Exp(x);
                [Constraint(AtLeast = 1)] public static double Other(double x) => Math.Exp(x);
                [Constraint(EqualTo = 1)] public static double Third(double x) => Math.Exp(2 * x);
            }
            """),
        new("STEEP0046", "an inequality under ungated damping", """
            [GradientDescent]
            [DifferentialMultipliers(Damping = 10, Ungated = [|true|])]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double t) => (t - 1) * (t - 1);
                [Constraint(AtMost = 4)] public static double Size(double t) => t * t;
            }
            """),
        new("STEEP0046", "an equality, or no damping", """
            [GradientDescent]
            [DifferentialMultipliers(Damping = 10, Ungated = true)]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double t) => (t - 1) * (t - 1);
                [Constraint(EqualTo = 4)] public static double Size(double t) => t * t;
            }
            [GradientDescent]
            [DifferentialMultipliers(Ungated = true)]
            public static partial class Basic
            {
                [Loss] public static double Cost(double t) => (t - 1) * (t - 1);
                [Constraint(AtMost = 4)] public static double Size(double t) => t * t;
            }
            """),
        new("STEEP0017", "settings of multiplier methods out of range", """
            [GradientDescent]
            [DifferentialMultipliers(Damping = [|-1|], MultiplierRate = [|0|])]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double t) => (t - 1) * (t - 1);
                [Constraint(AtMost = 4)] public static double Size(double t) => t * t;
            }
            """),
        new("STEEP0047", "multipliers that move with every step", """
            [Lbfgs, Adam, Newton]
            [[|HardConstraintFirst|]]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """),
        new("STEEP0047", "second derivatives over samples", """
            [[|TrustRegion|], AugmentedLagrangian]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Sample] double y) => x * x * y;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """),
        new("STEEP0047", "first-order methods, and multipliers that wait", """
            [Adam, DifferentialMultipliers]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Sample] double y) => x * x * y;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            [Lbfgs, Newton, SolveDual]
            public static partial class Other
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """),
        new("STEEP0018", "sets that nothing keeps", """
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost([[|Simplex|]] ReadOnlySpan<double> x, [[|UnitBall|]] double y, [Fixed, [|UnitNorm|]] ReadOnlySpan<double> z) => x[0] * y * z[0];
            }
            """),
        new("STEEP0018", "sets that say something twice", """
            [Adam]
            public static partial class Other
            {
                [Loss] public static double Cost([Bounds(0, 1), [|Simplex|]] ReadOnlySpan<double> x, [UnitBall, [|UnitNorm|]] ReadOnlySpan<double> y, [Fixed, [|NonNegative|]] double z, [Bounds(0, 1), [|NonNegative|]] double w) => x[0] * y[0] * z * w;
            }
            """),
        new("STEEP0018", "domains that say something twice, or of what nothing moves", """
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost([Positive, [|UnitInterval|]] ReadOnlySpan<double> x, [NonNegative, [|Positive|]] double y, [Bounds(0, 1), [|UnitInterval|]] double z, [Fixed, [|Positive|]] double w) => x[0] * y * z * w;
                [Differentiable] public static double Alone([[|Positive|]] double x) => x * x;
            }
            """),
        new("STEEP0018", "domains", """
            [Lbfgs, Adam, Newton]
            public static partial class Bowl
            {
                [Loss] public static double Cost([Positive] ReadOnlySpan<double> x, [UnitInterval] double y, [Positive] System.Numerics.Vector3 z) => x[0] * y * z.X;
            }
            """),
        new("STEEP0012", "domains that differ", """
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost([Positive] double x, [Bounds(0, 1)] double y) => x * y;
                [Loss] public static double Other([UnitInterval] double [|x|], [Positive] double [|y|]) => x * y;
            }
            """),
        new("STEEP0019", "zeros that are never reached", """
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost([Positive, [|L1(0.1)|], L2(0.1)] ReadOnlySpan<double> x) => x[0] * x[0];
            }
            """),
        new("STEEP0018", "sets that a first-order method keeps", """
            [Adam]
            public static partial class Bowl
            {
                [Loss] public static double Cost([Simplex] ReadOnlySpan<double> x, [UnitBall] double[] y, [NonNegative] double z) => x[0] * y[0] * z;
            }
            """),
        .. new[] { "STEEP0042", "STEEP0043", "STEEP0044" }.Select(rule => new RuleCase(rule, "a loss, a constraint, an optimizer and a method", """
            [Lbfgs, AugmentedLagrangian]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Constraint(AtLeast = 1)] public static double Size(double x) => x;
            }
            """)),
    ];
}
