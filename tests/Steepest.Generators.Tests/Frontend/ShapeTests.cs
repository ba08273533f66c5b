using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>What the lowered function looks like: names, literals, quotes.</summary>
public sealed class ShapeTests
{
    private const string Rosenbrock = """
        public static double Loss(ReadOnlySpan<double> x)
        {
            var sum = 0.0;
            for (var i = 0; i + 1 < x.Length; i++)
            {
                var slope = x[i + 1] - x[i] * x[i];
                var offset = 1 - x[i];
                sum += 100 * slope * slope + offset * offset;
            }
            return sum;
        }
        """;

    private const string Lowered = """
        function Loss(double[] x: variable)
          %0 = param double[] x
          %1 = const double 0
          %2 = const int 0
          %3 = length %0
          %4 = const int 1
          %5 = Subtract int %3, %4
          for step 1 %2, %5, %1
           region %6: int i, %7: double sum
            %8 = const int 1
            %9 = Add int %6, %8
            %10 = load %0, %9
            %11 = load %0, %6
            %12 = load %0, %6
            %13 = Multiply double %11, %12
            %14 = Subtract double %10, %13 ; slope
            %15 = const double 1
            %16 = load %0, %6
            %17 = Subtract double %15, %16 ; offset
            %18 = const double 100
            %19 = Multiply double %18, %14
            %20 = Multiply double %19, %14
            %21 = Multiply double %17, %17
            %22 = Add double %20, %21
            %23 = Add double %7, %22 ; sum
            yield %23
          %25 = result 0 double %24 ; sum
          return %25

        """;

    [Fact]
    public void PrintsAsTheBodyReads()
    {
        var function = new Snippet(Rosenbrock).Function();
        Assert.Equal(Lowered, function.ToString());
    }

    [Fact]
    public void QuotesStatementsWithoutTheirWhiteSpace()
        => Assert.Equal(
            ["sum = 0.0", "for (var i = 0; i + 1 < x.Length; i++)", "slope = x[i + 1] - x[i] * x[i]", "offset = 1 - x[i]", "sum += 100 * slope * slope + offset * offset", "return sum"],
            new Snippet(Rosenbrock).Function().Quotes);
}
