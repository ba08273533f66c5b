using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Decides, for a loop or branch whose adjoint runs after it, what of it is recorded: values that its adjoint reads are recomputed where
/// that is arithmetic on what is still there, and recorded otherwise. Induction variables are there anyway.
/// </summary>
internal sealed class Recording
{
    /// <summary>A slot costs a store and a load, in units of an addition.</summary>
    private const int SlotPrice = 8;

    /// <summary>What a branch outside of loops hands out is a number that is kept: it costs a register, or a place nearby.</summary>
    private const int KeptPrice = 3;

    private const int Unbounded = 1_000_000;

    private readonly Function function;
    private readonly Structure structure;
    private readonly Activity activity;
    private readonly int root;
    private readonly Func<int, bool> isReloadable;
    private readonly Func<int, bool> isKept;
    private readonly HashSet<int> needed = [];
    private readonly Dictionary<int, int> prices = [];

    /// <param name="structure">The function.</param>
    /// <param name="activity">What has adjoints.</param>
    /// <param name="root">The outermost loop or branch whose adjoint runs after it.</param>
    /// <param name="isReloadable">Whether a load, by its buffer, reads the same when the adjoint runs.</param>
    /// <param name="isKept">Whether it would if every iteration had its array for itself.</param>
    public Recording(Structure structure, Activity activity, int root, Func<int, bool> isReloadable, Func<int, bool> isKept)
    {
        this.structure = structure;
        this.activity = activity;
        this.root = root;
        (this.isReloadable, this.isKept) = (isReloadable, isKept);
        function = structure.Function;
        foreach (var region in function[root].Regions) Need(region);
        foreach (var value in needed.OrderBy(structure.Order)) Commit(value);
    }

    /// <summary>The values that are recorded, each once per iteration of the loops around it.</summary>
    public HashSet<int> Values { get; } = [];

    /// <summary>The arrays of iterations that are kept whole, so that what is loaded of them need not be recorded.</summary>
    public HashSet<int> Arrays { get; } = [];

    private bool IsInside(int value) => structure.IsInside(value, root);

