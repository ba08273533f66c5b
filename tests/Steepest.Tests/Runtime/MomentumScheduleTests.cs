using System.Buffers;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>A momentum that changes from step to step, against plain loops; which rules have one; saved in the middle.</summary>
public sealed class MomentumScheduleTests
{
    private static readonly double[] Curvature = [1, 10, 100], Target = [1, -2, 0.5];

    private static readonly MinimizeOptions Changing = new()
    {
        MaxIterations = 60,
        GradientTolerance = 0,
        Schedule = Schedule.WarmUp(3, Schedule.CosineRestarts(7, 2, 0.1)),
        MomentumSchedule = Schedule.OneCycle(40, 0.4, 0.95 / 0.85, 0.9),
    };

    [Fact]
    public void AVelocityKeepsWhatTheScheduleSays()
    {
        var (x, velocity) = (new double[3], new double[3]);
        var solver = new FirstOrder<double, Momentum<double>>(3, new(0.85), 1e-3, 1, Changing);
        for (var t = 0; t < 60; t++)
        {
            var (rate, momentum) = (1e-3 * RateAt(t), 0.85 * MomentumAt(t));
            Run(solver, 1);
            for (var i = 0; i < 3; i++)
            {
                velocity[i] = momentum * velocity[i] + Curvature[i] * (x[i] - Target[i]);
                x[i] -= rate * velocity[i];
                Assert.Equal(x[i], solver.Point[i], 1e-14);
            }
        }
    }

