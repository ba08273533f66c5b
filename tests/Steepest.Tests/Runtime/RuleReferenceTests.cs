using System.Buffers;
using Steepest.Kernels;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Every rule with every setting through its driver: iterates against ones of many digits, saved and taken up at random steps.</summary>
public sealed class RuleReferenceTests(ITestOutputHelper output)
{
    public static TheoryData<int> Indices => [.. Enumerable.Range(0, RuleReference.All.Count)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void IteratesAreTheRightOnes(int index)
    {
        var reference = RuleReference.All[index];
        RuleKinds.Use(reference, new Following(reference, output.WriteLine));
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void SavedStatesGoOnBitForBit(int index) => RuleKinds.Use(RuleReference.All[index], new Resuming(RuleReference.All[index], index));

    /// <summary>Every optimizer of the table is looked at, with its defaults and otherwise.</summary>
    [Fact]
    public void EveryRuleIsThere()
    {
        var rules = typeof(IUpdateRule<>).Assembly.GetTypes()
            .Where(type => type.IsPublic && type.GetInterfaces().Any(contract => contract.Name.StartsWith("IUpdateRule", StringComparison.Ordinal)))
            .Select(type => type.Name[..type.Name.IndexOf('`')]).Order();
        Assert.Equal(rules, RuleReference.All.Select(reference => reference.Optimizer).Distinct().Order());
    }

    private static void Step<TRule>(FirstOrder<double, TRule> solver, RuleReference reference)
        where TRule : unmanaged, IUpdateRule<double>
    {
        if (reference.Function == "chain")
        {
            var chain = new ChainKernel(reference.Start.Length);
            Assert.Equal(MinimizeStatus.Running, solver.Step(ref chain).Status);
        }
        else
        {
            var valley = new RosenbrockKernel(2);
            Assert.Equal(MinimizeStatus.Running, solver.Step(ref valley).Status);
        }
    }

    private static FirstOrder<double, TRule> Solver<TRule>(TRule rule, double learningRate, RuleReference reference)
        where TRule : unmanaged, IUpdateRule<double>
        => new(reference.Start.Length, rule, learningRate, 1, new MinimizeOptions { Schedule = reference.Schedule });

    private sealed class Following(RuleReference reference, Action<string> log) : IRuleUse<double>
    {
        public void With<TRule>(TRule rule, double learningRate)
            where TRule : unmanaged, IUpdateRule<double>
        {
            var solver = Solver(rule, learningRate, reference);
            reference.Start.CopyTo(solver.Point);
            var worst = 0.0;
            for (var step = 1; step <= reference.Steps; step++)
            {
                Step(solver, reference);
                if (!reference.Points.ContainsKey(step)) continue;
                var error = reference.Error(step, solver.Point);
                Assert.True(error <= RuleReference.Tolerance, $"{reference}, step {step}: {error:E1}");
                worst = Math.Max(worst, error);
            }

            log($"{reference}: {worst:E1}");
        }
    }

    private sealed class Resuming(RuleReference reference, int seed) : IRuleUse<double>
    {
        public void With<TRule>(TRule rule, double learningRate)
            where TRule : unmanaged, IUpdateRule<double>
        {
            var random = new Random(seed);
            var whole = Solver(rule, learningRate, reference);
            var part = Solver(rule, learningRate, reference);
            reference.Start.CopyTo(whole.Point);
            for (var round = 0; round < 4; round++)
            {
                for (var i = random.Next(8); i >= 0; i--) Step(whole, reference);
                var writer = new ArrayBufferWriter<byte>();
                whole.Save(writer);

                // Into a solver that has been elsewhere.
                part.Point.Fill(0);
                part.Point[0] = 3;
                Step(part, reference);
                part.Load(writer.WrittenSpan);
                whole.Point.CopyTo(part.Point);
                for (var i = random.Next(8); i >= 0; i--)
                {
                    Step(whole, reference);
                    Step(part, reference);
                    Assert.Equal(whole.Point.ToArray(), part.Point.ToArray());
                }
            }

            var fresh = Solver(rule, learningRate, reference);
            part.Reset();
            reference.Start.CopyTo(part.Point);
            reference.Start.CopyTo(fresh.Point);
            for (var i = 0; i < 10; i++)
            {
                Step(fresh, reference);
                Step(part, reference);
                Assert.Equal(fresh.Point.ToArray(), part.Point.ToArray());
            }
        }
    }
}
