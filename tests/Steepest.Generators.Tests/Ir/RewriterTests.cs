using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Ir;

public sealed class RewriterTests
{
    [Fact]
    public void A_rewriter_that_changes_nothing_copies_the_function() => Assert.Equal(Programs.Example(), new Copier().Rewrite(Programs.Example()));

    [Fact]
    public void Values_that_are_replaced_are_replaced_for_all_who_read_them()
    {
        var rewritten = new Doubler().Rewrite(Programs.Example());
        Verifier.Verify(rewritten);
        double[] x = [1, -2, 3];
        Assert.Equal(16.0, Interpreter.Run(rewritten, x, 2.0)[0]);
        Assert.Equal([1, 16, 3], x);
    }

    private sealed class Copier : Rewriter;

    /// <summary>Every element that is read counts twice.</summary>
    private sealed class Doubler : Rewriter
    {
        protected override int Visit(int value, Node node)
        {
            var copy = Copy(value, node);
            return node.Code == OpCode.Load ? Target.Apply(Operators.Add, copy, copy) : copy;
        }
    }
}
