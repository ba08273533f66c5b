namespace Steepest.Generators.Tests.Diagnostics;

public static partial class RuleCases
{
    private static readonly RuleCase[] Types =
    [
        new("STEEP0001", "a class", """
            public static class [|Bowl|]
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0001", "the type around a partial one", """
            public static class [|Outer|]
            {
                public static partial class Bowl
                {
                    [Loss] public static double Cost(double x) => x * x;
                }
            }
            """),
        new("STEEP0001", "a nested type is reported once, innermost first", """
            public static class Outer
            {
                public static class [|Bowl|]
                {
                    [Differentiable] public static double Cost(double x) => x * x;
                }
            }
            """),
        new("STEEP0001", "partial all the way up", """
            public static partial class Outer
            {
                public partial record struct Bowl
                {
                    [Differentiable] public static double Cost(double x) => x * x;
                }
            }
            """),
        new("STEEP0001", "no annotation", """
            public static class Bowl
            {
                public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0002", "an interface", """
            public partial interface IBowl
            {
                [Loss] public static double [|Cost|](double x) => x * x;
            }
            """),
        new("STEEP0002", "a ref struct", """
            public ref partial struct Bowl
            {
                [Loss] public static double [|Cost|](double x) => x * x;
            }
            """),
        new("STEEP0002", "a type that is local to its file", """
            file static partial class Bowl
            {
                [Loss] public static double [|Cost|](double x) => x * x;
            }
            """),
        new("STEEP0002", "an extension block", """
            public static partial class Bowl
            {
                extension(string)
                {
                    [Differentiable] public static double [|Cost|](double x) => x * x;
                }
            }
            """),
        new("STEEP0002", "a struct in an interface", """
            public partial interface IBowl
            {
                public readonly partial struct Bowl
                {
                    [Loss] public static double Cost(double x) => x * x;
                }
            }
            """),
        new("STEEP0003", "a generic type", """
            public static partial class [|Bowl|]<T>
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            """),
        new("STEEP0003", "a type in a generic one", """
            public static partial class [|Outer|]<T>
            {
                public static partial class Bowl
                {
                    [Loss] public static double Cost(double x) => x * x;
                }
            }
            """),
        new("STEEP0003", "a generic method", """
            public static partial class Bowl
            {
                [Loss] public static double [|Cost|]<T>(double x) => x * x;
            }
            """),
        new("STEEP0003", "a generic helper that nobody differentiates", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                public static T Same<T>(T value) => value;
            }
            """),
        new("STEEP0009", "methods in two parts", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
            }
            public static partial class Bowl
            {
                [Metric] public static double [|Size|](double x) => x;
            }
            """),
        new("STEEP0009", "one part with annotations and one without", """
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Metric] public static double Size(double x) => x;
            }
            """, """
            public static partial class Bowl
            {
                public static double Half(double x) => x / 2;
            }
            """),
    ];
}
