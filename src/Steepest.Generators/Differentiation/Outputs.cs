using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>Functions that return nothing and write outputs, as functions that return a number.</summary>
internal static class Outputs
{
    public const string Row = "row";
    private const string Contents = "Contents";

    public static bool Any(Function function) => function.Parameters.Any(parameter => parameter.Role == ParameterRole.Output);

    /// <summary>Whether the function reads an output: before it has been written there, what it was passed with.</summary>
    public static bool AreRead(Function function)
    {
        var structure = new Structure(function);
        return structure.Inside(function.Body).Any(value => function[value].Code is OpCode.Load or OpCode.Accumulate && IsOutput(function, structure.Root(function[value].Operands[0])));
    }

    /// <summary>The function with an element of each output as its results, for analyses: to them a buffer is one thing, whatever its elements.</summary>
    public static Function AsResults(Function function)
    {
        if (!Any(function)) return function;
        var nodes = function.Nodes.ToList();
        var body = function.Body.Body.ToList();
        var results = new List<int>();
        int Append(Node node)
        {
            nodes.Add(node);
            body.Add(nodes.Count - 1);
            return nodes.Count - 1;
        }

        foreach (var output in function.Body.Body.Where(value => IsOutput(function, value)))
        {
            var first = Append(new Node(OpCode.Constant, IrType.Int32, EquatableArray<int>.Empty));
            results.Add(Append(new Node(OpCode.Load, function[output].Type.ToElement(), EquatableArray.Of(output, first))));
        }

        return function with
        {
            Nodes = nodes.ToEquatableArray(),
            Body = function.Body with { Body = body.ToEquatableArray(), Yields = results.ToEquatableArray() },
            Results = results.Select(_ => "").ToEquatableArray(),
        };
    }

    /// <summary>
    /// The function that returns one element of the outputs, all counted end to end: the outputs become arrays of its own, which start from what is
    /// passed where that is read.
    /// </summary>
    public static Function ElementOf(Function function) => new ElementRewriter(AreRead(function)).Rewrite(function);

    /// <summary>
    /// The function whose results are all elements of the outputs, end to end, which must be of stated lengths: the outputs become arrays of its own,
    /// which start from what is passed.
    /// </summary>
    public static Function Elements(Function function)
    {
        var builder = new FunctionBuilder { IsStrict = function.IsStrict };
        var results = new List<(int Array, int Index)>();
        var arguments = new List<int>();
        foreach (var parameter in function.Parameters)
        {
            var value = builder.Parameter(parameter);
            if (parameter.Role == ParameterRole.Output)
            {
                var local = builder.Allocate(parameter.Type.ToElement(), builder.Integer(parameter.StatedLength), cleared: false, parameter.Name);
                for (var i = 0; i < parameter.StatedLength; i++)
                {
                    var index = builder.Integer(i);
                    builder.Store(local, index, builder.Load(value, index));
                    results.Add((local, index));
                }

                value = local;
            }

            arguments.Add(value);
        }

        Inliner.Inline(function, builder, arguments, 0);
        int[] elements = [.. results.Select(result => builder.Load(result.Array, result.Index))];
        return builder.Build(function.Name, elements, elements.Select(_ => ""), function.Quotes);
    }

    private static bool IsOutput(Function function, int value)
        => function[value] is { Code: OpCode.Parameter } node && function.Parameters[(int)node.Bits].Role == ParameterRole.Output;

    private sealed class ElementRewriter(bool startsFromContents)
    {
        public Function Rewrite(Function function)
        {
            var builder = new FunctionBuilder { IsStrict = function.IsStrict };
            var outputs = new List<int>();
            var arguments = new List<int>();
            foreach (var parameter in function.Parameters)
            {
                var isOutput = parameter.Role == ParameterRole.Output;
                var value = builder.Parameter(isOutput ? parameter with { Role = ParameterRole.Fixed } : parameter);
                arguments.Add(isOutput ? Local(builder, value, parameter.Name) : value);
                if (isOutput) outputs.Add(arguments[arguments.Count - 1]);
            }

            var row = builder.Parameter(new Parameter(FreeName(function, Row), IrType.Int32, ParameterRole.Column));
            Inliner.Inline(function, builder, arguments, 0);
            return builder.Build(function.Name, [Element(builder, outputs, 0, row)], [""], function.Quotes);
        }

        private int Local(FunctionBuilder builder, int output, string name)
        {
            var length = builder.Length(output);
            var local = builder.Allocate(builder.TypeOf(output).ToElement(), length, cleared: false, name + Contents);
            if (!startsFromContents) return local;
            builder.For(builder.Integer(0), length, 1, [], (i, _) =>
            {
                builder.Store(local, i, builder.Load(output, i));
                return [];
            }, "i");
            return local;
        }

        /// <summary>The outputs one after the other: an element of the first, or one of those behind it.</summary>
        private static int Element(FunctionBuilder builder, List<int> outputs, int first, int row)
        {
            if (first == outputs.Count - 1) return builder.Load(outputs[first], row);
            var length = builder.Length(outputs[first]);
            return builder.If(
                builder.Apply(Operators.Less, row, length),
                () => [builder.Load(outputs[first], row)],
                () => [Element(builder, outputs, first + 1, builder.Apply(Operators.Subtract, row, length))],
                ["element"])[0];
        }
    }

    /// <summary>A name that no parameter has.</summary>
    public static string FreeName(Function function, string wish)
    {
        while (function.Parameters.Any(parameter => parameter.Name == wish)) wish += "_";
        return wish;
    }
}