    /// <summary>Collects what the adjoint of a region reads.</summary>
    private void Need(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = function[value];
            switch (node.Code)
            {
                case OpCode.Operator when activity[value]:
                    for (var i = 0; i < node.Operands.Count; i++)
                    {
                        if (activity[node.Operands[i]]) NeedPartial(value, node, PartialReads.Of(function, value, i));
                    }

                    break;
                case OpCode.Load when activity[value]:
                case OpCode.Store or OpCode.Accumulate when activity[structure.Root(node.Operands[0])]:
                    Add(node.Operands[1]);
                    NeedWindow(node.Operands[0]);
                    break;
                case OpCode.Clear when activity[structure.Root(node.Operands[0])]:
                    NeedWindow(node.Operands[0]);
                    break;
                case OpCode.Allocate when activity[value]:
                    Add(node.Operands[0]);
                    break;
                case OpCode.If when activity.AnyInside(value):
                    Add(node.Operands[0]);
                    break;
                case OpCode.For when activity.AnyInside(value):
                    Add(node.Operands[0]);
                    Add(node.Operands[1]);
                    break;
            }

            foreach (var inner in node.Regions) Need(inner);
        }
    }

    private void NeedPartial(int value, Node node, PartialReads reads)
    {
        if (reads.Result) Add(value);
        for (var i = 0; i < node.Operands.Count; i++)
        {
            if (reads.Operands[i]) Add(node.Operands[i]);
        }
    }

    private void NeedWindow(int buffer)
    {
        for (var window = buffer; function[window].Code == OpCode.Slice; window = function[window].Operands[0])
        {
            Add(function[window].Operands[1]);
            Add(function[window].Operands[2]);
        }
    }

    private void Add(int value)
    {
        if (IsInside(value)) needed.Add(value);
    }

    /// <summary>What it costs to have a value again when the adjoint runs.</summary>
    private int Price(int value)
    {
        if (!IsInside(value)) return 0;
        if (Values.Contains(value)) return 1;
        if (prices.TryGetValue(value, out var known)) return known;
        var slot = SlotPriceOf(value);
        prices[value] = slot;
        return prices[value] = Math.Min(needed.Contains(value) && MustRecord(value) ? 1 : slot, RecomputePrice(value));
    }

    private int SlotPriceOf(int value) => function[root].Code == OpCode.If && structure.LoopAround(value) == structure.LoopAround(root) ? KeptPrice : SlotPrice;

    private bool MustRecord(int value) => RecomputePrice(value) >= Unbounded;

    private int RecomputePrice(int value)
    {
        var node = function[value];
        return node.Code switch
        {
            OpCode.Constant => 0,
            OpCode.Argument when IsInduction(value) => 0,
            OpCode.Argument when StartOf(value) is >= 0 and var start => Bounded(2 + Price(start) + Price(TripInduction.StepOf(structure, value)!.Value.Amount)),
            OpCode.Length => 0,
            OpCode.Operator => Bounded(OwnPrice(node) + node.Operands.Sum(Price)),
            OpCode.Load => isReloadable(value) || isKept(value) ? Bounded(1 + Price(node.Operands[1]) + WindowPrice(node.Operands[0])) : Unbounded,
            OpCode.Result when function[node.Operands[0]] is { Code: OpCode.If } branch && IsRepeatable(node.Operands[0])
                => Bounded(2 + Price(branch.Operands[0]) + branch.Regions.Max(region => Price(region.Yields[(int)node.Bits]))),
            _ => Unbounded,
        };
    }

    /// <summary>Arithmetic on integers costs next to nothing: most of it leaves the loops that it stands in.</summary>
    private static int OwnPrice(Node node) => node.Operator!.Cost switch
    {
        Cost.Transcendental => 20,
        Cost.Division => 5,
        _ => node.Type.IsInteger ? 0 : 1,
    };

    private int WindowPrice(int buffer)
        => function[buffer].Code == OpCode.Slice ? Price(function[buffer].Operands[1]) + Price(function[buffer].Operands[2]) + WindowPrice(function[buffer].Operands[0]) : 0;

    private static int Bounded(int price) => Math.Min(price, Unbounded);

    private bool IsInduction(int argument)
    {
        var owner = function[structure.Owner(argument)];
        return owner.Code == OpCode.For && owner.Regions[0].Arguments[0] == argument;
    }

    /// <summary>What an integer that counts the iterations of a conditional loop starts from; -1 for any other value.</summary>
    private int StartOf(int value)
    {
        if (function[value].Code != OpCode.Argument || TripInduction.StepOf(structure, value) is null) return -1;
        var loop = function[structure.Owner(value)];
        return loop.Operands[loop.Regions[1].Arguments.ToList().IndexOf(value)];
    }

    private bool IsRepeatable(int branch) => structure.Inside(branch).All(value => !function[value].HasEffect && function[value].Code is not (OpCode.For or OpCode.While));

    private void Commit(int value)
    {
        if (!IsInside(value) || Values.Contains(value)) return;
        if (RecomputePrice(value) > SlotPriceOf(value))
        {
            Values.Add(value);
            prices.Clear();
            return;
        }

        var node = function[value];
        if (node.Code == OpCode.Load && !isReloadable(value)) Arrays.Add(node.Operands[0]);
        if (StartOf(value) is >= 0 and var start)
        {
            Commit(start);
            Commit(TripInduction.StepOf(structure, value)!.Value.Amount);
        }

        foreach (var operand in node.Operands)
        {
            if (function[operand].Type.IsBuffer) CommitWindow(operand);
            else if (function[operand].Type != IrType.None) Commit(operand);
        }

        if (node.Code == OpCode.Result)
        {
            var branch = function[node.Operands[0]];
            Commit(branch.Operands[0]);
            foreach (var region in branch.Regions) Commit(region.Yields[(int)node.Bits]);
        }
    }

    private void CommitWindow(int buffer)
    {
        for (var window = buffer; function[window].Code == OpCode.Slice; window = function[window].Operands[0])
        {
            Commit(function[window].Operands[1]);
            Commit(function[window].Operands[2]);
        }
    }
}
