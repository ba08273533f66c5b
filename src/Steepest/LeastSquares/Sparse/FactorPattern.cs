namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// What the factor of a sparse symmetric matrix looks like, found once for a pattern: the order of the variables, and panels of columns that follow each
/// other and reach the same rows, each stored as a dense matrix. The matrix itself is stored the same way, zeros where it has none of what the factor has.
/// </summary>
/// <remarks>
/// Panels are supernodes after Liu, Ng and Peyton, widened a little where that costs few zeros, as in CHOLMOD (Chen, Davis, Hager and Rajamanickam, "Algorithm 887",
/// 2008). A panel is stored column by column, its own rows first, at a distance that is a multiple of four.
/// </remarks>
internal sealed class FactorPattern
{
    /// <summary>The most columns of a panel: what is multiplied with it stays in the first cache.</summary>
    private const int WidestPanel = 48;

    private FactorPattern(CellGraph graph, int[] order, int[][] rowsOfCells, int[] parents)
    {
        var count = graph.CellOf.Length;
        var cells = order.Length;
        var firsts = new int[cells + 1];
        Positions = new int[count];
        for (var k = 0; k < cells; k++)
        {
            var width = graph.WidthOf(order[k]);
            firsts[k + 1] = firsts[k] + width;
            for (var i = 0; i < width; i++) Positions[graph.Firsts[order[k]] + i] = firsts[k] + i;
        }

        var panels = CellsOfPanels(firsts, rowsOfCells, parents);
        Firsts = [.. panels.Select(cell => firsts[cell]), count];
        PanelOf = new int[count];
        (RowStarts, Starts, Strides) = (new int[panels.Count + 1], new int[panels.Count + 1], new int[panels.Count]);
        var rows = new List<int>();
        var length = 0L;
        for (var panel = 0; panel < panels.Count; panel++)
        {
            var last = (panel + 1 < panels.Count ? panels[panel + 1] : cells) - 1;
            PanelOf.AsSpan(Firsts[panel], Firsts[panel + 1] - Firsts[panel]).Fill(panel);
            foreach (var cell in rowsOfCells[last])
            {
                for (var row = firsts[cell]; row < firsts[cell + 1]; row++) rows.Add(row);
            }

            RowStarts[panel + 1] = rows.Count;
            Strides[panel] = (WidthOf(panel) + rows.Count - RowStarts[panel] + 3) & -4;
            length += (long)Strides[panel] * WidthOf(panel);
            if (length > Array.MaxLength - 64) throw new InvalidOperationException($"The factor of the normal equations of {count} variables has more numbers than an array holds; the residuals tie too many of them together for this method.");
            Starts[panel + 1] = (int)length;
            Tallest = Math.Max(Tallest, HeightOf(panel));
        }

        Rows = [.. rows];
        Widest = Enumerable.Range(0, panels.Count).Select(WidthOf).DefaultIfEmpty(0).Max();
    }

    /// <summary>Where each variable stands in the order of elimination.</summary>
    public int[] Positions { get; }

    /// <summary>The first column of each panel and, last, the number of columns.</summary>
    public int[] Firsts { get; }

    /// <summary>The panel of each column.</summary>
    public int[] PanelOf { get; }

    /// <summary>The rows that a panel reaches below its own, ascending, panel after panel.</summary>
    public int[] Rows { get; }

    /// <summary>Where the rows of each panel begin in <see cref="Rows"/>, and where the last ones end.</summary>
    public int[] RowStarts { get; }

    /// <summary>Where each panel is stored, and where the last one ends.</summary>
    public int[] Starts { get; }

    /// <summary>The distance of two columns of a panel.</summary>
    public int[] Strides { get; }

    /// <summary>How many numbers the factor is stored in.</summary>
    public int Length => Starts[^1];

    public int Tallest { get; }

    public int Widest { get; }

    public int Panels => Strides.Length;

    public int WidthOf(int panel) => Firsts[panel + 1] - Firsts[panel];

    /// <summary>The number of rows of a panel, its own among them.</summary>
    public int HeightOf(int panel) => WidthOf(panel) + RowStarts[panel + 1] - RowStarts[panel];

