namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// The variables in cells, runs that every row touches as a whole or not at all, and which of them rows touch together: the pattern of the Jacobian's
/// product with itself.
/// </summary>
internal sealed class CellGraph
{
    private CellGraph(int[] firsts, int[] cellOf, int[] starts, int[] neighbours)
        => (Firsts, CellOf, Starts, Neighbours) = (firsts, cellOf, starts, neighbours);

    /// <summary>The first variable of each cell and, last, how many variables there are.</summary>
    public int[] Firsts { get; }

    /// <summary>The cell of each variable.</summary>
    public int[] CellOf { get; }

    /// <summary>Where the neighbours of each cell begin in <see cref="Neighbours"/>, and where the last ones end.</summary>
    public int[] Starts { get; }

    /// <summary>The cells that some row touches together with a cell.</summary>
    public int[] Neighbours { get; }

    public int Count => Firsts.Length - 1;

    public int WidthOf(int cell) => Firsts[cell + 1] - Firsts[cell];

    /// <param name="count">The number of variables.</param>
    /// <param name="groups">Where rows touch the point.</param>
    /// <param name="indexOf">The variable at each place of the point.</param>
    public static CellGraph Of(int count, RowBlocks[] groups, int[] indexOf)
    {
        var (firsts, cellOf) = Cells(count, groups, indexOf);
        var pairs = new HashSet<long>();
        var touched = new List<int>();
        foreach (var group in groups)
        {
            for (var row = 0; row < group.Rows; row++)
            {
                touched.Clear();
                for (var block = 0; block < group.Lengths.Length; block++)
                {
                    var first = indexOf[group.Places[group.At(row, block)]];
                    for (var cell = cellOf[first]; cell <= cellOf[first + group.Lengths[block] - 1]; cell++) touched.Add(cell);
                }

                foreach (var a in touched)
                {
                    foreach (var b in touched)
                    {
                        if (a != b) pairs.Add(((long)a << 32) | (uint)b);
                    }
                }
            }
        }

        var sorted = pairs.ToArray();
        Array.Sort(sorted);
        var starts = new int[firsts.Length];
        foreach (var pair in sorted) starts[(int)(pair >> 32) + 1]++;
        for (var cell = 1; cell < starts.Length; cell++) starts[cell] += starts[cell - 1];
        return new CellGraph(firsts, cellOf, starts, [.. sorted.Select(pair => (int)(uint)pair)]);
    }

    /// <summary>Cuts the variables where some block begins or ends; those that no row touches stand alone.</summary>
    private static (int[] Firsts, int[] CellOf) Cells(int count, RowBlocks[] groups, int[] indexOf)
    {
        var isCut = new bool[count + 1];
        var change = new int[count + 1];
        foreach (var group in groups)
        {
            for (var row = 0; row < group.Rows; row++)
            {
                for (var block = 0; block < group.Lengths.Length; block++)
                {
                    var first = indexOf[group.Places[group.At(row, block)]];
                    var end = first + group.Lengths[block];
                    (isCut[first], isCut[end]) = (true, true);
                    change[first]++;
                    change[end]--;
                }
            }
        }

        var firsts = new List<int>();
        var cellOf = new int[count];
        var depth = 0;
        for (var i = 0; i < count; i++)
        {
            depth += change[i];
            if (i == 0 || isCut[i] || depth == 0) firsts.Add(i);
            cellOf[i] = firsts.Count - 1;
        }

        return ([.. firsts, count], cellOf);
    }
}
