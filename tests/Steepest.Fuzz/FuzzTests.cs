using Steepest.Fuzz.Checking;
using Steepest.Fuzz.Constructs;
using Steepest.Fuzz.Problems;
using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Regressions;
using Xunit;

namespace Steepest.Fuzz;

/// <summary>A part of the long run, the programs that it once found, and whether it can find anything.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20;

    public static TheoryData<string> Regressions { get; } = [.. RegressionTable.All.Select(regression => regression.Title)];

    [Fact]
    public void RandomProgramsAreRight()
    {
        var details = new List<string>();
        var report = Campaign.Run(Seed, 0, 150, ConstructTable.Pending, (program, outcome, index)
            => details.Add($"{outcome.Verdict} {Seed}/{index}: {outcome.Detail}\n{program.Text("P")}"));
        Assert.True(details.Count == 0, string.Join("\n\n", details.Take(5)));
        Assert.Equal(150, report[Verdict.Right] + report[Verdict.Undecided]);
        Assert.InRange(report[Verdict.Undecided], 0, 3);
        Assert.InRange(report.Redrawn, 0, 0.05);
    }

    [Fact]
    public void StrictProgramsKeepEveryBit()
    {
        var details = new List<string>();
        var report = Campaign.Run(Seed, 1000, 100, ConstructTable.Loose, (program, outcome, index)
            => details.Add($"{outcome.Verdict} {Seed}/{index}: {outcome.Detail}\n{program.Text("P")}"), isStrict: true);
        Assert.True(details.Count == 0, string.Join("\n\n", details.Take(5)));
        Assert.Equal(100, report[Verdict.Right] + report[Verdict.Undecided]);
    }

    [Fact]
    public void RandomProblemsOverSamplesAreRight()
    {
        var details = new List<string>();
        var report = ProblemCampaign.Run(Seed, 0, 60, ConstructTable.Pending, (problem, outcome, index) =>
        {
            if (outcome.Verdict != Verdict.Refused) details.Add($"{outcome.Verdict} {Seed}/{index}: {outcome.Detail}\n{problem.Text("P")}");
        });
        Assert.True(details.Count == 0, string.Join("\n\n", details.Take(5)));
        Assert.InRange(report[Verdict.Right], 35, 60);
    }

    /// <summary>Faults in what runs through rows, which no gradient of a single row has.</summary>
    [Theory]
    [InlineData("batch.Scale", "batch.Scale", "Right")]
    [InlineData("batch.Scale", "1.000001 * batch.Scale", "Wrong")]
    [InlineData("Batch(0, samples.Count)", "Batch(0, samples.Count - samples.Count / 9)", "Wrong")]
    public void AFaultInRowsIsFound(string before, string after, string verdict)
    {
        var problem = Enumerable.Range(0, 400).Select(index => ProblemCampaign.Problem(Seed, index, ConstructTable.Pending)).First(problem => problem is { Role: Role.Loss, HasFloats: false, Meeting: not null })!;
        var outcome = ProblemCampaign.Check([problem], Seed, text => text.Contains(before, StringComparison.Ordinal) ? text.Replace(before, after, StringComparison.Ordinal) : throw new InvalidOperationException(text))[0];
        Assert.True(verdict == outcome.Verdict.ToString(), $"{outcome.Verdict}: {outcome.Detail}");
    }

    [Theory]
    [MemberData(nameof(Regressions))]
    public void WhatWasFoundIsRight(string title)
    {
        var outcome = Batch.Check([RegressionTable.All.First(regression => regression.Title == title)], new Comparison(6, Seed))[0];
        Assert.True(outcome.Verdict == Verdict.Right, $"{outcome.Verdict}: {outcome.Detail}");
    }

    [Fact]
    public void EveryKindOccursInOneProgramOfAHundred()
    {
        const int Count = 4000;
        var shares = Enumerable.Range(0, Count).SelectMany(index => Campaign.Program(Seed, index, ConstructTable.Pending).Kinds).CountBy(kind => kind).ToDictionary();
        var rare = ConstructTable.All.Select(construct => construct.Kind).Where(kind => !ConstructTable.Pending.Contains(kind))
            .Select(kind => (Kind: kind, Share: shares.GetValueOrDefault(kind) / (double)Count)).Where(entry => entry.Share < 0.01).ToList();
        Assert.True(rare.Count == 0, string.Join("\n", rare));
    }

    [Fact]
    public void ProgramsAreTheSameEveryTime()
        => Assert.Equal(Campaign.Program(Seed, 7, ConstructTable.Pending).Text("P"), Campaign.Program(Seed, 7, ConstructTable.Pending).Text("P"));

    /// <summary>While a program is typed, neither the generator nor the analyzer fails at it.</summary>
    [Fact]
    public void TornProgramsAreBorne()
        => Assert.Empty(Tearing.Failures(Enumerable.Range(0, 100).Select(index => Tearing.Text(Seed, index, ConstructTable.Pending)), Seed));

    /// <summary>Faults put into what was generated.</summary>
    [Theory]
    [InlineData("Math.Cos(a)", "Math.Cos(a)", "Right")]
    [InlineData("Math.Cos(a)", "-Math.Cos(a)", "Wrong")]
    [InlineData("Math.Cos(a)", "(Math.Cos(a) + 1e-8)", "Wrong")]
    [InlineData("Math.Cos(a)", "(Math.Cos(a) + 1e-12)", "Right")]
    [InlineData("Math.Cos(a)", "(Math.Cos(a) + 0 * GC.AllocateArray<double>(9).Length)", "Allocating")]
    [InlineData("Math.Cos(a)", "(Math.Cos(a) / new ReadOnlySpan<double>()[0])", "Threw")]
    [InlineData("Math.Cos(a)", "Math.Cosine(a)", "NotCompiling")]
    [InlineData("Math.Cos(a)", "(a == a ? Math.Cos(a) : 0)", "Warning")]
    public void AFaultIsFound(string before, string after, string verdict)
    {
        var program = new Regression("sine", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a) => Math.Sin(a);
            }
            """) { Derivatives = ["Gradient"] };
        var comparison = new Comparison(3, Seed) { Edit = text => text.Contains(before, StringComparison.Ordinal) ? text.Replace(before, after, StringComparison.Ordinal) : throw new InvalidOperationException(text) };
        Assert.Equal(verdict, Batch.Check([program], comparison)[0].Verdict.ToString());
    }

    /// <summary>Where a program throws there is nothing to compare but the exception.</summary>
    [Theory]
    [InlineData("Math.Clamp(", "Math.Clamp(", "Right")]
    [InlineData("Math.Clamp(", "Clamped(", "Unthrown")]
    [InlineData("Math.Clamp(a, product, 0.3)", "(product <= 0.3 ? Math.Clamp(a, product, 0.3) : throw new InvalidOperationException())", "Threw")]
    public void PointsWhereTheProgramThrowsAreDrawnAnew(string before, string after, string verdict)
    {
        var program = new Regression("a range that is empty for some points", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, double b) => Math.Clamp(a, 0.5 * b, 0.3) * b;

                internal static double Clamped(double x, double low, double high) => Math.Min(Math.Max(x, low), high);
            }
            """) { Derivatives = ["Gradient"] };
        var comparison = new Comparison(9, Seed) { Edit = text => text.Contains(before, StringComparison.Ordinal) ? text.Replace(before, after, StringComparison.Ordinal).Replace("Clamped(", "global::P0.Clamped(", StringComparison.Ordinal) : throw new InvalidOperationException(text) };
        var outcome = Batch.Check([program], comparison)[0];
        Assert.True(verdict == outcome.Verdict.ToString(), $"{outcome.Verdict}: {outcome.Detail}");
        Assert.Equal(9, outcome.Points);
        Assert.NotEqual(0, outcome.Unusable);
    }

    /// <summary>Rounding of floats is allowed for where it happens, and nowhere else.</summary>
    [Theory]
    [InlineData("aGradient = 0.3;", "aGradient = 0.3 + 1e-8;", "Wrong")]
    [InlineData("fGradient = ", "fGradient = 1.001f * ", "Wrong")]
    [InlineData("fGradient = ", "fGradient = 1.0000001f * ", "Right")]
    public void RoundingOfFloatsHidesNothing(string before, string after, string verdict)
    {
        var program = new Regression("a float beside a double", """
            /// <summary>A program.</summary>
            public static partial class P
            {
                /// <summary>Its loss.</summary>
                [Differentiable]
                public static double Loss(double a, float f) => 0.3 * a + 0.7f * f * f;
            }
            """) { Derivatives = ["Gradient"] };
        var comparison = new Comparison(3, Seed) { Edit = text => text.Contains(before, StringComparison.Ordinal) ? text.Replace(before, after, StringComparison.Ordinal) : throw new InvalidOperationException(text) };
        Assert.Equal(verdict, Batch.Check([program], comparison)[0].Verdict.ToString());
    }
}
