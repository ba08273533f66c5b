using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Elements of rows that are gathered once for a loop in a loop.</summary>
internal sealed partial class TileBody
{
    /// <summary>Where each load of a column finds it: the memory, and the inner loop with its least count.</summary>
    private readonly Dictionary<int, (int Memory, int Inner, int Least)> gathered = [];

    private readonly Dictionary<Column, int> columnLengths = [];

    /// <summary>Before all iterations: how long the memory of each column is.</summary>
    private void PrepareColumns()
    {
        foreach (var column in analysis.Columns)
        {
            var (least, end) = Bounds(column);
            columnLengths[column] = target.Apply(Operators.Multiply, target.Apply(Operators.Max, target.Integer(0), target.Apply(Operators.Subtract, end, least)), target.Integer(Width));
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

    /// <summary>Gathers the columns of the loops in a loop, if it runs.</summary>
    private void Gather(int outer, Node node, int lower, int upper)
    {
        List<Column> columns = [.. analysis.Columns.Where(column => column.Outer == outer)];
        if (columns.Count == 0) return;
        var memories = columns.Select(column => target.Allocate(analysis.Element, columnLengths[column], cleared: false, (source[column.Buffer].Name ?? "row") + "Columns")).ToList();
        target.If(target.Apply(node.Bits > 0 ? Operators.Less : Operators.Greater, lower, upper), () =>
        {
            for (var i = 0; i < columns.Count; i++) Gather(columns[i], memories[i]);
            return [];
        }, () => []);
    }

    private void Gather(Column column, int memory)
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

            target.For(least, end, 1, [], (j, _) =>
            {
                var place = target.Apply(Operators.Add, target.Apply(Operators.Multiply, target.Apply(Operators.Subtract, j, least), target.Integer(Width)), lane);
                target.Store(memory, place, target.Load(row, start is { } first ? target.Apply(Operators.Add, first, j) : j));
                return [];
            }, source[induction].Name, []);
            return [];
        }, "lane", []);
        foreach (var load in column.Loads) gathered[load] = (memory, column.Inner, least);
    }

    private int[] InColumn((int Memory, int Inner, int Least) column)
    {
        var count = Number(source[column.Inner].Regions[0].Arguments[0]);
        var start = target.Apply(Operators.Multiply, target.Apply(Operators.Subtract, count, column.Least), target.Integer(Width));
        return Each(way => target.LoadVector(column.Memory, Behind(start, way)));
    }
}
