using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>While the user types, the source is mostly wrong: whatever has been typed so far, neither generator nor analyzer may fail.</summary>
public sealed class TypingTests
{
    private const string Path = "/src/Typed.cs";

    public static TheoryData<string> Names => [.. Programs.Keys];

    private static readonly Dictionary<string, string> Programs = new()
    {
        ["a problem"] = """
            [Adam(LearningRate = 1e-2)]
            public static partial class Bowl
            {
                /// <summary>Some <see cref="Bowl"/> &lt; another.</summary>
                [Loss(Weight = 2)]
                public static double Cost([Length(2)] ReadOnlySpan<double> x, [Fixed] double k)
                {
                    var sum = 0.0;
                    for (var i = 0; i < x.Length; i++) sum += Square(x[i]) * k;
                    return sum > 1 ? Math.Exp(sum) : sum;
                }

                [Metric] public static double Size(ReadOnlySpan<double> x) => x[0];
                private static double Square(double value) => value * value;
            }
            """,
        ["control flow"] = """
            public static partial class Flow
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> x, int n, bool flag)
                {
                    if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), "negative");
                    var (sum, count) = (0.0, 0);
                    foreach (var item in x)
                    {
                        if (item < 0 && flag) continue;
                        if (item > 100 || !flag) break;
                        sum += item switch { > 1 => item, 0 => 1, _ => item * item };
                    }

                    while (sum > 2) { sum /= 2; count++; if (count > 50) return sum; }
                    do { sum *= 1.5; } while (sum < 1);
                    switch (n) { case 0: return sum; case 1: goto default; default: sum += n; break; }
                    return flag ? sum : -sum;
                }
            }
            """,
        ["memory"] = """
            public static partial class Stencil
            {
                private static readonly double[] Weights = [1, 2, 1];

                [Differentiable]
                public static double Energy(ReadOnlySpan<double> x, [Fixed] double[,] a, ReadOnlySpan<int> at)
                {
                    Span<double> work = stackalloc double[3];
                    var copy = x.ToArray();
                    double[] pair = [copy[0], .. copy[1..3], x[^1]];
                    x[..3].CopyTo(work);
                    work[1..].Fill(2.5f);
                    ref var first = ref pair[0];
                    first += work[0]++ * Weights[2];
                    (pair[0], pair[1]) = (pair[1], pair[0]);
                    for (int i = at.Length - 1, j = 0; i >= 0; i -= 2, j++) copy[at[i]] += a[i, j] * pair[j % 2];
                    Scale(copy, 0.5, out var total);
                    return total + (int)Math.Floor(work[2]) + Functions.Norm(copy);
                }

                private static void Scale(Span<double> values, double by, out double total)
                {
                    total = 0;
                    for (var i = 0; i < values.Length; i++) total += values[i] *= by;
                }
            }
            """,
        ["abstraction"] = """
            namespace Orbits;

            using System.Numerics;

            [Lbfgs(Memory = 5), GradientDescent(LearningRate = -1)]
            public partial record Orbit(double Mass)
            {
                private readonly double gravity = 9.81;

                public readonly record struct Point(double X, double Y)
                {
                    public double Length => Math.Sqrt(X * X + Y * Y);
                    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);
                }

                [Loss(Weight = double.NaN)]
                public double Energy(Vector3 position, Point start, [Sample] float weight)
                {
                    var end = start with { X = 1 } + new Point(position.X, position.Y);
                    Func<double, double> twice = static v => 2 * v;
                    double Local(double v) => v <= 0 ? 0 : v * Local(v - 1);
                    return Mass * gravity * end.Length + twice(weight) + Local(3) + Generic(position.Z) + Math.Log(1 + Math.Exp(end.X));
                }

                private static T Generic<T>(T value) where T : IFloatingPoint<T> => checked(value * T.CreateChecked(2));
            }
            """,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public Task No_prefix_makes_generator_or_analyzer_fail(string name)
    {
        var source = Programs[name];
        return Survive(Tokens(source).Select(token => source[..token.Span.End]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task No_missing_token_makes_generator_or_analyzer_fail(string name)
    {
        var source = Programs[name];
        return Survive(Tokens(source).Select(token => source.Remove(token.SpanStart, token.Span.Length)));
    }

    private static IEnumerable<SyntaxToken> Tokens(string source)
        => CSharpSyntaxTree.ParseText(source, TestCompilation.Parsing).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0);

    /// <summary>The analyzer looks at every text; the generator, which reads with the same front end, at every fourth.</summary>
    private static async Task Survive(IEnumerable<string> texts)
    {
        var empty = TestCompilation.OfFiles((Path, ""));
        var tree = empty.SyntaxTrees.Single(tree => tree.FilePath == Path);
        var count = 0;
        foreach (var text in texts)
        {
            var compilation = empty.ReplaceSyntaxTree(tree, TestCompilation.Parse(Path, text));
            var failure = await Record.ExceptionAsync(() => Analysis.Run(compilation));
            Assert.True(failure == null, $"{failure}\n{text}");
            if (count++ % 4 != 0) continue;
            var result = GeneratorRun.Of(compilation);
            Assert.True(result.Exception == null, $"{result.Exception}\n{text}");
            Assert.True(result.Diagnostics.All(found => found.Id != "STEEP9999"), $"{string.Join('\n', result.Diagnostics)}\n{text}");
        }

        Assert.True(count > 100, "The program is too short to tell.");
    }
}
