using Steepest.Generators.Model;
using Xunit;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Members around stand-in bodies compile under the strictest settings.</summary>
public sealed class EmittedMembersTests
{
    private static readonly OptimizerModel Adam = Optimizer("Adam", ("LearningRate", 0.01));
    private static readonly OptimizerModel Lbfgs = Optimizer("Lbfgs");

    [Fact]
    public void A_problem_without_an_optimizer_only_evaluates()
    {
        var type = StrictCompilation.Load(StandInProblems.Rosenbrock(), StandInProblems.RosenbrockSource).GetType("Rosenbrock")!;
        Assert.NotNull(type.GetMethod("Evaluate"));
        Assert.Null(type.GetMethod("Minimize"));
        Assert.Null(type.GetNestedType("Solver"));
    }

    [Fact]
    public void One_optimizer_has_the_plain_names()
    {
        var type = StrictCompilation.Load(StandInProblems.Tumour(Adam), StandInProblems.TumourSource).GetType("Tumour")!;
        Assert.Equal(2, type.GetMethods().Count(method => method.Name == "Minimize"));
        Assert.NotNull(type.GetNestedType("Solver"));
    }

    [Fact]
    public void Several_optimizers_carry_their_names()
    {
        var type = StrictCompilation.Load(StandInProblems.Tumour(Adam, Lbfgs), StandInProblems.TumourSource).GetType("Tumour")!;
        Assert.Equal(2, type.GetMethods().Count(method => method.Name == "MinimizeAdam"));
        Assert.NotNull(type.GetMethod("MinimizeLbfgs"));
        Assert.NotNull(type.GetNestedType("AdamSolver"));
        Assert.NotNull(type.GetNestedType("LbfgsSolver"));
        Assert.Null(type.GetMethod("Minimize"));
    }
}
