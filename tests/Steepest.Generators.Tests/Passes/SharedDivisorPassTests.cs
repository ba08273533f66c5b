using Steepest.Generators.Passes;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Quotients of numbers x0 and x1.</summary>
public sealed class SharedDivisorPassTests
{
    private static readonly SharedDivisorPass Pass = new();

    [Fact]
    public void Two_quotients_share_a_reciprocal() => Changes(Pass, Programs.Build([Real, Real], (builder, x) =>
        [builder.Plus(builder.Over(x[0], x[1]), builder.Over(builder.Times(x[0], x[0]), x[1]))]), """
          %2 = const double 1
          %3 = Divide double %2, %1 ; reciprocal
          %4 = Multiply double %0, %3
          %5 = Multiply double %0, %0
          %6 = Multiply double %5, %3
          %7 = Add double %4, %6
          return %7
        """, [0.5, 2.0], [-3.0, 0.25]);

    [Fact]
    public void One_quotient_stays() => Keeps(Pass, Programs.Build([Real, Real], (builder, x) => [builder.Over(x[0], x[1])]), [0.5, 2.0]);
}
