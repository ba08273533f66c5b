using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Runs a block of rows, one a lane, through a loop over their elements.
/// <code>
/// for j: s += w[j] · x[j]     →     for j by lanes: v = w[j …]; s0 += v · x0[j …]; s1 += v · x1[j …]; …
///                                   s = the sum of s0 in lane 0, of s1 in lane 1, …
/// for j: g[j] += a · x[j]     →     for j by lanes: g[j …] += a0 · x0[j …] + a1 · x1[j …] + …
/// </code>
/// </summary>
internal sealed class RowBlock
{
    private readonly InnerLoop inner;
    private readonly Function source;
    private readonly Node loop;
    private readonly FunctionBuilder target;
    private readonly IRows rows;
    private readonly IrType vector;
    private readonly Dictionary<int, int[]> values = [];
    private readonly Dictionary<string, int[]> windows = [];

    /// <summary>
    /// What a row has of its own in an iteration is written where it is first read, row by row: a load beside the operation that reads it is one
    /// instruction with it, and takes no register, of which all rows' loads at once would need as many as there are.
    /// </summary>
    private readonly Dictionary<int, Func<int, int>> write = [];

    private const int Unwritten = -1;
    private readonly int lower;
    private readonly int upper;

    public RowBlock(InnerLoop inner, Function source, Node loop, FunctionBuilder target, IRows rows, IrType vector)
    {
        this.inner = inner;
        this.source = source;
        this.loop = loop;
        this.target = target;
        this.rows = rows;
        this.vector = vector;
        (lower, upper) = (rows.Outside(loop.Operands[0]), rows.Outside(loop.Operands[1]));
    }

    /// <summary>Writes the loop, and returns what it leaves, as vectors with one row a lane.</summary>
    public int[] Write()
    {
        var region = loop.Regions[0];
        Prepare(region);
        var count = region.Yields.Count;
        var rest = target.Apply(Operators.Remainder, target.Apply(Operators.Subtract, upper, lower), target.Integer(vector.Lanes));
        var whole = target.Name(target.Apply(Operators.Subtract, upper, rest), "whole");
        int[] zeros = [.. Enumerable.Range(0, count * vector.Lanes).Select(_ => target.Constant(vector, 0))];
        string?[] names = [.. Enumerable.Range(0, count * vector.Lanes).Select(i => source[region.Arguments[(i / vector.Lanes) + 1]].Name is { } name ? name + (i % vector.Lanes).ToString(System.Globalization.CultureInfo.InvariantCulture) : null)];
        var vectors = target.For(lower, whole, vector.Lanes, zeros, (j, carried) => Iterate(region, j, carried, null), source[region.Arguments[0]].Name, names);
        var last = target.If(target.Apply(Operators.Less, whole, upper), () =>
        {
            var first = target.Name(target.Apply(Operators.Subtract, upper, target.Integer(vector.Lanes)), "first");
            var live = target.Name(target.Emit(LaneOperators.LanesFrom, vector.ToMask(), target.Apply(Operators.Subtract, whole, first)), "rest");
            return Iterate(region, first, vectors, live);
        }, () => vectors, names);
        return [.. Enumerable.Range(0, count).Select(i => Total(i, [.. last.Skip(i * vector.Lanes).Take(vector.Lanes)]))];
    }

    private int Total(int position, int[] sums)
    {
        var total = target.Emit(LaneOperators.RowSums(vector.Lanes), vector, sums);
        var start = rows.Vector(loop.Operands[position + 2]);
        return target.Name(target.Apply(Operators.Add, start, total), source[loop.Regions[0].Arguments[position + 1]].Name);
    }

