namespace Steepest.Generators.Ir;

/// <summary>One place where a value is read.</summary>
/// <param name="Reader">The node that reads it; for a yield, the loop or branch whose region yields it, and -1 for the function itself.</param>
/// <param name="Position">The operand, or the position among the yields.</param>
/// <param name="Region">-1 for an operand; for a yield, the region.</param>
internal readonly record struct Use(int Reader, int Position, int Region)
{
    public bool IsYield => Region >= 0;
}

/// <summary>Where every value of a function stands and who reads it: derived once, read by analyses.</summary>
internal sealed class Structure
{
    private readonly List<Use>[] uses;
    private readonly int[] owners;
    private readonly int[] regions;
    private readonly int[] order;

    public Structure(Function function)
    {
        Function = function;
        uses = new List<Use>[function.Nodes.Count];
        for (var i = 0; i < uses.Length; i++) uses[i] = [];
        owners = new int[uses.Length];
        regions = new int[uses.Length];
        order = new int[uses.Length];
        Results = new int[uses.Length][];
        var clock = 0;
        Walk(function.Body, -1, 0, ref clock);
    }

    public Function Function { get; }

    /// <summary>For each loop or branch, its results by position; -1 for one that is never read out.</summary>
    public int[][] Results { get; }

    /// <summary>The readers of a value, in order of execution.</summary>
    public IReadOnlyList<Use> Uses(int value) => uses[value];

    /// <summary>The loop or branch that a node stands in; -1 for the function itself.</summary>
    public int Owner(int value) => owners[value];

    /// <summary>Which region of its owner a node stands in.</summary>
    public int RegionOf(int value) => regions[value];

    /// <summary>The position in order of execution, over all regions.</summary>
    public int Order(int value) => order[value];

    /// <summary>Whether a node stands in a region of <paramref name="ancestor"/>, at any depth.</summary>
    public bool IsInside(int value, int ancestor)
    {
        for (var owner = owners[value]; owner >= 0; owner = owners[owner])
        {
            if (owner == ancestor) return true;
        }

        return false;
    }

    /// <summary>The nearest loop around a node; -1 where there is none.</summary>
    public int LoopAround(int value)
    {
        for (var owner = owners[value]; owner >= 0; owner = owners[owner])
        {
            if (Function[owner].Code is OpCode.For or OpCode.While) return owner;
        }

        return -1;
    }

    /// <summary>The buffer that a window looks onto, through all windows.</summary>
    public int Root(int buffer)
    {
        while (Function[buffer].Code == OpCode.Slice) buffer = Function[buffer].Operands[0];
        return buffer;
    }

    /// <summary>Every node inside a loop or branch, at any depth, in order of execution.</summary>
    public IEnumerable<int> Inside(int owner)
    {
        foreach (var region in Function[owner].Regions)
        {
            foreach (var value in Inside(region)) yield return value;
        }
    }

    /// <summary>Every node of a region, at any depth, in order of execution.</summary>
    public IEnumerable<int> Inside(Region region)
    {
        foreach (var value in region.Body)
        {
            yield return value;
            foreach (var inner in Inside(value)) yield return inner;
        }
    }

    private void Walk(Region region, int owner, int position, ref int clock)
    {
        foreach (var argument in region.Arguments) Place(argument, owner, position, ref clock);
        foreach (var value in region.Body)
        {
            var node = Function[value];
            Place(value, owner, position, ref clock);
            for (var i = 0; i < node.Operands.Count; i++) uses[node.Operands[i]].Add(new Use(value, i, -1));
            if (node.Regions.Count > 0) Results[value] = Enumerable.Repeat(-1, node.Regions[node.Regions.Count - 1].Yields.Count).ToArray();
            if (node.Code == OpCode.Result) Results[node.Operands[0]][node.Bits] = value;
            for (var i = 0; i < node.Regions.Count; i++) Walk(node.Regions[i], value, i, ref clock);
        }

        for (var i = 0; i < region.Yields.Count; i++) uses[region.Yields[i]].Add(new Use(owner, i, position));
    }

    private void Place(int value, int owner, int position, ref int clock)
    {
        owners[value] = owner;
        regions[value] = position;
        order[value] = clock++;
    }
}
