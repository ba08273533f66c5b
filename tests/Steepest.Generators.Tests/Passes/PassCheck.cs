using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Passes;

/// <summary>What a pass makes of a function: the text, that it is well formed, and that it means the same.</summary>
internal static class PassCheck
{
    public static readonly IrType Real = IrType.Double;
    public static readonly IrType Reals = IrType.Double.ToBuffer();
    public static readonly IrType Integer = IrType.Int32;

    public static Operator Row(string name, int arity = 1) => Operators.Find("System.Math." + name, arity)!;

    public static int Number(this FunctionBuilder builder, double number) => builder.Constant(Real, number);

    public static int Plus(this FunctionBuilder builder, int first, int second) => builder.Apply(Operators.Add, first, second);

    public static int Times(this FunctionBuilder builder, int first, int second) => builder.Apply(Operators.Multiply, first, second);

    public static int Over(this FunctionBuilder builder, int first, int second) => builder.Apply(Operators.Divide, first, second);

    /// <summary>The function becomes what is printed, without its parameters, and means the same wherever it is called.</summary>
    public static void Changes(IPass pass, Function before, string expected, params object[][] calls)
    {
        Verifier.Verify(before);
        var after = pass.Run(before);
        Verifier.Verify(after);
        var text = string.Join("\n", after.ToString().Split('\n').Skip(1 + after.Parameters.Count)).TrimEnd('\n');
        Assert.True(text == expected, $"Another text:\n{text}\ninstead of\n{expected}");
        MeansTheSame(before, after, calls);
    }

    /// <summary>The function stays as it is.</summary>
    public static void Keeps(IPass pass, Function before, params object[][] calls)
    {
        Verifier.Verify(before);
        var after = pass.Run(before);
        Assert.Equal(before.ToString(), after.ToString());
        MeansTheSame(before, after, calls);
    }

    public static void MeansTheSame(Function before, Function after, params object[][] calls)
    {
        foreach (var call in calls)
        {
            object[] first = [.. call.Select(Copy)];
            object[] second = [.. call.Select(Copy)];
            var expected = Interpreter.Run(before, first);
            var actual = Interpreter.Run(after, second);
            Assert.Equal(expected.Concat(first).SelectMany(Numbers), actual.Concat(second).SelectMany(Numbers), (x, y) => x.Equals(y) || Math.Abs(x - y) <= 1e-14 * Math.Abs(x));
        }
    }

    private static object Copy(object argument) => argument is double[] array ? array.Clone() : argument;

    private static IEnumerable<double> Numbers(object value) => value is double[] array ? array : [Convert.ToDouble(value, null)];
}
