using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class ExpansionPassTests
{
    private static readonly ExpansionPass Pass = new();

    [Fact]
    public void Softplus_is_what_it_is_made_of()
        => Changes(Pass, Programs.Build([Real], (builder, x) => [builder.Emit(Operators.All.Single(row => row.Name.EndsWith("Softplus", StringComparison.Ordinal)), x[0])]), """
              %1 = const double 0
              %2 = Max double %0, %1
              %3 = Abs double %0
              %4 = Negate double %3
              %5 = Exp double %4
              %6 = LogP1 double %5
              %7 = Add double %2, %6
              return %7
            """, [0.5], [-0.5], [800.0], [-800.0], [0.0]);

    [Fact]
    public void Functions_that_are_made_of_nothing_stay()
        => Keeps(Pass, Programs.Build([Real], (builder, x) => [builder.Emit(Row("Exp"), x[0]), builder.Emit(Row("Pow", 2), x[0], x[0])]), [0.5]);
}
