using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Elements of rows that are gathered once for a loop in a loop: row by row first, then turned.
/// <code>
/// for lane: for j: rows[stride · lane + j] = row of the lane[j]
/// columns[32 · j + lane] = rows[stride · lane + j]
/// </code>
/// </summary>
internal sealed partial class TileBody
{
    /// <summary>Where each load of a column finds it: the memory, and the inner loop with its least count.</summary>
    private readonly Dictionary<int, (int Memory, int Inner, int Least)> gathered = [];

    /// <summary>For each column, before all iterations: how long it is, how much memory its rows take, and how far apart they are.</summary>
    private readonly Dictionary<Column, (int Length, int Room, int Stride)> sizes = [];

    /// <summary>What has been gathered of whole windows, which loops that come later find there.</summary>
    private readonly Dictionary<int, (int Memory, int Count)> windows = [];

    /// <summary>All columns that have been gathered, and where they lie.</summary>
    private readonly List<(Column Column, int Memory)> gatheredColumns = [];

    private void PrepareColumns()
    {
        foreach (var column in analysis.Columns)
        {
            var (least, end) = Bounds(column);
            var count = target.Apply(Operators.Max, target.Integer(0), target.Apply(Operators.Subtract, end, least));
            sizes[column] = (target.Apply(Operators.Multiply, count, target.Integer(Width)), target.Emit(Routines.Room, IrType.Int32, count), target.Emit(Routines.Stride, IrType.Int32, count));
        }
    }

    /// <summary>The least count of the inner loop, and one more than the greatest.</summary>
    private (int Least, int End) Bounds(Column column)
    {
        var inner = source[column.Inner];
        int Known(int value) => source[value].Code == OpCode.Constant ? target.Integer(source[value].Bits) : outside(value);
        var (first, end) = (Known(inner.Operands[0]), Known(inner.Operands[1]));
        return inner.Bits > 0 ? (first, end) : (target.Apply(Operators.Add, end, target.Integer(1)), target.Apply(Operators.Add, first, target.Integer(1)));
    }

    /// <summary>Gathers the columns of the loops in a loop: whole windows once for all, others if the loop runs.</summary>
    private void Gather(int outer, Node node, int lower, int upper)
    {
        List<Column> columns = [.. analysis.Columns.Where(column => column.Outer == outer)];
        var conditional = new List<(Column Column, int Memory, int Rows)>();
        foreach (var column in columns)
        {
            var (least, end) = Bounds(column);
            if (gatheredColumns.FirstOrDefault(earlier => IsSame(earlier.Column, column)) is { Column: not null } same)
            {
                foreach (var load in column.Loads) gathered[load] = (same.Memory, column.Inner, least);
                continue;
            }

            if (!IsWhole(column) || !windows.TryGetValue(column.Buffer, out var window) || window.Count != end)
            {
                var name = NameOf(column);
                var turned = target.Allocate(analysis.Element, sizes[column].Room, cleared: false, name + "Rows");
                var memory = target.Allocate(analysis.Element, sizes[column].Length, cleared: false, name + "Columns");
                rows[memory] = turned;
                window = (memory, end);
                if (!IsWhole(column))
                {
                    conditional.Add((column, memory, turned));
                }
                else
                {
                    windows[column.Buffer] = window;
                    Gather(column, memory, turned);
                }
            }

            gatheredColumns.Add((column, window.Memory));
            foreach (var load in column.Loads) gathered[load] = (window.Memory, column.Inner, least);
        }

        if (conditional.Count == 0) return;
        target.If(target.Apply(node.Bits > 0 ? Operators.Less : Operators.Greater, lower, upper), () =>
        {
            foreach (var (column, memory, turned) in conditional) Gather(column, memory, turned);
            return [];
        }, () => []);
    }

    /// <summary>Whether two loops come to the same elements of the same rows, and both do or neither.</summary>
    private bool IsSame(Column first, Column second)
    {
        LinearForm Index(Column column) => LinearForm.Of(source, source[column.Loads[0]].Operands[1]).Without(source[column.Inner].Regions[0].Arguments[0]);
        return first.Buffer == second.Buffer && Index(first).IsSame(Index(second)) && HasSameCounts(first.Inner, second.Inner) && HasSameCounts(first.Outer, second.Outer);
    }

    /// <summary>Whether two loops count the same numbers, up or down.</summary>
    private bool HasSameCounts(int first, int second)
    {
        // Counting down, both bounds are one less.
        LinearForm Least(int loop) => LinearForm.Of(source, source[loop].Operands[source[loop].Bits > 0 ? 0 : 1]);
        LinearForm End(int loop) => LinearForm.Of(source, source[loop].Operands[source[loop].Bits > 0 ? 1 : 0]);
        var shift = Math.Sign(source[first].Bits) - Math.Sign(source[second].Bits);
        bool IsSameBut(LinearForm one, LinearForm other) => one.HasSameTerms(other) && 2 * (one.Constant - other.Constant) == shift;
        return Math.Abs(source[first].Bits) == Math.Abs(source[second].Bits) && IsSameBut(Least(first), Least(second)) && IsSameBut(End(first), End(second));
    }

    /// <summary>As the user calls them, of which each row is a window.</summary>
    private string NameOf(Column column)
    {
        const string window = "OfRow";
        var name = source[column.Buffer].Name ?? "row";
        return name.EndsWith(window, StringComparison.Ordinal) ? name.Substring(0, name.Length - window.Length) : name;
    }

    /// <summary>Whether a column is all of a window that every iteration has, so that it can be gathered wherever.</summary>
    private bool IsWhole(Column column)
    {
        var (window, inner) = (source[column.Buffer], source[column.Inner]);
        var form = LinearForm.Of(source, source[column.Loads[0]].Operands[1]);
        return window.Code == OpCode.Slice && structure.Owner(column.Inner) == column.Outer && inner.Bits == 1 && form.Constant == 0 && form.Terms.Count == 1
            && source[inner.Operands[0]] is { Code: OpCode.Constant, Bits: 0 } && inner.Operands[1] == window.Operands[2];
    }

    private void Gather(Column column, int memory, int turned)
    {
        var (least, end) = Bounds(column);
        var induction = source[column.Inner].Regions[0].Arguments[0];
        var form = LinearForm.Of(source, source[column.Loads[0]].Operands[1]).Without(induction);
        target.For(target.Integer(0), target.Integer(Width), 1, [], (lane, _) =>
        {
            var row = At(column.Buffer, lane);
            int? start = form.Constant == 0 ? null : target.Integer(form.Constant);
            foreach (var term in form.Terms)
            {
                var multiple = target.Apply(Operators.Multiply, At(term.Key, lane), target.Integer(term.Value));
                start = start is { } sum ? target.Apply(Operators.Add, sum, multiple) : multiple;
            }

            var first = target.Apply(Operators.Multiply, lane, sizes[column].Stride);
            target.For(least, end, 1, [], (j, _) =>
            {
                var place = target.Apply(Operators.Add, first, target.Apply(Operators.Subtract, j, least));
                target.Store(turned, place, target.Load(row, start is { } from ? target.Apply(Operators.Add, from, j) : j));
                return [];
            }, source[induction].Name, []);
            return [];
        }, "lane", []);
        target.Routine(Routines.ToColumns, memory, turned);
    }

    private int[] InColumn((int Memory, int Inner, int Least) column)
    {
        var count = Number(source[column.Inner].Regions[0].Arguments[0]);
        var start = StartOf(target.Apply(Operators.Subtract, count, column.Least));
        return Each(way => target.LoadVector(column.Memory, Behind(start, way)));
    }
}
