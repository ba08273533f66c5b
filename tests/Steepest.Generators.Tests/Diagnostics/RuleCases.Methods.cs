namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Methods =
    [
        new("STEEP0004", "an operator", """
            public readonly partial struct Bowl
            {
                [Differentiable] public static double operator [|+|](Bowl bowl, double x) => x * x;
            }
            """),
        new("STEEP0004", "an accessor", """
            public static partial class Bowl
            {
                public static double Depth { [Differentiable] [|get|] => 1; }
            }
            """),
        new("STEEP0004", "a local function", """
            public static class Bowl
            {
                public static double Depth()
                {
                    [Differentiable] static double [|Cost|](double x) => x * x;
                    return Cost(1);
                }
            }
            """),
        new("STEEP0004", "a lambda", """
            public static class Bowl
            {
                public static readonly Func<double, double> Cost = [[|Loss|]] static (double x) => x * x;
            }
            """),
        new("STEEP0004", "an abstract method", """
            public abstract partial class Bowl
            {
                [Loss] public abstract double [|Cost|](double x);
            }
            """),
        new("STEEP0004", "an extern method", """
            public static partial class Bowl
            {
                [System.Runtime.InteropServices.DllImport("bowl")]
                [Loss] public static extern double [|Cost|](double x);
            }
            """),
        new("STEEP0004", "a partial method with an implementation", """
            public static partial class Bowl
            {
                [Loss] public static partial double Cost(double x);
                public static partial double Cost(double x) => x * x;
            }
            """),
        new("STEEP0005", "a virtual method", """
            public partial class Bowl
            {
                [Loss] public virtual double [|Cost|](double x) => x * x;
            }
            """),
        new("STEEP0005", "an override that a further type can override", """
            public abstract class Shape
            {
                public abstract double Cost(double x);
            }

            public partial class Bowl : Shape
            {
                [Loss] public override double [|Cost|](double x) => x * x;
            }
            """),
        new("STEEP0005", "an override that is the last", """
            public abstract class Shape
            {
                public abstract double Cost(double x);
            }

            public sealed partial class Bowl : Shape
            {
                [Loss] public override double Cost(double x) => x * x;
            }
            """),
        new("STEEP0005", "a static method beside one of the instance", """
            public partial record Bowl(double Depth)
            {
                [Loss] public static double Cost(double x) => x * x;
                [Loss] public double Deep(double x) => Depth * x;
            }
            """),
        new("STEEP0006", "a loss that is a metric", """
            public static partial class Bowl
            {
                [Loss, Metric] public static double [|Cost|](double x) => x * x;
            }
            """),
        new("STEEP0006", "a metric that is differentiable", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Metric, Differentiable] public static double [|Size|](double x) => x;
            }
            """),
        new("STEEP0006", "a fixed output", """
            public static partial class Bowl
            {
                [Differentiable(Derivatives.Jacobian)] public static void Cost(double x, [Fixed] Span<double> [|y|]) => y[0] = x * x;
            }
            """),
        new("STEEP0006", "a fixed sample", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Fixed, Sample] double [|y|]) => x * x * y;
            }
            """),
        new("STEEP0006", "a loss that is differentiable", """
            public static partial class Bowl
            {
                [Loss, Differentiable] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0007", "an integer", """
            public static partial class Bowl
            {
                [Loss] public static [|int|] Cost(double x) => 1;
            }
            """),
        new("STEEP0007", "nothing", """
            public static partial class Bowl
            {
                [Differentiable] public static [|void|] Cost(double x) { }
            }
            """),
        new("STEEP0007", "a metric of another type", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Metric] public static [|decimal|] Size(double x) => 1;
            }
            """),
        new("STEEP0007", "a float", """
            public static partial class Bowl
            {
                [Loss] public static float Cost(float x) => x * x;
            }
            """),
        new("STEEP0007", "a type that does not exist is the compiler's error", """
            public static partial class Bowl
            {
                [Loss] public static Doubel Cost(double x) => x * x;
            }
            """),
        new("STEEP0008", "two annotated overloads", """
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(double x) => x * x;
                [Differentiable] public static double [|Cost|](double x, double y) => x * y;
            }
            """),
        new("STEEP0008", "an overload without annotation", """
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(double x) => x * x;
                public static double Cost(double x, double y) => x * y;
            }
            """),
        new("STEEP0026", "a derivative without a destination", """
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(double x) => Wave(x) * x;
                private static double Wave(double y) => Math.Sin(y);
                [DerivativeOf(nameof(Wave))] private static double [|Slope|](double y) => Math.Cos(y);
            }
            """),
        new("STEEP0026", "a derivative that fits one of two overloads", """
            public static partial class Bowl
            {
                [Differentiable] public static double Cost(double x) => Wave(x) * Wave(x, 2);
                private static double Wave(double y) => Math.Sin(y);
                private static double Wave(double y, double f) => Math.Sin(f * y);
                [DerivativeOf(nameof(Wave))] private static double Slope(double y, out double yGradient) { yGradient = Math.Cos(y); return Wave(y); }
            }
            """),
    ];
}