    /// <summary>Before the loop: what rows have of their own, as a vector a row; where the memory of each row begins.</summary>
    private void Prepare(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = source[value];
            if (node.Code == OpCode.Load && inner.IsWindowOfRow(value)) Window(value);
            if (node.Code is not (OpCode.Operator or OpCode.Accumulate) || node.Type.IsInteger) continue;
            foreach (var operand in node.Operands)
            {
                if (values.ContainsKey(operand) || region.Arguments.Contains(operand) || region.Body.Contains(operand) || source[operand].Type is not { IsFloating: true, IsBuffer: false }) continue;
                values[operand] = inner.IsOfRow(operand) ? Broadcast(operand) : [LaneBody.Splat(target, rows.Outside(operand))];
            }
        }
    }

    private int[] Broadcast(int value)
    {
        var lanes = rows.Vector(value);
        return [.. Enumerable.Range(0, vector.Lanes).Select(row => target.Name(
            target.Emit(LaneOperators.Splat, vector, target.Emit(LaneOperators.Lane, vector.ToElement(), lanes, target.Integer(row))),
            source[value].Name is { } name ? name + row.ToString(System.Globalization.CultureInfo.InvariantCulture) : null))];
    }

    /// <summary>The elements that each row's iterations meet, so that they are checked once.</summary>
    private int[] Window(int access)
    {
        var buffer = source[access].Operands[0];
        var form = inner.IndexOf(access);
        var key = $"{buffer} {form.Constant} {string.Join(" ", form.Terms)}";
        if (windows.TryGetValue(key, out var known)) return known;
        var length = target.Apply(Operators.Subtract, upper, lower);
        return windows[key] = [.. Enumerable.Range(0, vector.Lanes).Select(row =>
        {
            var start = lower;
            foreach (var term in form.Terms) start = target.Apply(Operators.Add, start, target.Apply(Operators.Multiply, rows.Integer(term.Key, row), target.Integer(term.Value)));
            if (form.Constant != 0) start = target.Apply(Operators.Add, start, target.Integer(form.Constant));
            var window = rows.Memory(buffer, row);
            if (form.Terms.Count == 0 && form.Constant == 0 && source[loop.Operands[0]] is { Code: OpCode.Constant, Bits: 0 } && inner.IsOfRow(buffer)) return window;
            return target.Name(target.Slice(window, start, length), "row" + row.ToString(System.Globalization.CultureInfo.InvariantCulture));
        })];
    }

    private int[] Iterate(Region region, int first, int[] carried, int? live)
    {
        for (var i = 0; i < region.Yields.Count; i++) values[region.Arguments[i + 1]] = [.. carried.Skip(i * vector.Lanes).Take(vector.Lanes)];
        var place = target.Apply(Operators.Subtract, first, lower);
        foreach (var value in region.Body)
        {
            target.Ordinal = source[value].Ordinal;
            Write(value, source[value], first, place, live);
        }

        return [.. region.Yields.SelectMany((yield, i) => Enumerable.Range(0, vector.Lanes).Select(row =>
        {
            var next = Of(yield, row);
            return live is { } mask ? target.Apply(Operators.Select, mask, next, carried[(i * vector.Lanes) + row]) : next;
        }))];
    }

    private void Write(int value, Node node, int first, int place, int? live)
    {
        switch (node.Code)
        {
            case OpCode.Constant when node.Type.IsFloating:
                values[value] = [target.Constant(vector, node.Number, node.Literal)];
                break;
            case OpCode.Operator when node.Type.IsFloating && !inner.IsOfRow(value):
                values[value] = [target.Apply(node.Operator!, [.. node.Operands.Select(operand => Of(operand, 0))])];
                break;
            case OpCode.Operator when node.Type.IsFloating:
                values[value] = [.. Enumerable.Repeat(Unwritten, vector.Lanes)];
                write[value] = row => target.Apply(node.Operator!, [.. node.Operands.Select(operand => Of(operand, row))]);
                break;
            case OpCode.Load when inner.IsWindowOfRow(value):
                values[value] = [.. Enumerable.Repeat(Unwritten, vector.Lanes)];
                write[value] = row => target.LoadVector(Window(value)[row], place);
                break;
            case OpCode.Load:
                values[value] = [target.Name(target.LoadVector(rows.Outside(node.Operands[0]), Index(value, first)), node.Name)];
                break;
            case OpCode.Accumulate:
                Accumulate(value, node, first, live);
                break;
        }
    }

    private void Accumulate(int value, Node node, int first, int? live)
    {
        var (buffer, index) = (rows.Outside(node.Operands[0]), Index(value, first));
        var before = target.LoadVector(buffer, index);
        var total = inner.IsOfRow(node.Operands[2])
            ? OverRows(node.Operands[2], before)
            : target.Apply(Operators.Add, before, target.Apply(Operators.Multiply, target.Constant(vector, vector.Lanes), Of(node.Operands[2], 0)));
        target.Store(buffer, index, live is { } mask ? target.Apply(Operators.Select, mask, total, before) : total);
    }

    /// <summary>Every other row in one of two chains of additions, which do not wait for each other; the rows' products are added where they are made.</summary>
    private int OverRows(int amount, int before)
    {
        int[] chains = [target.Apply(Operators.Add, before, Of(amount, 0)), Of(amount, 1)];
        for (var row = 2; row < vector.Lanes; row++) chains[row % 2] = target.Apply(Operators.Add, chains[row % 2], Of(amount, row));
        return target.Apply(Operators.Add, chains[0], chains[1]);
    }

    private int Of(int value, int row)
    {
        if (!values.TryGetValue(value, out var known)) throw new InvalidOperationException($"%{value} has no vector.");
        if (known.Length == 1) return known[0];
        if (known[row] != Unwritten) return known[row];
        var ordinal = target.Ordinal;
        target.Ordinal = source[value].Ordinal;
        known[row] = write[value](row);
        target.Ordinal = ordinal;
        return known[row];
    }

    private int Index(int access, int first)
    {
        var form = inner.IndexOf(access);
        var index = first;
        foreach (var term in form.Terms) index = target.Apply(Operators.Add, index, target.Apply(Operators.Multiply, rows.Outside(term.Key), target.Integer(term.Value)));
        return form.Constant == 0 ? index : target.Apply(form.Constant > 0 ? Operators.Add : Operators.Subtract, index, target.Integer(Math.Abs(form.Constant)));
    }
}
