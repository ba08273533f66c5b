namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// An order of elimination that keeps the factor sparse: always the cell that ties the fewest variables together. Cells that are eliminated stay as the
/// sets that they tie together (a quotient graph), and degrees are bounds from above, after Amestoy, Davis and Duff, "An approximate minimum degree
/// ordering algorithm" (1996). Where a small set of variables is touched together with many others that never meet, as cameras are with points, the many
/// come first: what is left is their Schur complement.
/// </summary>
internal sealed class MinimumDegree
{
    private readonly CellGraph graph;
    private readonly int[][] neighbours;
    private readonly List<int>[] sets;
    private readonly int[]?[] members;
    private readonly int[] weightOfSet;
    private readonly int[] degrees;
    private readonly int[] heads;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly bool[] isDone;
    private readonly int[] marks;
    private readonly int[] outside;
    private readonly int[] seen;
    private readonly List<int> order;
    private int left;

    private MinimumDegree(CellGraph graph)
    {
        this.graph = graph;
        var count = graph.Count;
        left = graph.CellOf.Length;
        (neighbours, sets, members) = (new int[count][], new List<int>[count], new int[]?[count]);
        (weightOfSet, degrees, next, previous) = (new int[count], new int[count], new int[count], new int[count]);
        (isDone, marks, outside, seen) = (new bool[count], new int[count], new int[count], new int[count]);
        heads = new int[left + 1];
        heads.AsSpan().Fill(-1);
        order = new List<int>(count);
        for (var cell = count - 1; cell >= 0; cell--)
        {
            neighbours[cell] = graph.Neighbours[graph.Starts[cell]..graph.Starts[cell + 1]];
            sets[cell] = [];
            foreach (var other in neighbours[cell]) degrees[cell] += graph.WidthOf(other);
            Insert(cell);
        }
    }

    /// <summary>The cells in the order in which to eliminate them.</summary>
    public static int[] Order(CellGraph graph)
    {
        var search = new MinimumDegree(graph);
        while (search.order.Count < graph.Count)
        {
            var degree = 0;
            while (search.heads[degree] < 0) degree++;
            search.Eliminate(search.heads[degree]);
        }

        return [.. search.order];
    }

    private void Eliminate(int pivot)
    {
        Finish(pivot);
        var tied = Tied(pivot);
        var weight = 0;
        foreach (var cell in tied) weight += graph.WidthOf(cell);
        Measure(tied, pivot);
        var kept = new List<int>(tied.Count);
        foreach (var cell in tied)
        {
            Remove(cell);
            var own = graph.WidthOf(cell);
            var rest = Clean(cell, pivot);
            if (sets[cell].Count == 0 && neighbours[cell].Length == 0)
            {
                // It ties together nothing that the pivot does not.
                isDone[cell] = true;
                order.Add(cell);
                left -= own;
                weight -= own;
                continue;
            }

            sets[cell].Add(pivot);
            degrees[cell] = weight - own + Math.Min(rest, degrees[cell]);
            kept.Add(cell);
        }

        foreach (var cell in kept)
        {
            degrees[cell] = Math.Min(degrees[cell], left - graph.WidthOf(cell));
            Insert(cell);
        }

        (members[pivot], weightOfSet[pivot]) = (kept.ToArray(), weight);
    }

    private void Finish(int pivot)
    {
        Remove(pivot);
        isDone[pivot] = true;
        order.Add(pivot);
        left -= graph.WidthOf(pivot);
    }

    /// <summary>What the pivot ties together: its neighbours, and the members of its sets, which it swallows.</summary>
    private List<int> Tied(int pivot)
    {
        var tied = new List<int>();
        marks[pivot] = pivot + 1;
        void Add(int cell)
        {
            if (isDone[cell] || marks[cell] == pivot + 1) return;
            marks[cell] = pivot + 1;
            tied.Add(cell);
        }

        foreach (var cell in neighbours[pivot]) Add(cell);
        foreach (var set in sets[pivot])
        {
            if (members[set] is not { } cells) continue;
            foreach (var cell in cells) Add(cell);
            members[set] = null;
        }

        return tied;
    }

    /// <summary>How much each set reaches beyond what the pivot ties together.</summary>
    private void Measure(List<int> tied, int pivot)
    {
        foreach (var cell in tied)
        {
            foreach (var set in sets[cell])
            {
                if (members[set] is null) continue;
                if (seen[set] != pivot + 1) (seen[set], outside[set]) = (pivot + 1, weightOfSet[set]);
                outside[set] -= graph.WidthOf(cell);
            }
        }
    }

    /// <summary>Takes from a cell what the pivot stands for; returns the weight of the rest.</summary>
    private int Clean(int cell, int pivot)
    {
        var weight = 0;
        var kept = 0;
        var others = neighbours[cell];
        foreach (var other in others)
        {
            if (isDone[other] || marks[other] == pivot + 1) continue;
            others[kept++] = other;
            weight += graph.WidthOf(other);
        }

        if (kept < others.Length) neighbours[cell] = others[..kept];
        kept = 0;
        var own = sets[cell];
        for (var i = 0; i < own.Count; i++)
        {
            var set = own[i];
            if (members[set] is null || outside[set] == 0) continue;
            own[kept++] = set;
            weight += outside[set];
        }

        own.RemoveRange(kept, own.Count - kept);
        return weight;
    }

    private void Insert(int cell)
    {
        var head = heads[degrees[cell]];
        (next[cell], previous[cell]) = (head, -1);
        if (head >= 0) previous[head] = cell;
        heads[degrees[cell]] = cell;
    }

    private void Remove(int cell)
    {
        if (previous[cell] >= 0) next[previous[cell]] = next[cell];
        else heads[degrees[cell]] = next[cell];
        if (next[cell] >= 0) previous[next[cell]] = previous[cell];
    }
}
