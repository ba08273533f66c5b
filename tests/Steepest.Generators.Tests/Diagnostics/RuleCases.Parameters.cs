namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Parameters =
    [
        new("STEEP0010", "a string", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [|string|] name) => x * x;
            }
            """),
        new("STEEP0010", "a span that can be written", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([|Span<double>|] x) => x[0];
            }
            """),
        new("STEEP0010", "a matrix", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([|double[,]|] x, [Fixed] double[,] y, int[,,] z, [Sample] [|int[,]|] w) => x[0, 0];
            }
            """),
        new("STEEP0010", "an optional number", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [|double?|] y) => x * x;
            }
            """),
        new("STEEP0010", "by reference", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(in double x, ref double [|y|]) => x * y;
            }
            """),
        new("STEEP0010", "everything that is supported", """
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(
                    double x, ReadOnlySpan<double> y, double[] z, [Fixed] double a, [Fixed] ReadOnlySpan<double> b, int n, long m, bool f,
                    ReadOnlySpan<int> indices, [Sample] ReadOnlySpan<double> row, [Sample] int label, [Sample] float s, in double w)
                    => x * y[0] * z[0] * w;
            }
            """),
        new("STEEP0010", "a struct of several types", """
            public struct Setting
            {
                public double Rate;
                public int Count;
            }

            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [|Setting|] setting, [Sample] [|Setting|] row, [Fixed] Setting given, [|(double A, double B)[]|] pairs, [|string[]|] names) => x * x;
            }
            """),
        new("STEEP0010", "a type that does not exist is the compiler's error", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, Doubel y) => x * x;
            }
            """),
        new("STEEP0011", "no parameter", """
            public static partial class Bowl
            {
                [Loss] public static double [|Cost|]() => 1;
            }
            """),
        new("STEEP0011", "nothing but fixed inputs", """
            public static partial class Bowl
            {
                [Differentiable] public static double [|Cost|]([Fixed] double x, int n, [Sample] double y) => x * n * y;
            }
            """),
        new("STEEP0011", "a metric without variables", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Sample] double y) => x * y;
                [Metric] public static double Size([Sample] double y) => y;
            }
            """),
        new("STEEP0015", "a length of zero", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([Length([|0|])] ReadOnlySpan<double> x) => x[0];
            }
            """),
        new("STEEP0015", "the length of a number", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([[|Length(2)|]] double x) => x * x;
            }
            """),
        new("STEEP0015", "a length", """
            public static partial class Bowl
            {
                private const int Dimension = 2;
                [Loss] public static double Cost([Length(Dimension)] ReadOnlySpan<double> x, [Length(1)] double[] y) => x[0] * y[0];
            }
            """),
        new("STEEP0018", "nothing within", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([[|Bounds(1, 0)|]] double x, [[|Bounds(0, double.NaN)|]] double y, [[|Bounds(double.PositiveInfinity, double.PositiveInfinity)|]] double z) => x * y * z;
            }
            """),
        new("STEEP0018", "what no optimizer moves", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Fixed, [|Bounds(0, 1)|]] double k, [Sample, [|Bounds(0, 1)|]] double y, [[|Bounds(0, 1)|]] int count) => x * k * y * count;
                [Differentiable] public static double Other([[|Bounds(0, 1)|]] double x) => x * x;
                [Differentiable(Derivatives.Jacobian)] public static void Both(double x, [[|Bounds(0, 1)|]] Span<double> y) => y[0] = x * x;
            }
            """),
        new("STEEP0018", "other inputs", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([Bounds([|"none"|], [|nameof(most)|])] ReadOnlySpan<double> x, [Fixed] double most, [Bounds(0, [|nameof(whole)|])] double y, int whole) => x[0] * most * y * whole;
                [Loss] public static double Second([Bounds([|nameof(y)|], 1)] float z, double y) => z * y;
            }
            """),
        new("STEEP0018", "bounds", """
            public static partial class Bowl
            {
                private const double Most = 3;
                [Loss] public static double Cost([Bounds(nameof(least), nameof(most))] double[] x, [Fixed] ReadOnlySpan<double> least, [Fixed] ReadOnlySpan<double> most, double y, [Bounds(double.NegativeInfinity, Most)] float z) => x[0] * y * z + least.Length + most.Length;
                [Loss] public static double Second([Bounds(0, nameof(top))] double y, [Fixed] double top) => y * top;
                [Metric] public static double Third([Bounds(0, "top")] double y) => y;
            }
            """),
        new("STEEP0019", "weights", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([L1([|-1|])] double x, [L2([|double.NaN|]), L1([|double.PositiveInfinity|])] double y, [L1([|nameof(count)|]), L2([|nameof(y)|])] double z, int count) => x * y * z * count;
            }
            """),
        new("STEEP0019", "what no optimizer moves", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Fixed, [|L1(1)|]] double k, [Sample, [|L2(1)|]] double y) => x * k * y;
                [Differentiable] public static double Other([[|L1(1)|]] double x) => x * x;
            }
            """),
        new("STEEP0019", "kinks under second-order methods", """
            [Newton]
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost([[|L1(1)|], L2(1)] double x, [L2(1)] double y) => x * x * y * y;
            }
            """),
        new("STEEP0019", "penalties", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([L1(0), L2(nameof(weight))] double[] x, [L1(nameof(weight))] float y, [Fixed] double weight) => x[0] * y;
            }
            """),
        new("STEEP0012", "other penalties", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([L1(1)] double x) => x * x;
                [Loss] public static double Second(double x) => x * x;
                [Loss] public static double Third([L2(1)] double [|x|]) => x * x;
            }
            """),
        new("STEEP0012", "other bounds", """
            public static partial class Bowl
            {
                [Loss] public static double Cost([Bounds(0, 1)] double x) => x * x;
                [Loss] public static double Second(double x) => x * x;
                [Loss] public static double Third([Bounds(0, 2)] double [|x|]) => x * x;
            }
            """),
        new("STEEP0023", "roles in a helper", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x, [Fixed] double k) => Scaled(x, k) + Other.Squared(x);
                private static double Scaled(double x, [[|Fixed|]] double k) => x * x * k;
            }
            public static class Other
            {
                public static double Squared([[|Sample|], [|Length(2)|]] double x) => x * x;
            }
            """),
        new("STEEP0023", "roles in annotated methods, and other attributes", """
            public static partial class Bowl
            {
                [Loss] public static partial double Cost(double x, [Fixed] double k);
                public static partial double Cost(double x, double k) => x * x * k;
                [Differentiable] public static double Other(double x, [Sample] double k) => x * k;
                public static string Named([System.Runtime.CompilerServices.CallerMemberName] string name = "") => name;
            }
            """),
    ];
}
