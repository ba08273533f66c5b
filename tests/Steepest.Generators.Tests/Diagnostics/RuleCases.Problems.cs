namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Problems =
    [
        new("STEEP0012", "another type", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x) => x[0];
                [Loss] public static double Ridge(double [|x|]) => x * x;
            }
            """),
        new("STEEP0012", "another role", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Fixed] double y) => x * y;
                [Metric] public static double Size(double x, [Sample] double [|y|]) => x;
            }
            """),
        new("STEEP0012", "another length", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([Length(2)] ReadOnlySpan<double> x) => x[0];
                [Loss] public static double Ridge([Length(3)] ReadOnlySpan<double> [|x|]) => x[0];
            }
            """),
        new("STEEP0012", "methods that share, and one that is no part of the problem", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([Length(2)] ReadOnlySpan<double> x, [Fixed] double y) => x[0] * y;
                [Loss] public static double Ridge(ReadOnlySpan<double> x) => x[0];
                [Differentiable] public static double Other(double x, double y) => x * y;
            }
            """),
        new("STEEP0013", "a parameter of generated members", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Fixed] double [|options|], [Fixed] double [|samples|]) => x * options * samples;
            }
            """),
        new("STEEP0013", "the gradient and the length of another one", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x, double [|xGradient|]) => x[0] * xGradient;
                [Metric] public static double Size(int [|xLength|]) => xLength;
            }
            """),
        new("STEEP0013", "the direction and the product of another one", """
            public static partial class Bowl
            {
                [Differentiable(Derivatives.Directional)] public static double Cost(double x, double [|xDirection|], double [|derivative|], double xProduct) => x * xDirection * derivative * xProduct;
                [Differentiable(Derivatives.Hessian)] public static double Whole(double x, double [|hessian|], double xDirection) => x * hessian * xDirection;
                [Differentiable(Derivatives.HessianVector)] public static double Other(double x, [Fixed] double [|xProduct|], [Fixed] double [|xDirection|]) => x * xProduct * xDirection;
            }
            """),
        new("STEEP0013", "no problem, no such members", """
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(ReadOnlySpan<double> x, double options, int xLength) => x[0] * options * xLength;
                [Differentiable(Derivatives.Gradient)] public static double Other(double x, double xDirection, double xProduct, double derivative) => x * xDirection * xProduct * derivative;
            }
            """),
        new("STEEP0006", "a residual that is a loss, too", """
            public static partial class Bowl
            {
                [Residual, Loss] public static double [|Cost|](double x) => x;
                [Metric, Residual] public static double [|Size|](double x) => x;
            }
            """),
        new("STEEP0007", "residuals that are written nowhere", """
            public static partial class Bowl
            {
                [Residual] public static [|void|] Errors(double x) { }
                [Residual] public static [|void|] Others(double x, [Fixed] int n) { }
            }
            """),
        new("STEEP0010", "residuals of two types", """
            public static partial class Bowl
            {
                [Residual] public static void Errors(double x, Span<double> r, [|Span<float>|] s) { r[0] = x; s[0] = (float)x; }
            }
            """),
        new("STEEP0012", "an output of one method, an input of another", """
            public static partial class Bowl
            {
                [Residual] public static void Errors(double x, Span<double> r) => r[0] = x;
                [Loss] public static double Cost(double x, double [|r|]) => x * r;
            }
            """),
        new("STEEP0012", "outputs of one name", """
            public static partial class Bowl
            {
                [Residual] public static void Errors(double x, [Length(2)] Span<double> r) => r[0] = x;
                [Residual] public static void Others(double x, Span<float> r) => r[0] = (float)x;
            }
            """),
        new("STEEP0013", "the length of an output", """
            public static partial class Bowl
            {
                [Residual] public static void Errors(double x, Span<double> r, [Length(2)] Span<double> s) => s[0] = r[0] = x;
                [Loss] public static double Cost(double x, [Fixed] double [|rLength|], [Fixed] double sLength) => x * rLength * sLength;
            }
            """),
        new("STEEP0016", "the weight of residuals", """
            public static partial class Bowl
            {
                [Residual(Weight = [|double.PositiveInfinity|])] public static double Error(double x) => x;
            }
            """),
        new("STEEP0020", "residuals to minimise", """
            [Lbfgs]
            public static partial class Bowl
            {
                [Residual] public static double Error(double x) => x;
                [Metric] public static double Size(double x) => x;
            }
            """),
        new("STEEP0024", "residuals, with their Jacobian", """
            public static partial class Bowl
            {
                [Residual, Differentiable(Derivatives.Jacobian)] public static void Errors(double x, Span<double> r) => r[0] = x;
                [Residual, [|Differentiable(Derivatives.Gradient)|]] public static void Others(double x, Span<double> s) => s[0] = x;
            }
            """),
        new("STEEP0030", "settings out of range", """
            public static partial class Bowl
            {
                [Residual(Weight = [|-1|])] public static double One(double x) => x;
                [Residual(Robust = Robust.Huber, Scale = [|0|])] public static double Two(double x) => x;
                [Residual(Robust = Robust.Huber, Scale = [|double.NaN|])] public static double Three(double x) => x;
                [Residual(Robust = [|(Robust)9|])] public static double Four(double x) => x;
                [Residual(Scale = [|2|])] public static double Five(double x) => x;
            }
            """),
        new("STEEP0031", "a loss alone", """
            [[|LevenbergMarquardt|], Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0031", "residuals beside a loss", """
            [LevenbergMarquardt(Damping = 1, Acceleration = true), GaussNewton, Dogleg(Radius = 10), Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Residual] public static double Error(double x) => x - 1;
            }
            """),
        new("STEEP0032", "residuals under a constraint", """
            [[|LevenbergMarquardt|], [|Dogleg|], Lbfgs, AugmentedLagrangian]
            public static partial class Bowl
            {
                [Residual] public static double Error(double x) => x - 1;
                [Constraint(AtMost = 0)] public static double Limit(double x) => x;
            }
            """),
        new("STEEP0032", "residuals under a constraint alone", """
            [[|GaussNewton|], AugmentedLagrangian]
            public static partial class Bowl
            {
                [Residual] public static double Error(double x) => x - 1;
                [Constraint(AtMost = 0)] public static double Limit(double x) => x;
            }
            """),
        new("STEEP0032", "residuals under bounds", """
            [GaussNewton]
            public static partial class Bowl
            {
                [Residual] public static double Error([Bounds(0, 1)] double x) => x - 1;
            }
            """),
        new("STEEP0020", "residuals of a method for them", """
            [[|GaussNewton|]]
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0017", "settings of methods for residuals", """
            [LevenbergMarquardt(Damping = [|0|]), Dogleg(Radius = [|-1|])]
            public static partial class Bowl
            {
                [Residual] public static double Error(double x) => x - 1;
            }
            """),
        new("STEEP0019", "kinks where curvature is that of residuals", """
            [Dogleg, Lbfgs]
            public static partial class Bowl
            {
                [Residual] public static double Error([[|L1(1)|]] double x, [L2(1)] double y) => x - y;
            }
            """),
        new("STEEP0030", "settings that make sense", """
            public static partial class Bowl
            {
                [Residual(Weight = 0)] public static double One(double x) => x;
                [Residual(Robust = Robust.Tukey)] public static double Two(double x) => x;
                [Residual(Robust = Robust.Cauchy, Scale = 1e-3, Weight = 2)] public static double Three(double x) => x;
            }
            """),
        new("STEEP0024", "a Jacobian of one number", """
            public static partial class Bowl
            {
                [[|Differentiable(Derivatives.Gradient | Derivatives.Jacobian)|]] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0024", "a gradient of many numbers", """
            public static partial class Bowl
            {
                [[|Differentiable|]] public static void Cost(double x, Span<double> y) => y[0] = x * x;
                [[|Differentiable(Derivatives.Jacobian | Derivatives.Hessian)|]] public static void Other(double x, Span<double> y) => y[0] = x * x;
            }
            """),
        new("STEEP0024", "each what it has", """
            public static partial class Bowl
            {
                [Differentiable(Derivatives.Jacobian)] public static void Cost(double x, Span<double> y) => y[0] = x * x;
                [Differentiable(Derivatives.Hessian)] public static double Other(double x) => x * x;
            }
            """),
        new("STEEP0014", "members of the type", """
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                public static double [|CostGradient|](double x) => 2 * x;
                public static int [|Minimize|];
                public sealed class [|Solver|];
                public static double [|Evaluate|] => 1;
            }
            """),
        new("STEEP0014", "a member in another file is marked at the first annotated method", """
            public static partial class Bowl
            {
                [Loss] public static double [|Cost|](double x) => x * x;
            }
            """, """
            public static partial class Bowl
            {
                public static void ObjectiveGradient() { }
            }
            """),
        new("STEEP0014", "a member of the base", """
            public class Base
            {
                protected void [|CheckGradients|]() { }
            }
            public partial class Bowl : Base
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0014", "the type itself", """
            public static partial class [|Samples|]
            {
                [Loss] public static double Cost(double x, [Sample] double y) => x * y;
            }
            """),
        new("STEEP0014", "a method whose gradient has the name of the problem's", """
            public static partial class Bowl
            {
                [Loss] public static double [|Objective|](double x) => x * x;
            }
            """),
        new("STEEP0014", "several optimizers have other names", """
            [Adam, Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                public static int Minimize(int x) => x;
                public sealed class Solver;
                public sealed class Samples;
            }
            """),
        new("STEEP0014", "nothing is generated for a problem where there is none", """
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(double x) => x * x;
                public static int Evaluate(int x) => x;
            }
            """),
        new("STEEP0016", "not a number", """
            public static partial class Bowl
            {
                [Loss(Weight = [|double.NaN|])] public static double Cost(double x) => x * x;
                [Loss(Weight = [|1 / 0.0|])] public static double Ridge(double x) => x * x;
            }
            """),
        new("STEEP0016", "a finite number", """
            public static partial class Bowl
            {
                [Loss(Weight = -1e300)] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0017", "out of range", """
            [GradientDescent(LearningRate = [|-0.1|], WeightDecay = [|-1|])]
            [Momentum(Momentum = [|1|])]
            [Nesterov(LearningRate = [|double.PositiveInfinity|], Momentum = [|-0.1|])]
            [AdaGrad(Epsilon = [|-1e-10|])]
            [RmsProp(Rho = [|1|], Epsilon = [|double.NaN|], Momentum = [|1|])]
            [AdaDelta(Rho = [|-0.5|], Epsilon = [|0|])]
            [AdamW(Beta2 = [|1|], WeightDecay = [|-1|])]
            [AmsGrad(Beta1 = [|1.5|], Epsilon = [|double.PositiveInfinity|])]
            [Adamax(Beta2 = [|1|], WeightDecay = [|-1e-3|])]
            [NAdam(MomentumDecay = [|-1|])]
            [RAdam(Beta2 = [|1|])]
            [Lion(LearningRate = [|0|], Beta2 = [|2|], WeightDecay = [|-1|])]
            [Adam(LearningRate = [|0|], Beta1 = [|1|], Beta2 = [|double.NaN|], Epsilon = [|-1e-9|])]
            [Lbfgs(Memory = [|0|])]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0017", "in range", """
            [GradientDescent(LearningRate = 1e-3, WeightDecay = 0)]
            [Momentum(Momentum = 0, RateInside = true)]
            [Nesterov(Momentum = 0.99, WeightDecay = 3)]
            [AdaGrad(Epsilon = 0, EpsilonInside = true)]
            [RmsProp(Rho = 0, Momentum = 0.5, Centered = true, RateInside = true)]
            [AdaDelta(Epsilon = 1e-300)]
            [AdamW(BiasCorrection = false, WeightDecay = 0)]
            [AmsGrad(Beta1 = 0, Beta2 = 0)]
            [Adamax(Epsilon = 0)]
            [NAdam(MomentumDecay = 0)]
            [RAdam(Beta2 = 0.1)]
            [Lion(WeightDecay = 10)]
            [Adam(LearningRate = 0.5, Beta1 = 0, Beta2 = 0.9999, Epsilon = 0, EpsilonInside = true, WeightDecay = 1)]
            [Lbfgs(Memory = 1)]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0020", "nothing to minimise", """
            [[|Adam|]]
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0020", "no annotated method at all", """
            [[|Lbfgs(Memory = 5)|]]
            public static class Bowl;
            """),
        new("STEEP0020", "something to minimise", """
            [Adam]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0021", "a metric alone", """
            public static partial class Bowl
            {
                [Metric] public static double [|Size|](double x) => x;
            }
            """),
        new("STEEP0021", "a metric beside a loss", """
            public static partial class Bowl
            {
                [Metric] public static double Size(double x) => x;
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0022", "a variable of a metric", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Metric] public static double Size(double x, double [|threshold|]) => x - threshold;
            }
            """),
        new("STEEP0022", "a fixed input of a metric", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Metric] public static double Size(double x, [Fixed] double threshold) => x - threshold;
            }
            """),
    ];
}
