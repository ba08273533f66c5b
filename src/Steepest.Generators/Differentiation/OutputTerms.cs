using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>Functions that write outputs as terms of an objective, whose outputs are arrays of the term's own and start from 0.</summary>
internal static class OutputTerms
{
    /// <summary>The most elements that are written out one by one, so that the array can become numbers.</summary>
    private const int LongestWrittenOut = 16;

    /// <summary>What the input is called that holds the length of an output which states none.</summary>
    public static string NameOfLength(Parameter output) => output.Name + "Length";

    /// <summary>The array that stands for an output: of the stated length, or of that which an input holds.</summary>
    public static int Local(FunctionBuilder builder, Parameter output)
    {
        var length = output.StatedLength > 0 ? builder.Integer(output.StatedLength) : builder.Parameter(new Parameter(NameOfLength(output), IrType.Int32, ParameterRole.Fixed));
        return builder.Allocate(output.Type.ToElement(), length, cleared: true, output.Name);
    }

    /// <summary>
    /// The sum, over what a function returns or writes, of what each number adds.
    /// <code>
    /// r = f(x); return half(r)
    /// f(x, out r); sum = 0.0; for i: sum += half(r[i]); return sum
    /// </code>
    /// </summary>
    /// <param name="function">A function with one result, or with outputs.</param>
    /// <param name="half">What a number adds.</param>
    public static Function Sum(Function function, Func<Rules.Term, Rules.Term> half)
    {
        var builder = new FunctionBuilder { IsStrict = function.IsStrict };
        var outputs = new List<(int Array, Parameter Output)>();
        var arguments = new List<int>();
        foreach (var parameter in function.Parameters)
        {
            var isOutput = parameter.Role == ParameterRole.Output;
            arguments.Add(isOutput ? Local(builder, parameter) : builder.Parameter(parameter));
            if (isOutput) outputs.Add((arguments[arguments.Count - 1], parameter));
        }

        var results = Inliner.Inline(function, builder, arguments, 0);
        int sum = outputs.Count == 0 ? half(new Rules.Term(builder, results[0])) : builder.Constant(IrType.Double, 0);
        foreach (var (array, output) in outputs)
        {
            int With(int before, int index) => builder.Apply(Operators.Add, before, builder.Convert(half(new Rules.Term(builder, builder.Load(array, index))), IrType.Double));
            if (output.StatedLength is > 0 and <= LongestWrittenOut)
            {
                for (var i = 0; i < output.StatedLength; i++) sum = With(sum, builder.Integer(i));
                continue;
            }

            sum = builder.For(builder.Integer(0), builder.Length(array), 1, [sum], (i, carried) => [With(carried[0], i)], "i", ["sum"])[0];
        }

        return builder.Build(function.Name, [sum], [""], function.Quotes);
    }
}
