using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Whether the iterations of a loop can run side by side, one a lane, and what each value is then. What decides are dependences: through
/// carried values, which must be reductions or delays, and through memory, where an element that is written must be met by no other iteration.
/// </summary>
internal sealed class LaneAnalysis
{
    private readonly Structure structure;
    private readonly Function function;
    private readonly int loop;
    private readonly int induction;
    private readonly Dictionary<int, LaneKind> kinds = [];
    private readonly Carriage[] carriages;
    private readonly HashSet<int> sums = [];
    private readonly Dictionary<int, InnerLoop> inners = [];
    private readonly bool isOverRows;
    private int branches;

    private LaneAnalysis(Structure structure, int loop, bool isOverRows)
    {
        this.structure = structure;
        this.isOverRows = isOverRows;
        this.loop = loop;
        function = structure.Function;
        var region = function[loop].Regions[0];
        induction = region.Arguments[0];
        kinds[induction] = LaneKind.Consecutive;
        var reductions = new Reductions(structure);
        carriages = [.. region.Yields.Select((_, position) => reductions.Of(loop, position))];
        ReachesBack = Enumerable.Range(0, carriages.Length).Any(position => carriages[position] == Carriage.Delay && reductions.IsChained(loop, position));
        IsBackward = function[loop].Bits < 0;
        Obstacle = FindElement() ?? FindCarried(region) ?? FindShared() ?? Examine(region);
    }

    /// <summary>The first thing that prevents it; null where nothing does.</summary>
    public Obstacle? Obstacle { get; }

    /// <summary>Whether the loop counts down; in lanes it counts up, since no iteration needs another.</summary>
    public bool IsBackward { get; }

    /// <summary>The type of number that all vectors hold.</summary>
    public IrType Element { get; private set; }

    public IReadOnlyList<Carriage> Carriages => carriages;

    /// <summary>Whether iterations need more than the one before: then vectors follow each other without a gap or an overlap, and what is left runs one by one.</summary>
    public bool ReachesBack { get; }

    /// <summary>Additions to one element that all iterations share: a sum until the loop ends.</summary>
    public IReadOnlyCollection<int> Sums => sums;

    /// <summary>The loops over the elements of rows.</summary>
    public IReadOnlyDictionary<int, InnerLoop> Inners => inners;

    /// <summary>Of a loop whose iterations are single steps.</summary>
    public static LaneAnalysis Of(Structure structure, int loop) => new(structure, loop, isOverRows: false);

    /// <summary>Of a loop over rows, with loops over their elements in it.</summary>
    public static LaneAnalysis OfRows(Structure structure, int loop) => new(structure, loop, isOverRows: true);

    public LaneKind KindOf(int value) => kinds.TryGetValue(value, out var kind) ? kind : LaneKind.Uniform;

    /// <summary>Floating-point numbers from outside the loop that vectors are computed with.</summary>
    public IEnumerable<int> Invariants
        => structure.Inside(loop).Where(value => KindOf(value) == LaneKind.Vector || function[value].HasEffect)
            .SelectMany(value => function[value].Operands).Distinct()
            .Where(operand => IsOutside(operand) && function[operand] is { Type: { IsFloating: true, IsBuffer: false }, Code: not OpCode.Constant });

    /// <summary>Whether a value stands outside the loop.</summary>
    public bool IsOutside(int value) => !structure.IsInside(value, loop);

    /// <summary>Whether result <paramref name="position"/> of a branch is read.</summary>
    public bool IsRead(int branch, int position) => structure.Results[branch][position] >= 0;

    /// <summary>Whether iterations that have run may store again: they read nothing that the loop writes, and nothing of the iteration before.</summary>
    public bool IsRepeatable { get; private set; }

    /// <summary>Whether a value is a sum in double of what is computed in float.</summary>
    public bool IsWidened(int value)
    {
        var position = function[loop].Regions[0].Yields.ToList().IndexOf(value);
        return position >= 0 && carriages[position] == Carriage.WidenedSum;
    }

    /// <summary>The numbers that are computed: all in one precision, but for sums that are kept in double.</summary>
    private Obstacle? FindElement()
    {
        var values = structure.Inside(loop).Where(value => function[value].Type.IsFloating && function[value].Code is OpCode.Operator or OpCode.Load).ToList();
        var single = values.FindIndex(value => function[value].Type == IrType.Single);
        Element = single >= 0 ? IrType.Single : IrType.Double;
        if (values.Count == 0) return new Obstacle(loop, "it computes no floating-point numbers");
        var allowed = function[loop].Regions[0].Yields.Where((_, position) => carriages[position] == Carriage.WidenedSum).ToList();
        var stray = values.FindIndex(value => function[value].Type != Element && !allowed.Contains(value) && !(structure.Uses(value) is [var use] && allowed.Contains(use.Reader)));
        return stray >= 0 ? new Obstacle(values[stray], "it mixes float and double") : null;
    }

