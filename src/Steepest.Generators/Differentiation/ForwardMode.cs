using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Forward mode: the function with its derivatives along one or several directions at once. Every value that varies gets a tangent for
/// each direction right behind it, every buffer and stack that varies one beside it; loops and branches hand tangents on beside what
/// they belong to.
/// <code>
/// slope = x[i] · y        →     slope = x[i] · y; slopeTangent = xDirection[i] · y + x[i] · yDirection
/// stored[i] = slope       →     stored[i] = slope; storedTangent[i] = slopeTangent
/// </code>
/// It runs over what reverse mode makes, too: the tangent of a gradient is the Hessian times the direction.
/// </summary>
internal sealed partial class ForwardMode
{
    /// <summary>How far a product of tangents is looked into.</summary>
    private const int DeepestProduct = 4;

    private readonly Function source;
    private readonly Structure structure;
    private readonly Variation variation;
    private readonly FunctionBuilder target;
    private readonly int lanes;
    private readonly int[] primals;
    private readonly Dictionary<int, int[]> tangents = [];
    private readonly Dictionary<int, TangentBuffer[]> buffers = [];

    private ForwardMode(Function source, int lanes)
    {
        this.source = source;
        target = new FunctionBuilder { IsStrict = source.IsStrict };
        this.lanes = lanes;
        structure = new Structure(source);
        variation = new Variation(structure);
        primals = Enumerable.Repeat(-1, source.Nodes.Count).ToArray();
    }

    private int Primal(int value) => primals[value];

    private EquatableArray<int> Primal(IEnumerable<int> values) => values.Select(Primal).ToEquatableArray();

    /// <summary>The tangents of a number, one for each direction; null for 0.</summary>
    private int[]? Tangents(int value) => tangents.TryGetValue(value, out var known) ? known : null;

    private int[] TangentsOrZero(int value) => Tangents(value) ?? Zeros(source[value].Type);

    private int[] Zeros(IrType type) => Lanes(_ => target.Constant(type, 0));

    private int[] Lanes(Func<int, int> make) => [.. Enumerable.Range(0, lanes).Select(make)];

    /// <summary>What a lane's own value is called: <c>slopeTangent</c>, and where there are several directions <c>slopeTangent0</c>.</summary>
    private string? NameOf(string? name, string suffix, int lane) => name is null ? null : name + suffix + Number(lane);

    private string Number(int lane) => lanes == 1 ? "" : lane.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string? NameOfTangent(int value, int lane) => NameOf(source[value].Name, "Tangent", lane);

    private void Run(Region region)
    {
        foreach (var value in region.Body) Visit(value, source[value]);
    }

    private void Visit(int value, Node node)
    {
        target.Ordinal = node.Ordinal;
        switch (node.Code)
        {
            case OpCode.Parameter or OpCode.Result:
                break;
            case OpCode.For:
                For(value, node);
                break;
            case OpCode.While:
                While(value, node);
                break;
            case OpCode.If:
                If(value, node);
                break;
            case OpCode.Length:
                primals[value] = target.Length(Primal(node.Operands[0]));
                break;
            case OpCode.Operator:
                primals[value] = target.Add(node with { Operands = Primal(node.Operands) });
                Apply(value, node);
                break;
            default:
                primals[value] = target.Add(node with { Operands = Primal(node.Operands) });
                if (node.Operands.Count > 0 && source[node.Operands[0]].Type.IsBuffer ? HasTangent(node.Operands[0]) : HasTangent(value)) Memory(value, node);
                break;
        }
    }

    /// <summary>The tangent of an application: the sum of t · ∂f/∂xᵢ over its operands, t being theirs.</summary>
    private void Apply(int value, Node node)
    {
        var row = node.Operator!;
        if (!node.Type.IsFloating || node.Operands.All(operand => Tangents(operand) is null)) return;
        if (row is { Scaled: null, LosesDerivative: false } && row.Typing is Typing.Same)
            throw new InvalidOperationException($"The derivative of '{row.Name}' is not known in\n{source}");
        var at = new Application(target, Primal(node.Operands), Primal(value));
        var sums = new int?[lanes];
        for (var lane = 0; lane < lanes; lane++) sums[lane] = Tangent(at, row, [.. node.Operands.Select(operand => Moving(operand, lane))]);
        if (sums.All(sum => sum is null)) return;
        tangents[value] = Lanes(lane => sums[lane] is { } sum ? target.Name(sum, NameOfTangent(value, lane)) : target.Constant(node.Type, 0));
    }

    /// <summary>The tangent of a number in one direction; null where it is known to be 0.</summary>
    private int? Moving(int value, int lane)
        => Tangents(value)?[lane] is { } tangent && target[tangent] is not { Code: OpCode.Constant, Number: 0 } ? tangent : null;

    private int? Tangent(Application at, Operator row, int?[] ofOperands)
    {
        if (ofOperands.All(tangent => tangent is null)) return null;
        if (row.Tangent is { } whole) return whole(at, ofOperands);
        int? sum = null;
        for (var i = 0; i < ofOperands.Length; i++)
        {
            if (ofOperands[i] is not { } tangent || Scaled(at, row, tangent, i) is not { } summand) continue;
            sum = sum is { } before ? target.Apply(Operators.Add, before, summand) : summand;
        }

        return sum;
    }

    /// <summary>The scaled partial; of what moves in a unit direction or not at all, the partial or 0.</summary>
    private int? Scaled(Application at, Operator row, int tangent, int index)
    {
        var isUnit = target[tangent] is { Code: OpCode.Operator } choice && choice.Operator == Operators.Select
            && target[choice.Operands[1]] is { Code: OpCode.Constant, Number: 1 } && target[choice.Operands[2]] is { Code: OpCode.Constant, Number: 0 };
        if (!isUnit) return row.Scaled?.Invoke(at, tangent, index) is { } amount ? MayMeetInfinity(row, tangent) ? target.Emit(Operators.UnlessZero, tangent, amount) : amount : null;
        var operands = target[tangent].Operands;
        if (row.Scaled?.Invoke(at, operands[1], index) is not { } partial) return null;
        return target.Apply(Operators.Select, operands[0], partial, target.Constant(target.TypeOf(partial), 0));
    }

    /// <summary>
    /// Whether a tangent may be 0, of what does not move here, where the derivative is infinite: <c>Acos(Clamp(x, -1, 1))</c> beyond the bounds.
    /// Nothing comes of it then, as backwards nothing comes to what is not read. Where the value is infinite, too, only branches are asked.
    /// </summary>
    private bool MayMeetInfinity(Operator row, int tangent) => row.Steepness switch
    {
        Steepness.AtEdge => true,
        Steepness.AtPole => IsChosen(tangent, 0),
        _ => false,
    };

    /// <summary>Whether a tangent comes from a branch or a loop, one way of which may not move.</summary>
    private bool IsChosen(int tangent, int depth) => target[tangent] switch
    {
        { Code: OpCode.Result } => true,
        { Code: OpCode.Operator } node => node.Operator == Operators.Select
            || (depth < DeepestProduct && node.Operator == Operators.Multiply && node.Operands.Any(operand => IsChosen(operand, depth + 1))),
        _ => false,
    };
}
