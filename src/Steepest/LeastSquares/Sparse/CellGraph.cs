using System.Runtime.InteropServices;

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
        var (starts, touching) = RowsOfCells(firsts.Length - 1, groups, indexOf, cellOf);
        var neighbourStarts = new int[firsts.Length];
        var neighbours = new List<int>(8 * firsts.Length);
        var seen = new int[firsts.Length];
        for (var cell = 0; cell < firsts.Length - 1; cell++)
        {
            seen[cell] = cell + 1;
            var own = neighbours.Count;
            foreach (var (group, row) in touching.AsSpan(starts[cell]..starts[cell + 1]))
            {
                var rows = groups[group];
                for (var block = 0; block < rows.Lengths.Length; block++)
                {
                    var first = indexOf[rows.Places[rows.At(row, block)]];
                    for (var other = cellOf[first]; other <= cellOf[first + rows.Lengths[block] - 1]; other++)
                    {
                        if (seen[other] == cell + 1) continue;
                        seen[other] = cell + 1;
                        neighbours.Add(other);
                    }
                }
            }

            CollectionsMarshal.AsSpan(neighbours)[own..].Sort();
            neighbourStarts[cell + 1] = neighbours.Count;
        }

        return new CellGraph(firsts, cellOf, neighbourStarts, [.. neighbours]);
    }

    /// <summary>The rows that touch each cell, by where those of a cell begin; a row may be named several times.</summary>
    private static (int[] Starts, (int Group, int Row)[] Rows) RowsOfCells(int cells, RowBlocks[] groups, int[] indexOf, int[] cellOf)
    {
        var starts = new int[cells + 2];
        void ForEach(Action<int, int, int> act)
        {
            for (var group = 0; group < groups.Length; group++)
            {
                var rows = groups[group];
                for (var row = 0; row < rows.Rows; row++)
                {
                    for (var block = 0; block < rows.Lengths.Length; block++)
                    {
                        var first = indexOf[rows.Places[rows.At(row, block)]];
                        for (var cell = cellOf[first]; cell <= cellOf[first + rows.Lengths[block] - 1]; cell++) act(cell, group, row);
                    }
                }
            }
        }

        ForEach((cell, _, _) => starts[cell + 2]++);
        for (var cell = 2; cell < starts.Length; cell++) starts[cell] += starts[cell - 1];
        var touching = new (int Group, int Row)[starts[^1]];
        ForEach((cell, group, row) => touching[starts[cell + 1]++] = (group, row));
        return (starts, touching);
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
