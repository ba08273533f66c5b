using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Reductions as loops: their values, and what they say of empty, infinite and mismatched buffers.</summary>
public sealed class ReductionTests
{
    private const double Infinity = double.PositiveInfinity;

    public static TheoryData<string> All => [.. Reductions.All.Select(reduction => reduction.Method)];

    [Theory]
    [MemberData(nameof(All))]
    public void Values_are_those_of_the_reference(string method)
    {
        var reduction = Reductions.All.Single(reduction => reduction.Method == method);
        var reference = FunctionReferences.All.Single(reference => reference.TakesSpans && "Steepest." + reference.Name == method);
        Assert.Equal(reduction.Arity, reference.Arity);
        foreach (var point in reference.Points.Where(point => method != "Steepest.Functions.Norm" || point.All(x => x == 0 || Math.Abs(x) > 1e-140)))
        {
            BigFloat[] exact = [.. point.Select(x => (BigFloat)x)];
            var terms = reference.Partials(exact).Zip(exact, (partial, x) => BigFloat.Abs(partial * x).ToDouble()).Append(1e-16).Max();
            var computed = (double)Run(method, IrType.Double, [.. point.Chunk(point.Length / reference.Arity)]);
            Assert.Equal(reference.Value(exact).ToDouble(), computed, 4e-16 * point.Length * terms);
        }
    }

    [Theory]
    [InlineData("LogSumExp", -Infinity)]
    [InlineData("LogSumExp", -Infinity, -Infinity, -Infinity)]
    [InlineData("LogSumExp", Infinity, -Infinity, Infinity)]
    [InlineData("LogSumExp", 3.0, -Infinity, 3.0)]
    [InlineData("LogSumExp", double.NaN, 1.0, double.NaN, Infinity)]
    [InlineData("LogSumExp", Infinity, 1.0, Infinity)]
    [InlineData("Sum", 0.0)]
    [InlineData("SumOfSquares", 0.0)]
    [InlineData("Norm", 0.0)]
    [InlineData("Norm", 5.0, 3.0, -4.0)]
    [InlineData("Mean", double.NaN)]
    [InlineData("Mean", 2.5, 1.0, 4.0)]
    public void Special_buffers(string name, double expected, params double[] buffer)
    {
        Assert.Equal(expected, Run("Steepest.Functions." + name, IrType.Double, buffer));
        Assert.Equal((float)expected, Run("Steepest.Functions." + name, IrType.Single, Array.ConvertAll(buffer, x => (float)x)));
    }

    [Fact]
    public void A_second_buffer_that_is_too_short_throws()
        => Assert.Throws<ArgumentException>(() => Run("Steepest.Functions.Dot", IrType.Double, (double[])[1, 2], (double[])[1]));

    [Fact]
    public void The_largest_element_does_not_take_part_in_the_derivative()
        => Assert.Equal(
            """
            function LogSumExp(double[] x0: variable)
              %0 = param double[] x0
              %1 = const double -Infinity
              %2 = const int 0
              %3 = length %0
              for step 1 %2, %3, %1
               region %4: int i, %5: double largest
                %6 = load %0, %4
                %7 = Max double %5, %6
                yield %7
              %9 = result 0 double %8 ; largest
              %10 = IsFinite bool %9
              %11 = const double 0
              %12 = Select double %10, %9, %11
              %13 = StopGradient double %12
              %14 = const double 0
              %15 = const int 0
              %16 = length %0
              for step 1 %15, %16, %14
               region %17: int i, %18: double sum
                %19 = load %0, %17
                %20 = Subtract double %19, %13
                %21 = Exp double %20
                %22 = Add double %18, %21
                yield %22
              %24 = result 0 double %23 ; sum
              %25 = Log double %24
              %26 = Add double %13, %25
              return %26

            """,
            Build("Steepest.Functions.LogSumExp", IrType.Double).ToString());

    private static object Run(string method, IrType element, params Array[] buffers)
        => Interpreter.Run(Build(method, element), [.. buffers.Cast<object>()])[0];

    private static Function Build(string method, IrType element)
    {
        var reduction = Reductions.All.Single(reduction => reduction.Method == method);
        var builder = new FunctionBuilder();
        var parameters = Enumerable.Range(0, reduction.Arity).Select(i => new Parameter("x" + i, element.ToBuffer(), ParameterRole.Variable));
        int[] buffers = [.. parameters.Select(builder.Parameter)];
        var function = builder.Build(method.Split('.')[^1], [reduction.Build(builder, buffers)], [""], EquatableArray<string>.Empty);
        Verifier.Verify(function);
        return function;
    }
}
