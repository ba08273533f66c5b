using System.Diagnostics;
using System.Globalization;
using System.Text;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Emit;
using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Frontend;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>Time grows with a method as the method does.</summary>
[Collection(typeof(Timing))]
public sealed class LongMethodTests(ITestOutputHelper output)
{
    private const int Short = 500;
    private const int Long = 2000;
#if DEBUG
    // The compiler is itself not optimised.
    private const int WholeRun = 6000;
#else
    private const int WholeRun = 2000;
#endif

    [Fact]
    public void Two_thousand_statements_take_less_than_two_seconds()
    {
        GeneratorRun.Of(TestCompilation.Of(Source(50)));
        var (brief, whole) = (Generate(Short), Generate(Long));
        for (var i = 0; i < 4 && whole > WholeRun; i++) whole = Math.Min(whole, Generate(Long));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Short} statements: {brief:F0} ms; {Long}: {whole:F0} ms"));
        foreach (var (stage, time) in Stages(Long)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {stage}: {time:F0} ms"));
        Assert.InRange(whole, 1, WholeRun);
    }

    private static double Generate(int statements)
    {
        var compilation = TestCompilation.Of(Source(statements));
        var clock = Stopwatch.StartNew();
        var result = GeneratorRun.Of(compilation);
        Assert.Contains("LossGradient", result.Files()[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("#error", result.Files()[0].Text, StringComparison.Ordinal);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static List<(string Stage, double Time)> Stages(int statements)
    {
        List<(string, double)> times = [];
        T Timed<T>(string stage, Func<T> run)
        {
            var clock = Stopwatch.StartNew();
            var result = run();
            times.Add((stage, clock.Elapsed.TotalMilliseconds));
            return result;
        }

        var snippet = new Snippet(Method(statements));
        var function = Timed("lowering", () => snippet.Lower().Function!);
        foreach (var pass in PassList.Before) function = Timed("before: " + pass.Name, () => pass.Run(function));
        function = Timed("differentiation", () => ReverseMode.Differentiate(function, accumulates: false));
        foreach (var pass in PassList.After) function = Timed("after: " + pass.Name, () => pass.Run(function));
        Timed("emission", () =>
        {
            var writer = new Writer();
            BodyEmitter.Emit(function, writer, null, (_, _) => { });
            return writer.ToString();
        });
        return times;
    }

    private static string Source(int statements) => $"public static partial class Lengthy\n{{\n[Differentiable] {Method(statements)}\n}}\n";

    /// <summary>A chain, in which every statement reads the one before and one far before.</summary>
    private static string Method(int statements)
    {
        var text = new StringBuilder("public static double Loss(ReadOnlySpan<double> x, double a)\n{\nvar t0 = a;\n");
        for (var i = 1; i < statements; i++)
            text.Append(CultureInfo.InvariantCulture, $"var t{i} = {(i % 3 == 0 ? "Math.Sin" : "")}(t{i - 1} * x[{i % 7}]) + 0.5 * t{i / 2};\n");
        return text.Append(CultureInfo.InvariantCulture, $"return t{statements - 1};\n}}\n").ToString();
    }
}
