using Steepest.Generators.Ir;
using Steepest.Generators.Stages;
using Steepest.Generators.Tests.Frontend;
using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>The examples on the page about the architecture are what the stages produce.</summary>
public sealed class ArchitectureTests
{
    private static readonly Page Architecture = Page.Read("docs/architecture.md");

    [Fact]
    public void The_function_shown_is_what_the_front_end_makes() => Architecture.Shows("function", Lowered().ToString().TrimEnd('\n'));

    [Fact]
    public void The_gradient_shown_is_what_reverse_mode_and_passes_make()
        => Architecture.Shows("gradient", Compilation.Gradient(Lowered()).ToString().TrimEnd('\n'));

    [Fact]
    public void The_split_loop_shown_is_what_is_emitted()
        => Architecture.Shows("split", new Example(Architecture.Code("csharp")[1]).Generated("VolumeGradient"));

    private static Function Lowered() => new Snippet(Architecture.Code("csharp")[0]).Function();
}
