using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Asks memory for the rows of the next block while this one is worked on, where the data are larger than the caches. Rows that are shorter than
/// what the machine's own prefetching needs to get going wait for memory otherwise, shuffled ones most of all.
/// <code>
/// for n by lanes: block          →   isFar = the column is large, its rows are short
///                                    for n by lanes: if isFar: for next in n + lanes … min(n + 2 · lanes, end): fetch the row of next
///                                                    block
/// </code>
/// </summary>
internal sealed class RowsAhead
{
    private readonly Function source;
    private readonly Region region;
    private readonly FunctionBuilder target;
    private readonly Func<int, int> outside;
    private readonly int upper;
    private readonly int lanes;
    private readonly List<(int Buffer, int Start, int Length, int IsFar)> columns = [];

    /// <param name="analysis">What the values of the loop over rows are.</param>
    /// <param name="source">The function that the loop stands in.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="target">Where to write; here, what is asked once.</param>
    /// <param name="outside">What values from outside the loop have become.</param>
    /// <param name="upper">One more than the last iteration.</param>
    public RowsAhead(LaneAnalysis analysis, Function source, Node loop, FunctionBuilder target, Func<int, int> outside, int upper)
    {
        this.source = source;
        this.target = target;
        this.outside = outside;
        this.upper = upper;
        region = loop.Regions[0];
        lanes = analysis.Element.ToVector(source.VectorBits).Lanes;
        foreach (var window in region.Body.Where(value => source[value].Code == OpCode.Slice && analysis.KindOf(value) != LaneKind.Uniform)) Consider(source[window]);
    }

    /// <summary>Before a block.</summary>
    /// <param name="first">Its first iteration.</param>
    public void Write(int first)
    {
        foreach (var (buffer, start, length, isFar) in columns)
        {
            _ = target.If(isFar, () =>
            {
                var next = target.Apply(Operators.Add, first, target.Integer(lanes));
                var end = target.Apply(Operators.Min, target.Apply(Operators.Add, first, target.Integer(2 * lanes)), upper);
                _ = target.For(next, end, 1, [], (row, _) =>
                {
                    target.Routine(Routines.FetchRow, buffer, At(start, row), length);
                    return [];
                }, "next");
                return [];
            }, () => []);
        }
    }

    /// <summary>Only rows of one column outside the loop, found by what can be computed for any iteration.</summary>
    private void Consider(Node window)
    {
        var (column, start, length) = (window.Operands[0], window.Operands[1], window.Operands[2]);
        if (IsOfLoop(column) || IsOfLoop(length) || source[column].Code != OpCode.Parameter || !IsNumbering(start) || columns.Any(known => known.Buffer == outside(column))) return;
        var bytes = target.Integer(source[column].Type.ToElement() == IrType.Double ? sizeof(double) : sizeof(float));
        var isFar = target.Name(target.Emit(LaneOperators.AreFar, IrType.Boolean, target.Length(outside(column)), outside(length), bytes), "areFar");
        columns.Add((outside(column), start, outside(length), isFar));
    }

    private bool IsOfLoop(int value) => region.Body.Contains(value) || region.Arguments.Contains(value);

    /// <summary>Whether it is a number that the induction variable decides, through sums, products and the order of rows.</summary>
    private bool IsNumbering(int value)
    {
        if (!IsOfLoop(value) || value == region.Arguments[0]) return true;
        var node = source[value];
        return node.Type.IsInteger && (node.Code == OpCode.Constant || node.Is(Operators.Add) || node.Is(Operators.Multiply) || (node.Code == OpCode.Load && !IsOfLoop(node.Operands[0])))
            && node.Operands.Skip(node.Code == OpCode.Load ? 1 : 0).All(IsNumbering);
    }

    private int At(int value, int row)
    {
        if (value == region.Arguments[0]) return row;
        if (!IsOfLoop(value)) return outside(value);
        var node = source[value];
        return node.Code switch
        {
            OpCode.Constant => target.Integer(node.Bits),
            OpCode.Load => target.Load(outside(node.Operands[0]), At(node.Operands[1], row)),
            _ => target.Apply(node.Operator!, [.. node.Operands.Select(operand => At(operand, row))]),
        };
    }
}
