using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>
/// Executes a function of the IR node by node: the oracle of everything downstream. It knows nothing of the C# forms of operators, checks
/// every access and stops runaway loops. Numbers are <c>double</c>, <c>float</c>, <c>int</c>, <c>long</c> and <c>bool</c>; buffers are arrays
/// of them or <see cref="Window"/>s.
/// </summary>
internal sealed class Interpreter
{
    private readonly Function function;
    private readonly object?[] values;
    private long steps;

    private Interpreter(Function function, object[] arguments, long steps)
    {
        this.function = function;
        this.steps = steps;
        values = new object?[function.Nodes.Count];
        Arguments = arguments;
    }

    private object[] Arguments { get; }

    /// <summary>Numbers in buffers that are alive, and in stacks.</summary>
    private long live;
    private long pushed;
    private long most;

    /// <summary>The samples in a tile.</summary>
    private int TileWidth => function.VectorBits == Function.FullVector ? 32 : 16;

    /// <summary>The results of the function, in its order. Buffers that are passed are written in place.</summary>
    public static object[] Run(Function function, params object[] arguments) => RunWithin(50_000_000, function, arguments);

    /// <summary>The same, for no more nodes than stated.</summary>
    public static object[] RunWithin(long steps, Function function, params object[] arguments)
    {
        if (arguments.Length != function.Parameters.Count)
            throw new ArgumentException($"{function.Name} takes {function.Parameters.Count} arguments, not {arguments.Length}.");
        object[] passed = [.. arguments.Select(argument => argument is Array array ? new Window(array) : argument)];
        return new Interpreter(function, passed, steps).Run(function.Body);
    }

    /// <summary>The most numbers that a run has in buffers and stacks of its own at any time.</summary>
    public static long Scratch(Function function, params object[] arguments)
    {
        var interpreter = new Interpreter(function, [.. arguments.Select(argument => argument is Array array ? new Window(array) : argument)], 50_000_000);
        interpreter.Run(function.Body);
        return interpreter.most;
    }

    /// <summary>One iteration: what it allocates is free again behind it.</summary>
    private object[] Iterate(Region region, IEnumerable<object> arguments)
    {
        var before = live;
        var yields = Run(region, arguments);
        live = before;
        return yields;
    }

    private object[] Run(Region region)
    {
        foreach (var value in region.Body)
        {
            if (--steps < 0) throw new InvalidOperationException($"{function.Name} does not end.");
            values[value] = Evaluate(function[value]);
        }

        return [.. region.Yields.Select(value => values[value]!)];
    }

    private object[] Run(Region region, IEnumerable<object> arguments)
    {
        foreach (var (argument, value) in region.Arguments.Zip(arguments)) values[argument] = value;
        return Run(region);
    }

    private object Value(int value) => values[value] ?? throw new InvalidOperationException($"%{value} has no value yet.");

    private object? Evaluate(Node node)
    {
        object[] operands = [.. node.Operands.Select(Value)];
        Window Buffer() => (Window)operands[0];
        int Index() => System.Convert.ToInt32(operands[1], null);
        switch (node.Code)
        {
            case OpCode.Constant:
                var constant = Conversions.Constant(node.Type.Element, node.Bits);
                return node.Type.IsVector ? Enumerable.Repeat(constant, node.Type.Lanes).ToArray() : constant;
            case OpCode.Parameter:
                return Arguments[(int)node.Bits];
            case OpCode.Result:
                return ((object[])operands[0])[node.Bits];
            case OpCode.Operator:
                return LaneSemantics.Apply(node, operands, TileWidth) ?? Semantics.Apply(node, operands);
            case OpCode.Length:
                return Buffer().Length;
            case OpCode.Load:
                return node.Type.IsVector ? Enumerable.Range(Index(), node.Type.Lanes).Select(index => Buffer()[index]).ToArray() : Buffer()[Index()];
            case OpCode.Store:
                if (operands[2] is object[] vector) for (var lane = 0; lane < vector.Length; lane++) Buffer()[Index() + lane] = vector[lane];
                else Buffer()[Index()] = operands[2];
                return null;
            case OpCode.Accumulate:
                Buffer()[Index()] = Semantics.Sum(Buffer()[Index()], operands[2]);
                return null;
            case OpCode.Allocate:
                var length = System.Convert.ToInt32(operands[0], null);
                live += length;
                most = Math.Max(most, live + pushed);
                return new Window(Conversions.Allocate(node.Type.Element, length, node.Bits == 1));
            case OpCode.Slice:
                return Buffer().Slice(Index(), System.Convert.ToInt32(operands[2], null));
            case OpCode.Guard:
                return (bool)operands[0] ? throw new ArgumentException(node.Literal) : null;
            case OpCode.Stack:
                return new Stack<object>();
            case OpCode.Push:
                ((Stack<object>)operands[0]).Push(operands[1]);
                most = Math.Max(most, live + ++pushed);
                return null;
            case OpCode.Pop:
                pushed--;
                return ((Stack<object>)operands[0]).Pop();
            case OpCode.Clear:
                Buffer().Clear();
                return null;
            case OpCode.Routine when node.Is(Routines.FetchRow):
                Buffer().Slice((int)operands[1], (int)operands[2]);
                return null;
            case OpCode.Routine:
                TileSemantics.Run(node.Operator!, [.. operands.Cast<Window>()], TileWidth);
                return null;
            case OpCode.For:
                return For(node, operands);
            case OpCode.While:
                return While(node, operands);
            case OpCode.If:
                return Run(node.Regions[(bool)operands[0] ? 0 : 1]);
            default:
                throw new InvalidOperationException($"{node.Code} is not executed.");
        }
    }

    private object[] For(Node node, object[] operands)
    {
        var carried = operands[2..];
        var upper = (int)operands[1];
        for (long i = (int)operands[0]; node.Bits > 0 ? i < upper : i > upper; i += node.Bits) carried = Iterate(node.Regions[0], [(int)i, .. carried]);
        return carried;
    }

    private object[] While(Node node, object[] carried)
    {
        while ((bool)Run(node.Regions[0], carried)[0])
        {
            // An empty loop has no node that counts.
            if (--steps < 0) throw new InvalidOperationException($"{function.Name} does not end.");
            carried = Iterate(node.Regions[1], carried);
        }

        return carried;
    }
}