    private Obstacle? FindCarried(Region region)
    {
        for (var position = 0; position < carriages.Length; position++)
        {
            if (carriages[position] == Carriage.None || (IsBackward && carriages[position] == Carriage.Delay)) return new Obstacle(region.Yields[position], $"an iteration needs {Quoted(region.Arguments[position + 1])} from the one before");
            kinds[region.Arguments[position + 1]] = LaneKind.Vector;
        }

        return null;
    }

    /// <summary>Memory that one iteration writes and another touches.</summary>
    private Obstacle? FindShared()
    {
        var accesses = structure.Inside(loop).Where(value => function[value].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear).ToList();
        IsRepeatable = !carriages.Contains(Carriage.Delay);
        foreach (var group in accesses.GroupBy(value => structure.Root(function[value].Operands[0])))
        {
            if (group.Any(value => function[value].Code != OpCode.Load) && group.Any(value => function[value].Code != OpCode.Store)) IsRepeatable = false;
            if (group.All(value => function[value].Code is OpCode.Load or OpCode.Accumulate) && group.Select(value => function[value].Code).Distinct().Count() == 1) continue;
            var first = group.First();
            if (group.Any(value => function[value].Code == OpCode.Clear)) return new Obstacle(first, $"it clears {Quoted(group.Key)} in each iteration");
            var form = IndexOf(first);
            foreach (var access in group)
            {
                if (function[access].Operands[0] != function[first].Operands[0] || !IndexOf(access).IsSame(form) || form.Factor(induction) == 0 || Varies(form.Without(induction)))
                    return new Obstacle(access, $"it writes elements of {Quoted(group.Key)} that other iterations may read or write");
            }
        }

        return null;
    }

    private bool Varies(LinearForm form) => form.Terms.Keys.Any(term => structure.IsInside(term, loop));

    private LinearForm IndexOf(int access) => LinearForm.Of(function, function[access].Operands[1]);

    private Obstacle? Examine(Region region)
    {
        foreach (var value in region.Body)
        {
            if (Examine(value, function[value]) is { } obstacle) return obstacle;
        }

        return null;
    }

