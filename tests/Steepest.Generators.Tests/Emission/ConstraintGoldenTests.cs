using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Goldens;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Emission;

/// <summary>What is generated for a loss under a constraint.</summary>
public sealed class ConstraintGoldenTests
{
    [Fact]
    public void TradeOff() => Golden.Verify(Assert.Single(GeneratorRun.Of(TestCompilation.OfFiles(("/src/Program.cs", """
        [GradientDescent(LearningRate = 0.02)]
        [DifferentialMultipliers(Damping = 10)]
        public static partial class TradeOff
        {
            [Loss] public static double Cost(ReadOnlySpan<double> x) => (x[0] - 1) * (x[0] - 1) + x[1] * x[1] + Mix(x);
            [Constraint(AtMost = 0)] public static double Budget(ReadOnlySpan<double> x, [Fixed] double limit) => Mix(x) - limit;
            private static double Mix(ReadOnlySpan<double> x) => Math.Exp(x[0] * x[1]);
        }
        """))).Files()).Text);
}
