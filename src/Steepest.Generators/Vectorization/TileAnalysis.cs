using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Whether iterations of a loop with loops in it can run side by side, one a lane, each with arrays of its own, and what each value is then.
/// Loops in it must run as often in all lanes; what iterations add to memory that they share is summed up over lanes.
/// </summary>
internal sealed partial class TileAnalysis
{
    private readonly Structure structure;
    private readonly Function function;
    private readonly int loop;
    private readonly Dictionary<int, LaneKind> kinds = [];
    private readonly HashSet<int> expanded = [];
    private readonly List<Column> columns = [];
    private readonly List<TileProduct> products = [];
    private readonly HashSet<int> additions = [];
    private readonly HashSet<int> widened = [];
    private bool hasChanged;

    public TileAnalysis(Structure structure, int loop)
    {
        this.structure = structure;
        this.loop = loop;
        function = structure.Function;
        FindWidened();
        Obstacle = FindElement() ?? FindCarried() ?? FindMemory();
        if (Obstacle is not null) return;
        kinds[function[loop].Regions[0].Arguments[0]] = LaneKind.Spaced;
        do
        {
            for (hasChanged = true; hasChanged;)
            {
                hasChanged = false;
                Spread(function[loop].Regions[0]);
            }
        }
        while (FindSerial());

        Obstacle = Examine(function[loop].Regions[0], isMasked: false);
        if (Obstacle is not null) return;
        expanded.RemoveWhere(IsInSerial);
        columns = [.. new ColumnSearch(structure, loop, KindOf).All.Where(column => !IsInSerial(column.Inner))];
        products = [.. new ProductSearch(structure, this, loop).All.Where(product => !IsInSerial(product.Inner))];
        foreach (var product in products) additions.Add(product.Addition);
    }

    /// <summary>The first thing that prevents it; null where nothing does.</summary>
    public Obstacle? Obstacle { get; }

    /// <summary>The type of number that all vectors hold.</summary>
    public IrType Element { get; private set; }

    /// <summary>Arrays that each lane has its own of, side by side.</summary>
    public IReadOnlyCollection<int> Expanded => expanded;

    /// <summary>Elements of rows that loops in it come to again and again: they are gathered once.</summary>
    public IReadOnlyList<Column> Columns => columns;

    /// <summary>Products that are added up as those of matrices.</summary>
    public IReadOnlyList<TileProduct> Products => products;

    /// <summary>Whether an addition is one of such products.</summary>
    public bool IsProduct(int addition) => additions.Contains(addition);

    public LaneKind KindOf(int value) => kinds.TryGetValue(value, out var kind) ? kind : LaneKind.Uniform;

    /// <summary>Whether a carried value is a sum in double of what iterations compute in float.</summary>
    public bool IsWidened(int position) => widened.Contains(function[loop].Regions[0].Yields[position]);

    /// <summary>Whether a value belongs to such a sum: the sum itself, or a number widened for it.</summary>
    public bool IsWidenedSum(int value) => widened.Contains(value);

    /// <summary>Whether a buffer, or the one that it is a window of, is one that each lane has its own of.</summary>
    public bool IsExpanded(int buffer) => expanded.Contains(structure.Root(buffer));

    /// <summary>Whether the index of an access is seen to lie within its array.</summary>
    public bool IsWithin(int access) => new IndexRange(structure).IsWithin(access);

    private bool IsInside(int value) => structure.IsInside(value, loop);

    private void FindWidened()
    {
        var reductions = new Reductions(structure);
        for (var i = 0; i < function[loop].Regions[0].Yields.Count; i++)
        {
            var yield = function[loop].Regions[0].Yields[i];
            if (reductions.Of(loop, i) != Carriage.WidenedSum) continue;
            widened.Add(yield);
            widened.UnionWith(function[yield].Operands.Where(operand => function[operand].Is(Operators.Convert)));
        }
    }

    private Obstacle? FindElement()
    {
        var values = structure.Inside(loop).Where(value => !widened.Contains(value) && function[value].Type is { IsFloating: true, IsBuffer: false } && function[value].Code is OpCode.Operator or OpCode.Load).ToList();
        if (values.Any(value => function[value].Type.IsVector)) return new Obstacle(loop, "it runs in lanes already");
        if (values.Count == 0) return new Obstacle(loop, "it computes no floating-point numbers");
        if (structure.Inside(loop).Any(value => function[value].Code == OpCode.While)) return new Obstacle(loop, "a loop in it runs as often as only running it shows");
        Element = function[values[0]].Type;
        var stray = values.FindIndex(value => function[value].Type != Element);
        return stray >= 0 ? new Obstacle(values[stray], "it mixes float and double") : null;
    }

