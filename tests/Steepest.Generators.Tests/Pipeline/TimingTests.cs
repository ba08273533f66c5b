using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

[CollectionDefinition(DisableParallelization = true)]
public sealed class Timing;

/// <summary>The generator keeps up with typing: one hundred annotated methods of thirty lines.</summary>
[Collection(typeof(Timing))]
public sealed class TimingTests(ITestOutputHelper output)
{
    private const int Methods = 100;
    private const string OtherFile = "/src/Other.cs";

    [Fact]
    public void Hundred_methods_take_less_than_a_second_and_an_edit_elsewhere_a_tenth_of_it()
    {
        for (var warmup = 0; warmup < 3; warmup++) Measure(GeneratorRun.NewDriver(trackSteps: false), Compilation());

        // Nothing of a fresh compilation is bound, as in a build.
        Compilation compilation = Compilation();
        var (driver, first) = Measure(GeneratorRun.NewDriver(trackSteps: false), compilation);
        Assert.Equal(Methods, driver.Only().GeneratedSources.Length);

        var edits = new List<TimeSpan>();
        for (var edit = 0; edit < 10; edit++)
        {
            compilation = compilation.Edit(OtherFile, text => text + "// more\n");
            (driver, var again) = Measure(driver, compilation);
            edits.Add(again);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Methods} methods: {first.TotalMilliseconds:F0} ms; after an edit elsewhere: {edits.Min().TotalMilliseconds:F1} ms, at worst {edits.Max().TotalMilliseconds:F1}"));
        Assert.InRange(first.TotalMilliseconds, 1, 1000);
        Assert.InRange(edits.Min().TotalMilliseconds, 0, 100);
    }

    /// <summary>
    /// The generator's time by the driver's clock, or the process's own time where that is less: then the machine was busy with something else.
    /// </summary>
    private static (GeneratorDriver Driver, TimeSpan Time) Measure(GeneratorDriver driver, Compilation compilation)
    {
        var before = Environment.CpuUsage.TotalTime;
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        var used = Environment.CpuUsage.TotalTime - before;
        var elapsed = driver.GetTimingInfo().ElapsedTime;
        return (driver, used < elapsed ? used : elapsed);
    }

    internal static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compilation() => TestCompilation.OfFiles(
        [.. Enumerable.Range(0, Methods).Select(i => ($"/src/Problem{i}.cs", Problem(i))), (OtherFile, "public static class Other;\n")]);

    /// <summary>A method of thirty lines, different for every number: loops, a branch, functions and local values.</summary>
    private static string Problem(int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            public static partial class Problem{{number}}
            {
                [Differentiable]
                public static double Cost(ReadOnlySpan<double> x, double scale, [Fixed] double limit)
                {
                    var sum = {{number}} * scale;
                    for (var i = 0; i + 1 < x.Length; i++)
                    {
                        var slope = x[i + 1] - x[i] * x[i];
                        var offset = 1 - x[i];
                        sum += 100 * slope * slope + offset * offset;
                    }

                    var log = 0.0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        var square = x[i] * x[i];
                        var shifted = square + {{number}} + 1;
                        log += Math.Log(shifted);
                        log += Math.Sin(x[i]) * Math.Cos(scale);
                    }

                    var penalty = 0.0;
                    if (sum > limit)
                    {
                        var excess = sum - limit;
                        penalty = excess * excess;
                    }

                    var mixed = Math.Exp(-log * log) * scale;
                    var ratio = mixed / (1 + sum * sum);
                    return sum + log * penalty + ratio;
                }
            }
            """);
        return text.ToString();
    }
}
