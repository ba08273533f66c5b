using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class ContractionPassTests
{
    private static readonly ContractionPass Pass = new();

    [Fact]
    public void A_product_is_added_in_one_operation()
        => Assert.Equal(["MultiplyAddEstimate"], Rows(Pass.Run(Vectors((builder, x) => builder.Plus(builder.Times(x[0], x[1]), x[2])))));

    [Fact]
    public void A_product_is_subtracted_in_one_operation()
        => Assert.Equal(["Negate", "MultiplyAddEstimate"], Rows(Pass.Run(Vectors((builder, x) => builder.Apply(Operators.Subtract, x[2], builder.Times(x[0], x[1]))))));

    [Fact]
    public void A_product_that_others_read_stays()
        => Assert.Equal(["Multiply", "Add", "Add"], Rows(Pass.Run(Vectors((builder, x) =>
        {
            var product = builder.Times(x[0], x[1]);
            return builder.Plus(builder.Plus(product, x[2]), product);
        }))));

    [Fact]
    public void Single_numbers_stay()
        => Keeps(Pass, Programs.Build([Real, Real, Real], (builder, x) => [builder.Plus(builder.Times(x[0], x[1]), x[2])]), [[2.0, 3.0, 4.0]]);

    private static IEnumerable<string> Rows(Function function)
    {
        Verifier.Verify(function);
        return function.Nodes.Where(node => node.Code == OpCode.Operator && node.Operator!.Typing == Typing.Same).Select(node => node.Operator!.Name);
    }

    private static Function Vectors(Func<FunctionBuilder, int[], int> body) => Programs.Build([Reals], (builder, x) =>
    {
        int[] vectors = [.. Enumerable.Range(0, 3).Select(i => builder.LoadVector(x[0], builder.Integer(8 * i)))];
        return [builder.Emit(LaneOperators.LaneSum, Real, body(builder, vectors))];
    });
}