    private Obstacle? Examine(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Constant:
                return null;
            case OpCode.Length:
                return structure.IsInside(node.Operands[0], loop) ? new Obstacle(value, "it makes memory of its own in each iteration") : null;
            case OpCode.Operator:
                return ExamineOperator(value, node);
            case OpCode.Load:
                return ExamineLoad(value, node);
            case OpCode.Store or OpCode.Accumulate:
                return ExamineWrite(value, node);
            case OpCode.If:
                branches++;
                var obstacle = Examine(node.Regions[0]) ?? Examine(node.Regions[1]);
                branches--;
                return obstacle;
            case OpCode.For when isOverRows && branches == 0:
                inners[value] = new InnerLoop(structure, loop, value, KindOf, Element);
                return inners[value].Obstacle;
            case OpCode.Slice when isOverRows && branches == 0 && KindOf(node.Operands[0]) == LaneKind.Uniform && KindOf(node.Operands[2]) == LaneKind.Uniform:
                if (structure.IsInside(node.Operands[0], loop) || structure.IsInside(node.Operands[2], loop)) return new Obstacle(value, "it slices memory anew in each iteration");
                kinds[value] = KindOf(node.Operands[1]) == LaneKind.Uniform ? LaneKind.Uniform : LaneKind.Several;
                return KindOf(node.Operands[1]) == LaneKind.Vector ? new Obstacle(value, "an index depends on floating-point numbers") : null;
            case OpCode.Result:
                kinds[value] = LaneKind.Vector;
                return node.Type.IsFloating || node.Type == IrType.Boolean ? null : new Obstacle(value, $"{Quoted(value)} is an integer that depends on a branch");
            case OpCode.For or OpCode.While:
                return new Obstacle(value, "there is a loop in it");
            case OpCode.Guard when branches == 0 && node.Operands.All(operand => KindOf(operand) == LaneKind.Uniform):
                return null;
            case OpCode.Guard:
                return new Obstacle(value, "it may throw");
            default:
                return new Obstacle(value, "it makes memory of its own in each iteration");
        }
    }

    private Obstacle? ExamineOperator(int value, Node node)
    {
        var operands = node.Operands.Select(KindOf).ToList();
        if (node.Type.IsFloating)
        {
            if (operands.All(kind => kind == LaneKind.Uniform)) return null;
            kinds[value] = LaneKind.Vector;
            if (node.Is(Operators.Convert)) return null;
            if (node.Operator!.LaneForm is null && node.Operator.InLanes is null) return new Obstacle(value, $"{node.Operator.Name} has no form for lanes");
            return node.Operands.Any(operand => function[operand].Type.IsInteger) ? new Obstacle(value, $"{node.Operator.Name} takes an integer that differs from iteration to iteration") : null;
        }

        if (node.Type == IrType.Boolean && operands.Contains(LaneKind.Vector))
        {
            kinds[value] = LaneKind.Vector;
            return node.Operator!.LaneForm is null ? new Obstacle(value, $"{node.Operator.Name} has no form for lanes") : null;
        }

        if (operands.Contains(LaneKind.Vector)) return new Obstacle(value, $"it makes an integer of a number that differs from iteration to iteration");
        if (operands.All(kind => kind == LaneKind.Uniform)) return branches > 0 && MayThrow(node) ? new Obstacle(value, "it divides integers on one path only") : null;
        kinds[value] = IsConsecutive(node) ? LaneKind.Consecutive : LaneKind.Several;
        return kinds[value] == LaneKind.Several && branches > 0 && MayThrow(node) ? new Obstacle(value, "it divides integers on one path only") : null;
    }

    private static bool MayThrow(Node node) => node.Is(Operators.Divide) || node.Is(Operators.Remainder) || node.Operator!.Form is InContext { IsChecked: true };

    private bool IsConsecutive(Node node)
    {
        if (node.Type != IrType.Int32 || (!node.Is(Operators.Add) && !node.Is(Operators.Subtract))) return false;
        var (first, second) = (KindOf(node.Operands[0]), KindOf(node.Operands[1]));
        return (first == LaneKind.Consecutive && second == LaneKind.Uniform) || (node.Is(Operators.Add) && first == LaneKind.Uniform && second == LaneKind.Consecutive);
    }

    private Obstacle? ExamineLoad(int value, Node node)
    {
        if (structure.IsInside(node.Operands[0], loop) && !isOverRows) return new Obstacle(value, "it slices memory anew in each iteration");
        var index = KindOf(node.Operands[1]);
        if (index == LaneKind.Vector) return new Obstacle(value, "an index depends on floating-point numbers");
        var isContiguous = IsContiguous(value);
        if (branches > 0 && !isContiguous) return new Obstacle(value, $"it reads {Quoted(node.Operands[0])} on one path only");
        kinds[value] = index == LaneKind.Uniform && KindOf(node.Operands[0]) == LaneKind.Uniform ? LaneKind.Uniform : node.Type.IsFloating ? LaneKind.Vector : LaneKind.Several;
        return null;
    }

    private Obstacle? ExamineWrite(int value, Node node)
    {
        if (structure.IsInside(node.Operands[0], loop)) return new Obstacle(value, "it slices memory anew in each iteration");
        if (function[node.Operands[2]].Type != Element) return new Obstacle(value, $"it writes {Quoted(node.Operands[0])}, which holds other numbers than it computes");
        if (IsContiguous(value)) return null;
        var index = KindOf(node.Operands[1]);
        if (node.Code == OpCode.Accumulate && index == LaneKind.Uniform && branches == 0 && (!structure.IsInside(node.Operands[1], loop) || function[node.Operands[1]].Code == OpCode.Constant))
        {
            sums.Add(value);
            return null;
        }

        return new Obstacle(value, $"it writes elements of {Quoted(node.Operands[0])} that do not follow each other");
    }

    /// <summary>Whether the elements that lanes meet follow each other, and where they lie can be told before the loop.</summary>
    public bool IsContiguous(int access)
    {
        var node = function[access];
        if (!function[node.Operands[0]].Type.ToElement().IsFloating || structure.IsInside(node.Operands[0], loop)) return false;
        var form = IndexOf(access);
        return form.Factor(induction) == 1 && !Varies(form.Without(induction)) && Math.Abs(form.Constant) < 1 << 20;
    }

    private string Quoted(int value)
    {
        var name = function[value].Name ?? (function[value].Code == OpCode.Parameter ? function.Parameters[(int)function[value].Bits].Name : null);
        return name is null ? "a value" : name;
    }
}