    [Fact]
    public void TheCorrectionOfAnAverageFollows()
    {
        // Whatever the β₁ of each step, the weights of an average's gradients sum to 1 − Π β₁.
        var (x, m, v, product) = (new double[3], new double[3], new double[3], 1.0);
        var solver = new FirstOrder<double, Adam<double>>(3, new(0.85, 0.99, 1e-8), 0.05, 1, Changing);
        for (var t = 0; t < 60; t++)
        {
            var (rate, beta) = (0.05 * RateAt(t), 0.85 * MomentumAt(t));
            product *= beta;
            Run(solver, 1);
            for (var i = 0; i < 3; i++)
            {
                var slope = Curvature[i] * (x[i] - Target[i]);
                m[i] = beta * m[i] + (1 - beta) * slope;
                v[i] = 0.99 * v[i] + 0.01 * slope * slope;
                x[i] -= rate * (m[i] / (1 - product)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, t + 1))) + 1e-8);
                Assert.Equal(x[i], solver.Point[i], 1e-12);
            }
        }
    }

    public static TheoryData<string> Rules => ["Momentum", "Nesterov", "RmsProp", "Adam", "AdamW", "AmsGrad", "Adamax", "NAdam", "RAdam", "Lion"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void EveryRuleWithAMomentumObeysIt(string name)
    {
        // A factor of ½ from a momentum of 0.8 makes every bit of a rule whose momentum is 0.4; a factor of 1 changes none.
        double[] AtMomentum(double momentum, Schedule? schedule)
        {
            var uses = new Follower(new MinimizeOptions { MaxIterations = 25, GradientTolerance = 0, MomentumSchedule = schedule });
            var setting = name is "Momentum" or "Nesterov" or "RmsProp" ? "Momentum" : "Beta1";
            RuleKinds.Use(new RuleReference("", name, new Dictionary<string, double> { [setting] = momentum }, false, [], new Dictionary<int, double[]>()), uses);
            return uses.Point;
        }

        Assert.Equal(AtMomentum(0.4, null), AtMomentum(0.8, Schedule.Of(_ => 0.5)));
        Assert.Equal(AtMomentum(0.8, null), AtMomentum(0.8, Schedule.Constant));
        Assert.NotEqual(AtMomentum(0.8, null), AtMomentum(0.8, Schedule.Of(_ => 0.5)));
        Assert.All(AtMomentum(0.8, Schedule.Of(t => t % 3 == 0 ? 0 : 1)), x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void RulesWithoutMomentumRefuseIt()
    {
        void Refuses<TRule>(TRule rule)
            where TRule : unmanaged, IUpdateRule<double>
            => Assert.Contains("'MomentumSchedule'", Assert.Throws<ArgumentException>(() => new FirstOrder<double, TRule>(3, rule, 1, 1, Changing)).Message, StringComparison.Ordinal);
        Refuses(new GradientDescent<double>(0));
        Refuses(new AdaGrad<double>(1e-10));
        Refuses(new AdaDelta<double>(0.9, 1e-6));
        Refuses(new RmsProp<double>(0.9, 1e-6));
        Refuses(new Momentum<double>(0));
    }

    [Fact]
    public void AMomentumOfOneEndsTheRunAtTheLastGoodPoint()
    {
        var solver = new FirstOrder<double, Momentum<double>>(3, new(0.9), 1e-3, 1, Changing with { MomentumSchedule = Schedule.Of(t => t < 5 ? 1 : 2) });
        var error = Assert.Throws<InvalidOperationException>(() => Run(solver, 60));
        Assert.Contains("iteration 5", error.Message, StringComparison.Ordinal);
        var five = new FirstOrder<double, Momentum<double>>(3, new(0.9), 1e-3, 1, Changing with { MomentumSchedule = null });
        Run(five, 5);
        Assert.Equal(five.Point.ToArray(), solver.Point.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(33)]
    public void SavedInTheMiddleItGoesOnBitForBit(int stopAt)
    {
        foreach (var momentum in (Schedule[])[Changing.MomentumSchedule!, Schedule.OnPlateau(0.7, 1, 0.05), Schedule.WarmUp(4, Schedule.Polynomial(50, 2, 0.5))])
        {
            var options = new MinimizeOptions { Epochs = 9, BatchSize = 32, Schedule = Schedule.OnPlateau(0.5, 0, 0.02), MomentumSchedule = momentum };
            var whole = Trainer(options);
            var train = HeartScale.Kernel();
            var expected = whole.Train(ref train, ref train, false, CancellationToken.None) with { Elapsed = default };
            var first = Trainer(options with { Callback = report => report.Iteration != stopAt });
            Assert.Equal(MinimizeStatus.Stopped, first.Train(ref train, ref train, false, CancellationToken.None).Status);
            var (variables, writer) = (first.Point.ToArray(), new ArrayBufferWriter<byte>());
            first.Save(writer);
            var second = Trainer(options);
            second.Load(writer.WrittenSpan);
            variables.CopyTo(second.Point);
            Assert.Equal(expected, second.Train(ref train, ref train, false, CancellationToken.None) with { Elapsed = default });
            Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        }
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        var solver = new FirstOrder<double, Adam<double>>(3, new(0.85, 0.99, 1e-8), 0.05, 1, Changing with { Schedule = Schedule.Of(t => 1 / (1.0 + t)) });
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            var kernel = new QuadraticKernel(Curvature, Target);
            solver.Step(ref kernel);
        }));
    }

    private static double RateAt(int t)
    {
        if (t < 3) return (t + 1) / 3.0;
        var (into, length) = (t - 3, 7);
        for (; into >= length; length *= 2) into -= length;
        return 0.1 + 0.45 * (1 + Math.Cos(Math.PI * into / length));
    }

    private static double MomentumAt(int t)
    {
        double Between(double from, double to, double part) => to + (from - to) * (1 + Math.Cos(Math.PI * part)) / 2;
        return t < 16 ? Between(0.95 / 0.85, 1, t / 16.0) : Between(1, 0.9, Math.Min(1, (t - 16) / 24.0));
    }

    private static void Run<TRule>(FirstOrder<double, TRule> solver, int steps)
        where TRule : unmanaged, IUpdateRule<double>
    {
        for (var i = 0; i < steps; i++)
        {
            var kernel = new QuadraticKernel(Curvature, Target);
            solver.Step(ref kernel);
        }
    }

    private static FirstOrder<double, Momentum<double>> Trainer(MinimizeOptions options)
        => new(LogisticKernel.BiasOffset(HeartScale.Width) + 1, new(0.85), 0.05, 1, options);

    private sealed class Follower(MinimizeOptions options) : IRuleUse<double>
    {
        public double[] Point { get; private set; } = [];

        public void With<TRule>(TRule rule, double learningRate)
            where TRule : unmanaged, IUpdateRule<double>
        {
            var solver = new FirstOrder<double, TRule>(3, rule, 0.05, 1, options);
            Run(solver, 25);
            Point = solver.Point.ToArray();
        }
    }
}
