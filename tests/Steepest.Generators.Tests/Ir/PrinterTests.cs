using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Ir;

public sealed class PrinterTests
{
    [Fact]
    public void Regions_are_indented_and_values_numbered()
        => Assert.Equal(
            """
            function F(double[] x0: variable, double x1: variable)
              %0 = param double[] x0
              %1 = param double x1
              %2 = const double 0
              %3 = const int 0
              %4 = length %0
              for step 1 %3, %4, %2
               region %5: int i, %6: double sum
                %7 = load %0, %5 ; element
                %8 = Less bool %7, %2
                if %8
                 region
                  %9 = Multiply double %7, %7
                  store %0, %5, %9
                  yield %2
                 region
                  %11 = Multiply double %7, %1
                  yield %11
                %13 = result 0 double %12
                %14 = Add double %6, %13
                yield %14
              %16 = result 0 double %15 ; sum
              return %16

            """,
            Programs.Example().ToString());

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("1E+300", 1e300)]
    [InlineData("Infinity", double.PositiveInfinity)]
    public void Numbers_print_by_the_shortest_text_that_reads_back(string text, double number)
    {
        var printed = Programs.Build([], (builder, _) => [builder.Constant(IrType.Double, number)]).ToString();
        Assert.Contains($"const double {text}\n", printed, StringComparison.Ordinal);
    }
}