    /// <summary>Iterations hand on nothing but sums.</summary>
    private Obstacle? FindCarried()
    {
        var region = function[loop].Regions[0];
        var flow = new SumFlow(structure);
        for (var i = 0; i < region.Yields.Count; i++)
        {
            if (!IsWidened(i) && (function[region.Arguments[i + 1]].Type != Element || !flow.IsSum(loop, i))) return new Obstacle(region.Yields[i], $"an iteration needs {Quoted(region.Arguments[i + 1])} from the one before");
            kinds[region.Arguments[i + 1]] = LaneKind.Vector;
        }

        return null;
    }

    /// <summary>Memory from outside is either read or added to; arrays of numbers made in an iteration are the iteration's own.</summary>
    private Obstacle? FindMemory()
    {
        foreach (var group in structure.Inside(loop).Where(value => function[value].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear).GroupBy(value => structure.Root(function[value].Operands[0])))
        {
            if (IsInside(group.Key))
            {
                if (function[group.Key].Code is not OpCode.Allocate) return new Obstacle(group.First(), "it records as much as only running it shows");
                if (IsInside(function[group.Key].Operands[0]) && !IsConstant(function[group.Key].Operands[0])) return new Obstacle(group.Key, $"the length of {Quoted(group.Key)} is only known in it");
                if (function[group.Key].Type.ToElement() == Element) expanded.Add(group.Key);
                else if (function[group.Key].Type.IsFloating) return new Obstacle(group.Key, "it mixes float and double");
            }
            else if (group.Any(value => function[value].Code != OpCode.Load) && group.Any(value => function[value].Code != OpCode.Accumulate))
            {
                return new Obstacle(group.First(), $"it writes elements of {Quoted(group.Key)} that other iterations may read or write");
            }
        }

        return null;
    }

    private bool IsConstant(int value) => function[value].Code == OpCode.Constant;

    /// <summary>One round of finding out what differs from lane to lane.</summary>
    private void Spread(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = function[value];
            switch (node.Code)
            {
                case OpCode.Operator:
                    Raise(value, OfOperator(node));
                    break;
                case OpCode.Load:
                    var isVector = IsExpanded(node.Operands[0]) || node.Operands.Any(operand => KindOf(operand) != LaneKind.Uniform);
                    Raise(value, !isVector ? LaneKind.Uniform : node.Type.IsFloating ? LaneKind.Vector : LaneKind.Several);
                    break;
                case OpCode.Slice when node.Operands.Any(operand => KindOf(operand) != LaneKind.Uniform):
                    Raise(value, LaneKind.Several);
                    break;
                case OpCode.For:
                    var body = node.Regions[0];
                    for (var i = 0; i < body.Yields.Count; i++) Raise(body.Arguments[i + 1], Joined(node.Operands[i + 2], body.Yields[i]));
                    Spread(body);
                    break;
                case OpCode.If:
                    foreach (var inner in node.Regions) Spread(inner);
                    break;
                case OpCode.Result:
                    var owner = function[node.Operands[0]];
                    Raise(value, owner.Code == OpCode.If ? OfBranch(owner, (int)node.Bits) : KindOf(owner.Regions[owner.Regions.Count - 1].Arguments[(int)node.Bits + 1]));
                    break;
            }
        }
    }

    private void Raise(int value, LaneKind kind)
    {
        if (KindOf(value) >= kind) return;
        kinds[value] = kind;
        hasChanged = true;
    }

    private LaneKind OfBranch(Node branch, int position)
    {
        var kind = Joined(branch.Regions[0].Yields[position], branch.Regions[1].Yields[position]);
        if (KindOf(branch.Operands[0]) == LaneKind.Uniform && kind == LaneKind.Uniform) return LaneKind.Uniform;
        return function[branch.Regions[0].Yields[position]].Type.IsInteger ? LaneKind.Several : LaneKind.Vector;
    }

    /// <summary>What holds either of two values; integers that differ are no vector.</summary>
    private LaneKind Joined(int first, int second)
    {
        if (KindOf(first) == LaneKind.Uniform && KindOf(second) == LaneKind.Uniform) return LaneKind.Uniform;
        return function[first].Type.IsInteger ? LaneKind.Several : LaneKind.Vector;
    }

    private LaneKind OfOperator(Node node)
    {
        var kinds = node.Operands.Select(KindOf).ToList();
        if (kinds.All(kind => kind == LaneKind.Uniform)) return LaneKind.Uniform;
        if (node.Type.IsFloating || (node.Type == IrType.Boolean && kinds.Contains(LaneKind.Vector))) return LaneKind.Vector;
        var isSpaced = node.Type == IrType.Int32 && node.Operator!.Form is not InContext { IsChecked: true } && kinds.All(kind => kind is LaneKind.Uniform or LaneKind.Spaced)
            && (node.Is(Operators.Add) || node.Is(Operators.Subtract) || (node.Is(Operators.Multiply) && kinds.Contains(LaneKind.Uniform)));
        return isSpaced ? LaneKind.Spaced : LaneKind.Several;
    }
}
