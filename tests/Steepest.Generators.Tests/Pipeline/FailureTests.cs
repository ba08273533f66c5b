using Steepest.Generators.Frontend.Problems;
using Steepest.Generators.Model;
using Steepest.Generators.Pipeline;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>An internal failure becomes a diagnostic that names type and stage; nothing escapes but cancellation.</summary>
public sealed class FailureTests
{
    [Fact]
    public void Exception_of_a_later_stage_becomes_a_failure()
    {
        var file = ProblemCompiler.Compile(Model(), _ => throw new InvalidOperationException("the pass\nstumbled"));
        Assert.Null(file.Text);
        Assert.Equal(new Failure("Tested.Bowl", "generating its members", "InvalidOperationException: the pass stumbled"), file.Failure);
    }

    [Fact]
    public void Cancellation_passes()
        => Assert.Throws<OperationCanceledException>(() => ProblemCompiler.Compile(Model(), _ => throw new OperationCanceledException()));

    [Fact]
    public void Failures_compare_by_content()
        => Assert.Equal(
            ProblemCompiler.Compile(Model(), _ => throw new InvalidOperationException("same")),
            ProblemCompiler.Compile(Model(), _ => throw new InvalidOperationException("same")));

    private static ProblemModel Model()
    {
        var compilation = TestCompilation.Of("namespace Tested; public static partial class Bowl { [Loss] public static double Cost(double x) => x * x; }");
        return ProblemReader.Read(compilation.GetTypeByMetadataName("Tested.Bowl")!, compilation, TestContext.Current.CancellationToken).Model;
    }
}
