using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class SlopePassTests
{
    private static readonly SlopePass Pass = new();

    private static readonly object[][] s_calls = [[new[] { 0.5, -40, 3 }, 0.25], [Array.Empty<double>(), 2.0]];

    [Fact]
    public void A_slope_of_the_same_parts_stands_beside_the_value() => Changes(Pass, Product(Operators.Sigmoid), """
              %2 = const int 0
              %3 = length %0
              for step 1 %2, %3, %1
               region %4: int i, %5: double product
                %6 = load %0, %4
                %7 = Sigmoid double %6
                %8 = const double 1
                %9 = LogisticDensity double %6 ; sigmoidSlope
                %10 = Sloped double %7, %6, %9 ; sigmoid
                %11 = Multiply double %5, %10
                yield %11
              %13 = result 0 double %12 ; product
              return %13
            """, s_calls);

    /// <summary>That of an exponential is the value, that of a sine shares nothing with it.</summary>
    [Theory]
    [InlineData("Exp")]
    [InlineData("Tanh")]
    [InlineData("Sin")]
    [InlineData("Sqrt")]
    public void Slopes_that_are_had_from_the_value_or_alone_stay_where_they_are(string name) => Keeps(Pass, Product(Row(name)), s_calls[1]);

    [Fact]
    public void Outside_of_loops_nothing_changes()
        => Keeps(Pass, Programs.Build([Real], (builder, x) => [builder.Plus(builder.Apply(Operators.Sigmoid, x[0]), builder.For(builder.Integer(0), builder.Integer(2), 1, [x[0]], (_, carried) => [builder.Times(carried[0], x[0])])[0])]), [0.5]);

    [Fact]
    public void Strict_functions_stay() => Keeps(Pass, Product(Operators.Sigmoid) with { IsStrict = true }, s_calls);

    /// <summary>A product needs every factor on the way back; nothing is left of the exponential but its share in what is recorded.</summary>
    [Fact]
    public void A_loop_whose_adjoint_runs_later_computes_one_exponential()
    {
        var gradient = PassList.Run(PassList.After, ReverseMode.Differentiate(PassList.Run(PassList.Before, Product(Operators.Sigmoid)), accumulates: false));
        Verifier.Verify(gradient);
        Assert.Single(gradient.Nodes, node => node.Is(Operators.Exp));
        Assert.DoesNotContain(gradient.Nodes, node => node.Is(Operators.Sloped));
    }

    private static Function Product(Operator row) => Programs.Build([Reals, Real], (builder, x)
        => builder.For(builder.Integer(0), builder.Length(x[0]), 1, [x[1]], (i, product) => [builder.Times(product[0], builder.Apply(row, builder.Load(x[0], i)))], "i", ["product"]));
}
