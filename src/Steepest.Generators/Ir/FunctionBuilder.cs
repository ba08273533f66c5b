using Steepest.Generators.Rules;

namespace Steepest.Generators.Ir;

/// <summary>
/// Builds a function node by node, in order of execution. Operators go through <see cref="Simplification"/>, so that no rule or pass
/// has to mind ones and zeros.
/// </summary>
internal sealed partial class FunctionBuilder
{
    private readonly List<Node> nodes = [];
    private readonly List<Parameter> parameters = [];
    private readonly List<int> root = [];
    private readonly Stack<List<int>> scopes = new();
    private readonly List<int> depths = [];

    public FunctionBuilder() => scopes.Push(root);

    /// <summary>Whether counted loops to come are checkpointed; those inside such a loop are not.</summary>
    public bool Checkpoints { get; set; }

    /// <summary>Whether the function is to be <see cref="Function.IsStrict"/>.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The function's <see cref="Function.VectorBits"/>.</summary>
    public int VectorBits { get; init; } = Function.FullVector;

    /// <summary>The statement that the nodes to come belong to.</summary>
    public int Ordinal { get; set; } = -1;

    public Node this[int value] => nodes[value];

    public int Count => nodes.Count;

    public IrType TypeOf(int value) => nodes[value].Type;

    /// <summary>The next parameter. It stands before everything else of the function, wherever in it the need for it shows.</summary>
    public int Parameter(Parameter parameter)
    {
        parameters.Add(parameter);
        nodes.Add(new Node(OpCode.Parameter, parameter.Type, EquatableArray<int>.Empty) { Bits = parameters.Count - 1, Name = parameter.Name });
        depths.Add(1);
        root.Insert(parameters.Count - 1, nodes.Count - 1);
        return nodes.Count - 1;
    }

    public int Constant(IrType type, double value, string? literal = null)
    {
        var bits = type.Element switch
        {
            ElementType.Double => BitConverter.DoubleToInt64Bits(value),
            ElementType.Single => BitCast.FromSingle((float)value),
            _ => (long)value,
        };
        return Add(new Node(OpCode.Constant, type, EquatableArray<int>.Empty) { Bits = bits, Literal = literal, Ordinal = Ordinal });
    }

    public int Integer(long value) => Add(new Node(OpCode.Constant, IrType.Int32, EquatableArray<int>.Empty) { Bits = value, Ordinal = Ordinal });

    public int Long(long value) => Add(new Node(OpCode.Constant, IrType.Int64, EquatableArray<int>.Empty) { Bits = value, Ordinal = Ordinal });

    public int Boolean(bool value) => Add(new Node(OpCode.Constant, IrType.Boolean, EquatableArray<int>.Empty) { Bits = value ? 1 : 0 });

    /// <summary>Applies a row of the table; the result may be an existing value.</summary>
    public int Apply(Operator row, params int[] operands) => Simplification.Simplify(this, row, operands) ?? Emit(row, operands);

    /// <summary>Applies a row of the table as it stands.</summary>
    public int Emit(Operator row, params int[] operands)
    {
        var type = row.Typing switch
        {
            Typing.Predicate => TypeOf(operands[0]).ToMask(),
            Typing.Integer => IrType.Int32,
            Typing.First => TypeOf(operands[0]),
            Typing.Reinterpreted => TypeOf(operands[0]).Reinterpreted,
            Typing.Stated => throw new InvalidOperationException($"{row.Name} states its type."),
            _ => TypeOf(operands[operands.Length - 1]),
        };
        return Add(new Node(OpCode.Operator, type, EquatableArray.Of(operands)) { Operator = row, Ordinal = Ordinal });
    }

    /// <summary>Applies a row that states its type.</summary>
    public int Emit(Operator row, IrType type, params int[] operands) => Add(new Node(OpCode.Operator, type, EquatableArray.Of(operands)) { Operator = row });

