using Steepest.Generators.Emit.Members;
using Steepest.Generators.Tests.Goldens;
using Xunit;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Whole files, reviewed by a person.</summary>
public sealed class MemberGoldenTests
{
    [Fact]
    public void Rosenbrock() => Golden.Verify(ProblemEmitter.Emit(HandBuilt.Rosenbrock(Optimizer("Lbfgs"))));

    [Fact]
    public void Tumour() => Golden.Verify(ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("Adam", ("LearningRate", 0.01)))));

    [Fact]
    public void Booth() => Golden.Verify(ProblemEmitter.Emit(HandBuilt.Booth(Optimizer("GradientDescent"))));
}
