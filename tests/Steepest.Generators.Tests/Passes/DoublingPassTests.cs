using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class DoublingPassTests
{
    private static readonly DoublingPass Pass = new();

    [Fact]
    public void What_is_subtracted_twice_is_doubled()
        => Changes(Pass, Programs.Build([Real, Real], (builder, x) => [builder.Emit(Operators.Subtract, builder.Emit(Operators.Subtract, x[0], x[1]), x[1])]), """
              %2 = Subtract double %0, %1
              %3 = const double 2
              %4 = Multiply double %3, %1
              %5 = Subtract double %0, %4
              return %5
            """, [5.0, 2.0]);

    [Fact]
    public void What_is_added_twice_is_doubled()
        => Changes(Pass, Programs.Build([Real, Real], (builder, x) => [builder.Emit(Operators.Add, builder.Emit(Operators.Add, x[0], x[1]), x[1])]), """
              %2 = Add double %0, %1
              %3 = const double 2
              %4 = Multiply double %3, %1
              %5 = Add double %0, %4
              return %5
            """, [5.0, 2.0]);

    [Fact]
    public void Added_and_subtracted_stays()
        => Keeps(Pass, Programs.Build([Real, Real], (builder, x) => [builder.Emit(Operators.Subtract, builder.Emit(Operators.Add, x[0], x[1]), x[1]), builder.Emit(Operators.Add, builder.Emit(Operators.Subtract, x[0], x[1]), x[0])]), [5.0, 2.0]);

    /// <summary>An integer's double could leave its range where the steps do not.</summary>
    [Fact]
    public void Integers_stay()
        => Keeps(Pass, Programs.Build([Integer, Integer], (builder, x) => [builder.Emit(Operators.Subtract, builder.Emit(Operators.Subtract, x[0], x[1]), x[1])]), [5, 2]);
}
