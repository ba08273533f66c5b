using Steepest.Generators.Ir;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>
/// Executes a function over <see cref="Jet"/>s: derivatives of first and second order by carrying them along, whatever the control flow. It
/// knows the operators of <see cref="Differentiation.RandomFunction"/> and no more.
/// </summary>
internal sealed class JetInterpreter
{
    private readonly Function function;
    private readonly object?[] values;
    private readonly object[] arguments;

    private JetInterpreter(Function function, object[] arguments)
    {
        this.function = function;
        this.arguments = arguments;
        values = new object?[function.Nodes.Count];
    }

    /// <summary>The result at jets, and arrays of them, for the parameters in order.</summary>
    public static Jet Run(Function function, params object[] arguments) => (Jet)new JetInterpreter(function, arguments).Run(function.Body)[0];

    private object[] Run(Region region)
    {
        foreach (var value in region.Body) values[value] = Evaluate(function[value]);
        return [.. region.Yields.Select(value => values[value]!)];
    }

    private object[] Run(Region region, IEnumerable<object> entering)
    {
        foreach (var (argument, value) in region.Arguments.Zip(entering)) values[argument] = value;
        return Run(region);
    }

    private object? Evaluate(Node node)
    {
        object[] operands = [.. node.Operands.Select(value => values[value]!)];
        var buffer = operands.Length > 0 && operands[0] is ArraySegment<Jet> segment ? segment : default;
        switch (node.Code)
        {
            case OpCode.Constant:
                return node.Type.IsFloating ? new Jet(node.Number) : node.Type == IrType.Boolean ? node.Bits != 0 : (int)node.Bits;
            case OpCode.Parameter:
                return arguments[node.Bits] is Jet[] array ? new ArraySegment<Jet>(array) : arguments[node.Bits];
            case OpCode.Result:
                return ((object[])operands[0])[node.Bits];
            case OpCode.Operator:
                return operands switch
                {
                    [Jet first, Jet second] when node.Operator!.Name == "Less" => first.Value < second.Value,
                    [int first, int second] when node.Operator!.Name == "Less" => first < second,
                    [int first, int second] when node.Operator!.Name == "Add" => first + second,
                    _ => Jet.Apply(node.Operator!.Name, [.. operands.Cast<Jet>()]),
                };
            case OpCode.Length:
                return buffer.Count;
            case OpCode.Load:
                return buffer[(int)operands[1]];
            case OpCode.Store:
                buffer[(int)operands[1]] = (Jet)operands[2];
                return null;
            case OpCode.Allocate:
                return new ArraySegment<Jet>(new Jet[(int)operands[0]]);
            case OpCode.Slice:
                return buffer.Slice((int)operands[1], (int)operands[2]);
            case OpCode.For:
                var carried = operands[2..];
                for (var i = (int)operands[0]; node.Bits > 0 ? i < (int)operands[1] : i > (int)operands[1]; i += (int)node.Bits) carried = Run(node.Regions[0], [i, .. carried]);
                return carried;
            case OpCode.While:
                while ((bool)Run(node.Regions[0], operands)[0]) operands = Run(node.Regions[1], operands);
                return operands;
            case OpCode.If:
                return Run(node.Regions[(bool)operands[0] ? 0 : 1]);
            default:
                throw new InvalidOperationException($"{node.Code} is not executed over jets.");
        }
    }
}