    public int Convert(int value, IrType type)
    {
        if (TypeOf(value) == type) return value;
        if (nodes[value] is { Code: OpCode.Constant } constant)
        {
            // Of longer integers the host would round otherwise.
            if (type.IsFloating && (constant.Type.IsFloating || constant.Type.Bits is > 0 and <= 32)) return Constant(type, constant.Number);
            if (type == IrType.Int32 && constant.Type.IsFloating && Math.Abs(constant.Number) < int.MaxValue) return Integer((long)constant.Number);
            if (type.Bits > 0 && constant.Type.Bits > 0) return Add(new Node(OpCode.Constant, type, EquatableArray<int>.Empty) { Bits = type.Truncated(constant.Bits) });
        }

        return Add(new Node(OpCode.Operator, type, EquatableArray.Of(value)) { Operator = Operators.Convert });
    }

    /// <summary>The number of elements: for a window or an allocation, what it was made with.</summary>
    public int Length(int buffer) => nodes[buffer].Code switch
    {
        OpCode.Allocate => nodes[buffer].Operands[0],
        OpCode.Slice => nodes[buffer].Operands[2],
        _ => Add(new Node(OpCode.Length, IrType.Int32, EquatableArray.Of(buffer))),
    };

    public int Load(int buffer, int index) => Add(new Node(OpCode.Load, TypeOf(buffer).ToElement(), EquatableArray.Of(buffer, index)) { Ordinal = Ordinal });

    /// <summary>As many elements as a vector has, the first of them at the index.</summary>
    public int LoadVector(int buffer, int index) => Add(new Node(OpCode.Load, TypeOf(buffer).ToElement().ToVector(VectorBits), EquatableArray.Of(buffer, index)));

    public void Store(int buffer, int index, int value) => Add(new Node(OpCode.Store, IrType.None, EquatableArray.Of(buffer, index, value)));

    public void Accumulate(int buffer, int index, int value) => Add(new Node(OpCode.Accumulate, IrType.None, EquatableArray.Of(buffer, index, value)));

    public void Clear(int buffer) => Add(new Node(OpCode.Clear, IrType.None, EquatableArray.Of(buffer)));

    /// <param name="row">Which.</param>
    /// <param name="operands">The buffer that it writes, and what it reads.</param>
    public void Routine(Operator row, params int[] operands) => Add(new Node(OpCode.Routine, IrType.None, EquatableArray.Of(operands)) { Operator = row });

    /// <param name="condition">Where it holds, the function throws.</param>
    /// <param name="exception">The C# expression that creates the exception; types are named in full.</param>
    /// <param name="values">The numbers that placeholders in it stand for.</param>
    public void Guard(int condition, string exception, params int[] values)
    {
        if (nodes[condition] is not { Code: OpCode.Constant, Bits: 0 }) Add(new Node(OpCode.Guard, IrType.None, EquatableArray.Of([condition, .. values])) { Literal = exception });
    }

    public int Allocate(IrType element, int length, bool cleared, string? name = null)
        => Add(new Node(OpCode.Allocate, element.ToBuffer(), EquatableArray.Of(length)) { Bits = cleared ? 1 : 0, Name = name });

    public int Stack(IrType element, string? name = null) => Add(new Node(OpCode.Stack, element.ToBuffer(), EquatableArray<int>.Empty) { Name = name });

    public void Push(int stack, int value) => Add(new Node(OpCode.Push, IrType.None, EquatableArray.Of(stack, value)));

    public int Pop(int stack, string? name = null) => Add(new Node(OpCode.Pop, TypeOf(stack).ToElement(), EquatableArray.Of(stack)) { Name = name });

    public int Slice(int buffer, int start, int length) => Add(new Node(OpCode.Slice, TypeOf(buffer), EquatableArray.Of(buffer, start, length)));