    /// <summary>Analyses a pattern.</summary>
    public static FactorPattern Of(CellGraph graph)
    {
        var order = MinimumDegree.Order(graph);
        var (rows, parents) = Symbolic(graph, order);
        var places = Postorder(rows, parents);
        var (newOrder, newRows, newParents) = (new int[order.Length], new int[order.Length][], new int[order.Length]);
        for (var cell = 0; cell < order.Length; cell++)
        {
            newOrder[places[cell]] = order[cell];
            newParents[places[cell]] = parents[cell] < 0 ? -1 : places[parents[cell]];
            newRows[places[cell]] = [.. rows[cell].Select(row => places[row]).Order()];
        }

        return new FactorPattern(graph, newOrder, newRows, newParents);
    }

    /// <summary>Where the element of two variables is stored.</summary>
    public int OffsetOf(int a, int b)
    {
        TryOffsetOf(a, b, out var offset);
        return offset;
    }

    /// <summary>Where the element of two variables is stored; false where the factor has none.</summary>
    public bool TryOffsetOf(int a, int b, out int offset)
    {
        var (row, column) = (Math.Max(Positions[a], Positions[b]), Math.Min(Positions[a], Positions[b]));
        var panel = PanelOf[column];
        var below = row - Firsts[panel];
        if (row >= Firsts[panel + 1])
        {
            below = Rows.AsSpan(RowStarts[panel]..RowStarts[panel + 1]).BinarySearch(row);
            if (below >= 0) below += WidthOf(panel);
        }

        offset = Starts[panel] + (column - Firsts[panel]) * Strides[panel] + below;
        return below >= 0;
    }

    /// <summary>The rows below the diagonal of each column of cells, and the first of them, its parent in the elimination tree.</summary>
    private static (int[][] Rows, int[] Parents) Symbolic(CellGraph graph, int[] order)
    {
        var count = order.Length;
        var places = new int[count];
        for (var k = 0; k < count; k++) places[order[k]] = k;
        var (rows, parents, marks) = (new int[count][], new int[count], new int[count]);
        var children = new List<int>[count];
        var found = new List<int>();
        for (var k = 0; k < count; k++)
        {
            found.Clear();
            marks[k] = k + 1;
            void Add(int row)
            {
                if (row <= k || marks[row] == k + 1) return;
                marks[row] = k + 1;
                found.Add(row);
            }

            foreach (var cell in graph.Neighbours.AsSpan(graph.Starts[order[k]]..graph.Starts[order[k] + 1])) Add(places[cell]);
            foreach (var child in children[k] ?? [])
            {
                foreach (var row in rows[child]) Add(row);
            }

            rows[k] = [.. found];
            parents[k] = found.Count == 0 ? -1 : found.Min();
            if (parents[k] >= 0) (children[parents[k]] ??= []).Add(k);
        }

        return (rows, parents);
    }

    /// <summary>Where each cell goes so that those of a subtree follow each other, the child that reaches most rows right before its parent.</summary>
    private static int[] Postorder(int[][] rows, int[] parents)
    {
        var count = parents.Length;
        var children = new List<int>[count];
        var roots = new List<int>();
        for (var cell = 0; cell < count; cell++)
        {
            if (parents[cell] < 0) roots.Add(cell);
            else (children[parents[cell]] ??= []).Add(cell);
        }

        var places = new int[count];
        var next = count - 1;
        var stack = new Stack<int>(roots);
        while (stack.TryPop(out var cell))
        {
            // From the last place on: a parent, then its subtrees, the one that reaches most rows first.
            places[cell] = next--;
            if (children[cell] is not { } own) continue;
            foreach (var child in own.OrderBy(child => rows[child].Length)) stack.Push(child);
        }

        return places;
    }

    /// <summary>The first cell of each panel.</summary>
    private static List<int> CellsOfPanels(int[] firsts, int[][] rowsOfCells, int[] parents)
    {
        var below = rowsOfCells.Select(rows => rows.Sum(row => firsts[row + 1] - firsts[row])).ToArray();
        var panels = new List<int>();
        var zeros = 0L;
        for (var cell = 0; cell < rowsOfCells.Length; cell++)
        {
            var own = firsts[cell + 1] - firsts[cell];
            if (cell > 0 && parents[cell - 1] == cell)
            {
                var width = firsts[cell] - firsts[panels[^1]];
                var more = zeros + (long)width * (own + below[cell] - below[cell - 1]);
                var wide = width + own;
                var numbers = (long)wide * (below[cell] + (wide + 1) / 2);
                if (wide <= WidestPanel && more <= numbers * (wide <= 4 ? 1 : wide <= 16 ? 0.4 : 0.1))
                {
                    zeros = more;
                    continue;
                }
            }

            panels.Add(cell);
            zeros = 0;
        }

        return panels;
    }
}
