using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Nothing that only stands for other rows is left in what is emitted, whatever it is made of.</summary>
public sealed class ExpansionTests
{
    public static TheoryData<string> Names { get; } = [.. Operators.All.Where(row => row.Typing == Typing.Same && row.Scaled != null && row.Form is not Conditional).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreFullyExpanded(string name)
    {
        var row = Operators.All.Single(row => row.Name == name);
        var builder = new FunctionBuilder();
        var operands = Enumerable.Range(0, row.Arity).Select(i => builder.Parameter(new Parameter("x" + i, IrType.Double, ParameterRole.Variable))).ToArray();
        var primal = builder.Build("f", [builder.Emit(row, operands)], [""], EquatableArray<string>.Empty);
        var gradient = Generators.Stages.Compilation.Gradient(primal);
        Verifier.Verify(gradient);
        Assert.DoesNotContain(gradient.Nodes, node => node.Operator?.Expand != null);
        var value = Generators.Stages.Compilation.Value(primal);
        Assert.DoesNotContain(value.Nodes, node => node.Operator?.Expand != null);
    }
}
