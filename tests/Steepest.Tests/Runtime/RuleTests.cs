using System.Numerics;
using Steepest.Kernels;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Update rules element by element, with every setting: vectors against single numbers, float against double, and nothing from nothing.</summary>
public sealed class RuleTests
{
    private static readonly int[] Lengths = [1, 7, 8, 9, 15, 16, 17, 24, 37, 100];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, RuleReference.All.Count).Where(index => RuleReference.All[index].Function == "chain")];

    [Theory]
    [MemberData(nameof(Indices))]
    public void VectorsAreManySingleNumbers(int index)
    {
        RuleKinds.Use(RuleReference.All[index], new OneByOne<double>());
        RuleKinds.Use(RuleReference.All[index], new OneByOne<float>());
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void FloatsFollowDoubles(int index)
    {
        var (doubles, floats) = (new Run<double>(), new Run<float>());
        RuleKinds.Use(RuleReference.All[index], doubles);
        RuleKinds.Use(RuleReference.All[index], floats);
        for (var i = 0; i < doubles.Point.Length; i++) Assert.Equal(doubles.Point[i], floats.Point[i], 2e-5);
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void ZerosStayZeros(int index)
    {
        RuleKinds.Use(RuleReference.All[index], new Resting<double>());
        RuleKinds.Use(RuleReference.All[index], new Resting<float>());
    }

    /// <summary>Without an ε, and with one that a float does not tell from 0, 0/0 is no step.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e-50)]
    public void NothingIsDividedByNothing(double epsilon)
    {
        Rest(new AdaGrad<float>(epsilon));
        Rest(new RmsProp<float>(0.9, epsilon, centered: true, momentum: 0.5));
        Rest(new RmsProp<float>(0.9, epsilon, epsilonInside: true));
        Rest(new Adam<float>(0.9, 0.999, epsilon));
        Rest(new Adam<float>(0.9, 0.999, epsilon, epsilonInside: true));
        Rest(new AdamW<float>(0.9, 0.999, epsilon, weightDecay: 0.1));
        Rest(new AmsGrad<float>(0.9, 0.999, epsilon));
        Rest(new Adamax<float>(0.9, 0.999, epsilon));
        Rest(new NAdam<float>(0.9, 0.999, epsilon, 4e-3));
        Rest(new RAdam<float>(0.9, 0.999, epsilon));

        static void Rest<TRule>(TRule rule)
            where TRule : unmanaged, IUpdateRule<float>
            => new Resting<float>().With(rule, 0.5);
    }

    /// <summary>A gradient that never changes has no variance: rounding must not make it negative.</summary>
    [Fact]
    public void VarianceIsNotNegative()
    {
        var rule = new RmsProp<double>(0.9, 1e-3, centered: true);
        var run = new Steps<double, RmsProp<double>>(rule, 17);
        double[] gradient = [.. Enumerable.Range(0, 17).Select(i => 0.1 * (i + 1) / 3)];
        var point = new double[17];
        for (var i = 0; i < 1000; i++) run.Apply(1e-6, point, gradient);
        Assert.All(point, x => Assert.True(double.IsFinite(x) && x < 0, $"{x}"));
    }

    /// <summary>Decay apart from the gradient takes the same part of every variable, whatever pulls at it.</summary>
    [Fact]
    public void DecayApartIsBesideTheStep()
    {
        foreach (var n in Lengths)
        {
            var (with, without) = (new double[n], new double[n]);
            var gradient = new double[n];
            for (var i = 0; i < n; i++) (with[i], without[i], gradient[i]) = (i + 1, i + 1, i % 3 - 1);
            new Steps<double, AdamW<double>>(new(0.9, 0.999, 1e-8, weightDecay: 0.5), n).Apply(0.1, with, gradient);
            new Steps<double, AdamW<double>>(new(0.9, 0.999, 1e-8), n).Apply(0.1, without, gradient);
            for (var i = 0; i < n; i++) Assert.Equal(without[i] - 0.05 * (i + 1), with[i], 1e-13);
        }
    }

    /// <summary>A rule with what a driver keeps for it.</summary>
    private sealed class Steps<T, TRule>(TRule rule, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : unmanaged, IUpdateRule<T>
    {
        private readonly T[] coefficients = new T[TRule.Coefficients];
        private readonly T[] state = new T[rule.StateVectors * length];
        private RuleProgress progress = new();

        public void Apply(double learningRate, Span<T> point, ReadOnlySpan<T> gradient)
        {
            rule.Advance(learningRate, ref progress, coefficients);
            rule.Apply(coefficients, point, point, gradient, state);
        }
    }

    private static T[] Numbers<T>(Random random, int count)
        where T : INumberBase<T>
        => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextDouble() * 2 - 1))];

    private sealed class OneByOne<T> : IRuleUse<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void With<TRule>(TRule rule, double learningRate)
            where TRule : unmanaged, IUpdateRule<T>
        {
            foreach (var n in Lengths)
            {
                var random = new Random(n);
                var point = Numbers<T>(random, n);
                var expected = (T[])point.Clone();
                var together = new Steps<T, TRule>(rule, n);
                Steps<T, TRule>[] apart = [.. Enumerable.Range(0, n).Select(_ => new Steps<T, TRule>(rule, 1))];
                for (var step = 1; step <= 9; step++)
                {
                    var gradient = Numbers<T>(random, n);
                    gradient[0] = T.Zero;
                    together.Apply(learningRate * step, point, gradient);
                    for (var i = 0; i < n; i++) apart[i].Apply(learningRate * step, expected.AsSpan(i, 1), gradient.AsSpan(i, 1));
                    Assert.Equal(expected, point);
                }
            }
        }
    }

    private sealed class Run<T> : IRuleUse<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public double[] Point { get; private set; } = [];

        public void With<TRule>(TRule rule, double learningRate)
            where TRule : unmanaged, IUpdateRule<T>
        {
            var random = new Random(5);
            var steps = new Steps<T, TRule>(rule, 37);
            var point = Numbers<T>(random, 37);
            for (var step = 0; step < 20; step++)
            {
                // Numbers that both types have, so that no sign can differ at first.
                T[] gradient = [.. Enumerable.Range(0, 37).Select(_ => T.CreateTruncating((random.Next(1, 64) - 32.5) / 16))];
                steps.Apply(learningRate / 4, point, gradient);
            }

            Point = [.. point.Select(double.CreateTruncating)];
        }
    }

    private sealed class Resting<T> : IRuleUse<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void With<TRule>(TRule rule, double learningRate)
            where TRule : unmanaged, IUpdateRule<T>
        {
            foreach (var n in Lengths)
            {
                var steps = new Steps<T, TRule>(rule, n);
                var point = new T[n];
                for (var step = 0; step < 8; step++) steps.Apply(learningRate, point, new T[n]);
                Assert.Equal(new T[n], point);
            }
        }
    }
}
