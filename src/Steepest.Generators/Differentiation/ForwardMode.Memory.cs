using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>Buffers and stacks of tangents, beside those of values: what happens to an element happens to its tangent.</summary>
internal sealed partial class ForwardMode
{
    /// <summary>
    /// The tangents of a buffer in one direction: a buffer of its own, a column of a matrix, or the knowledge that one element alone moves, at the
    /// rate of 1.
    /// </summary>
    /// <param name="Id">The buffer, or the matrix; -1 where it is virtual.</param>
    /// <param name="Unit">For a virtual one the index of the element that moves, which may lie outside.</param>
    private readonly record struct TangentBuffer(int Id, int Unit)
    {
        /// <summary>For a column of a matrix the number of elements in a row; -1 for other buffers.</summary>
        public int Width { get; init; } = -1;

        /// <summary>For a column of a matrix the index of its first element.</summary>
        public int First { get; init; } = -1;
    }

    /// <summary>Whether a buffer, or the buffer behind a window, has tangents.</summary>
    private bool HasTangent(int buffer) => source[buffer].Type is { IsBuffer: true, IsFloating: true } && (variation[structure.Root(buffer)] || buffers.ContainsKey(structure.Root(buffer)));

    private void Memory(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Load:
                tangents[value] = Lanes(lane => target.Name(Load(node, lane), NameOfTangent(value, lane)));
                break;
            case OpCode.Store:
                for (var lane = 0; lane < lanes; lane++) target.Store(Buffer(node, lane), Index(node, lane), TangentsOrZero(node.Operands[2])[lane]);
                break;
            case OpCode.Accumulate when Tangents(node.Operands[2]) is { } amounts:
                for (var lane = 0; lane < lanes; lane++) target.Accumulate(Buffer(node, lane), Index(node, lane), amounts[lane]);
                break;
            case OpCode.Clear:
                Clear(node.Operands[0]);
                break;
            case OpCode.Push:
                for (var lane = 0; lane < lanes; lane++) target.Push(Buffer(node, lane), TangentsOrZero(node.Operands[1])[lane]);
                break;
            case OpCode.Pop:
                tangents[value] = Lanes(lane => target.Pop(Buffer(node, lane), NameOfTangent(value, lane)));
                break;
            case OpCode.Allocate:
                Beside(value, lane => target.Allocate(node.Type.ToElement(), Primal(node.Operands[0]), node.Bits == 1, NameOf(node.Name ?? "array", "Tangent", lane)));
                break;
            case OpCode.Stack:
                Beside(value, lane => target.Stack(node.Type.ToElement(), NameOf(node.Name ?? "stored", "Tangent", lane)));
                break;
            case OpCode.Slice:
                buffers[value] = [.. buffers[node.Operands[0]].Select((buffer, lane) => Window(value, node, buffer, lane))];
                break;
        }
    }

    private void Beside(int value, Func<int, int> make) => buffers[value] = [.. Lanes(make).Select(id => new TangentBuffer(id, -1))];

    /// <summary>The tangents of a buffer that is written.</summary>
    private int Buffer(Node node, int lane)
        => buffers[node.Operands[0]][lane].Id is >= 0 and var id ? id : throw new InvalidOperationException($"A variable is written in\n{source}");

    /// <summary>Where the tangent of the element that a node names is found.</summary>
    private int Index(Node node, int lane) => Index(buffers[node.Operands[0]][lane], Primal(node.Operands[1]));

    private int Index(TangentBuffer buffer, int index)
        => buffer.Width < 0 ? index : target.Apply(Operators.Add, target.Apply(Operators.Multiply, index, buffer.Width), buffer.First);

    private void Clear(int buffer)
    {
        if (buffers[buffer].All(tangent => tangent.Width < 0))
        {
            foreach (var tangent in buffers[buffer]) target.Clear(tangent.Id);
            return;
        }

        target.For(target.Integer(0), target.Length(Primal(buffer)), 1, [], (i, _) =>
        {
            foreach (var tangent in buffers[buffer]) target.Store(tangent.Id, Index(tangent, i), target.Constant(source[buffer].Type.ToElement(), 0));
            return [];
        }, "i");
    }

    private int Load(Node node, int lane)
    {
        var (id, unit) = buffers[node.Operands[0]][lane];
        if (id >= 0) return target.Load(id, Index(node, lane));
        var isUnit = target.Apply(Operators.Equal, Primal(node.Operands[1]), unit);
        return target.Apply(Operators.Select, isUnit, target.Constant(node.Type, 1), target.Constant(node.Type, 0));
    }

    private TangentBuffer Window(int value, Node node, TangentBuffer buffer, int lane)
    {
        var start = Primal(node.Operands[1]);
        if (buffer.Width >= 0) return buffer with { First = Index(buffer, start) };
        if (buffer.Id < 0) return buffer with { Unit = target.Apply(Operators.Subtract, buffer.Unit, start) };
        return buffer with { Id = target.Name(target.Slice(buffer.Id, start, Primal(node.Operands[2])), NameOfTangent(value, lane)) };
    }
}
