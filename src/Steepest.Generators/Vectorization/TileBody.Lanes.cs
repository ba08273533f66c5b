using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>What each lane has to look for by itself: integers of its own, and what lies where they say.</summary>
internal sealed partial class TileBody
{
    /// <summary>A value of one lane, which a loop over lanes counts.</summary>
    private int At(int value, int lane)
    {
        switch (analysis.KindOf(value))
        {
            case LaneKind.Uniform:
                return Number(value);
            case LaneKind.Spaced:
                var spaced = (Spaced)Of(value);
                return target.Apply(Operators.Add, spaced.First, target.Apply(Operators.Multiply, lane, spaced.Step));
        }

        var node = source[value];
        if (choices.TryGetValue(value, out var numbers)) return target.Name(target.Convert(target.Load(numbers, lane), IrType.Int32), node.Name);
        return node.Code switch
        {
            OpCode.Load => target.Load(At(node.Operands[0], lane), At(node.Operands[1], lane)),
            OpCode.Slice => target.Name(target.Slice(At(node.Operands[0], lane), At(node.Operands[1], lane), Number(node.Operands[2])), node.Name),
            _ => Scalar(node, [.. node.Operands.Select(operand => At(operand, lane))]),
        };
    }

    /// <summary>
    /// A number of each lane's own, as vectors.
    /// <code>
    /// for lane: numbers[lane] = f(lane)      →      v0 = numbers[0 …]; v1 = numbers[8 …]
    /// </code>
    /// </summary>
    private int[] Collected(Func<int, int> of)
    {
        var numbers = target.Allocate(analysis.Element, width, cleared: false, "numbers");
        target.For(target.Integer(0), target.Integer(Width), 1, [], (lane, _) =>
        {
            target.Store(numbers, lane, of(lane));
            return [];
        }, "lane", []);
        return Each(way => target.LoadVector(numbers, target.Integer(way * vector.Lanes)));
    }

    /// <summary>Conditions of each lane's own, as masks.</summary>
    private int[] Conditions(int value)
    {
        var (one, zero) = (target.Constant(analysis.Element, 1), target.Constant(analysis.Element, 0));
        return [.. Collected(lane => target.Apply(Operators.Select, At(value, lane), one, zero)).Select(numbers => target.Apply(Operators.NotEqual, numbers, target.Constant(vector, 0)))];
    }

    /// <summary>Goes through the numbers of vectors lane by lane.</summary>
    private void Distribute(int[] vectors, Action<int, int> write)
    {
        var numbers = target.Allocate(analysis.Element, width, cleared: false, "numbers");
        for (var way = 0; way < ways; way++) target.Store(numbers, target.Integer(way * vector.Lanes), vectors[way]);
        target.For(target.Integer(0), target.Integer(Width), 1, [], (lane, _) =>
        {
            write(lane, target.Load(numbers, lane));
            return [];
        }, "lane", []);
    }

    /// <summary>Where a lane's element lies in an array that holds those of all lanes: outside of it wherever the index is.</summary>
    private int OwnPlace(int index, int lane) => target.Apply(Operators.Add, target.Apply(Operators.Multiply, At(index, lane), target.Integer(Width)), lane);
}