    /// <summary>A counted loop. The body gets the induction variable and the carried values and returns what they become.</summary>
    public int[] For(int lower, int upper, long step, int[] carried, Func<int, int[], int[]> body, string? induction = null, string?[]? names = null)
    {
        var (ordinal, isCheckpointed) = (Ordinal, Checkpoints);
        Checkpoints = false;
        var arguments = new List<int> { Argument(IrType.Int32, induction) };
        for (var i = 0; i < carried.Length; i++) arguments.Add(Argument(TypeOf(carried[i]), names?[i]));
        var region = Region(arguments, () => body(arguments[0], [.. arguments.Skip(1)]));
        (Ordinal, Checkpoints) = (ordinal, isCheckpointed);
        var loop = new Node(OpCode.For, IrType.None, EquatableArray.Of([lower, upper, .. carried])) { Bits = step, Regions = EquatableArray.Of(region), IsCheckpointed = isCheckpointed };
        return Results(loop, region, names);
    }

    /// <summary>A loop that runs while its condition holds.</summary>
    public int[] While(int[] carried, Func<int[], int> condition, Func<int[], int[]> body, string?[]? names = null)
    {
        var ordinal = Ordinal;
        int[] Arguments() => [.. carried.Select((value, i) => Argument(TypeOf(value), names?[i]))];
        var tested = Arguments();
        var test = Region(tested, () => [condition(tested)]);
        var entered = Arguments();
        var step = Region(entered, () => body(entered));
        Ordinal = ordinal;
        return Results(new Node(OpCode.While, IrType.None, EquatableArray.Of(carried)) { Regions = EquatableArray.Of(test, step) }, step, names);
    }

    /// <summary>A branch with results.</summary>
    public int[] If(int condition, Func<int[]> then, Func<int[]> otherwise, string?[]? names = null)
    {
        var ordinal = Ordinal;
        var first = Region([], then);
        Ordinal = ordinal;
        var second = Region([], otherwise);
        Ordinal = ordinal;
        return Results(new Node(OpCode.If, IrType.None, EquatableArray.Of(condition)) { Regions = EquatableArray.Of(first, second) }, first, names);
    }

    /// <summary>A node as it is, with operands that are values of this builder.</summary>
    public int Add(Node node)
    {
        if (node.Ordinal < 0 && Ordinal >= 0) node = node with { Ordinal = Ordinal };
        nodes.Add(node);

        // Arguments are made before the region that they belong to.
        depths.Add(node.Code is OpCode.Argument ? scopes.Count + 1 : scopes.Count);
        if (node.Code is not OpCode.Argument) scopes.Peek().Add(nodes.Count - 1);
        return nodes.Count - 1;
    }

    /// <summary>A region whose arguments were made by <see cref="Argument"/>.</summary>
    public Region Region(IEnumerable<int> arguments, Func<int[]> body)
    {
        scopes.Push([]);
        var yields = body();
        return new Region(arguments.ToEquatableArray(), scopes.Pop().ToEquatableArray(), EquatableArray.Of(yields));
    }

    public int Argument(IrType type, string? name = null) => Add(new Node(OpCode.Argument, type, EquatableArray<int>.Empty) { Name = name, Ordinal = Ordinal });

    /// <summary>Adds a loop or branch and returns its results, which without names take those of what is yielded.</summary>
    public int[] Results(Node node, Region yielding, string?[]? names = null)
    {
        var owner = Add(node);
        return [.. yielding.Yields.Select((value, i) => Add(new Node(OpCode.Result, TypeOf(value), EquatableArray.Of(owner)) { Bits = i, Name = names is null ? nodes[value].Name : names[i] }))];
    }

    /// <summary>Names a value that has no name.</summary>
    public int Name(int value, string? name)
    {
        if (name != null && nodes[value] is { Name: null, Code: not OpCode.Constant } node) nodes[value] = node with { Name = name };
        return value;
    }

    public Function Build(string name, IReadOnlyList<int> results, IEnumerable<string> resultNames, EquatableArray<string> quotes)
    {
        var body = new Region(EquatableArray<int>.Empty, scopes.Pop().ToEquatableArray(), results.ToEquatableArray());
        return new Function(name, parameters.ToEquatableArray(), nodes.ToEquatableArray(), body, resultNames.ToEquatableArray(), quotes) { IsStrict = IsStrict, VectorBits = VectorBits };
    }
}
