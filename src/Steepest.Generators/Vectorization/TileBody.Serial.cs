using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Loops and branches that the lanes of a tile do one after the other, each as it is, since they depend on an integer of its own.
/// <code>
/// if (k ≥ 0) for j: g[k · n + j] += a · x[j]      →      for lane: if (k[lane] ≥ 0) for j: g[k[lane] · n + j] += a[lane] · x[lane, j]
/// </code>
/// </summary>
internal sealed partial class TileBody
{
    /// <summary>What lanes have chosen in loops, one number a lane.</summary>
    private readonly Dictionary<int, int> choices = [];

    /// <summary>What values of a statement that lanes do one after the other are in the lane that is at it.</summary>
    private readonly Dictionary<int, int> ofLane = [];

    private int firstCounting;

    /// <summary>Behind a loop: keeps what lanes chose in it where they will look for it.</summary>
    private void KeepChoices(int loop)
    {
        foreach (var result in structure.Results[loop].Where(result => result >= 0 && analysis.IsChosen(result)))
        {
            var left = (Tiled)scope.Result(loop, source[result].Bits);
            choices[result] = Spread(way => left.Vectors[way], source[result].Name);
        }
    }

    /// <summary>A loop or branch, lane by lane. What it hands out is 0 in lanes that have run already.</summary>
    private LaneValue? Serial(int statement)
    {
        var read = analysis.ReadIn(statement);
        var numbers = read.Where(value => analysis.KindOf(value) == LaneKind.Vector && !source[value].Type.IsBuffer).ToDictionary(value => value, Spread);
        var handedOut = structure.Results[statement].Where(result => result >= 0).ToDictionary(result => result, result => Spread(_ => target.Constant(vector, 0), source[result].Name));
        target.For(firstCounting, target.Integer(Width), 1, [], (lane, _) =>
        {
            foreach (var value in read) ofLane[value] = numbers.TryGetValue(value, out var memory) ? NumberOf(value, memory, lane) : At(value, lane);
            CopyIn(lane, statement);
            foreach (var result in handedOut) target.Store(result.Value, lane, ofLane[result.Key]);
            ofLane.Clear();
            return [];
        }, "lane", []);
        foreach (var result in handedOut) scope.SetResult(statement, source[result.Key].Bits, new Tiled(Each(way => target.LoadVector(result.Value, Behind(target.Integer(0), way)))));
        return null;
    }

    /// <summary>Lays out what lanes have.</summary>
    private int Spread(int value)
    {
        var (one, zero) = (target.Constant(vector, 1), target.Constant(vector, 0));
        return Spread(way => source[value].Type == IrType.Boolean ? target.Apply(Operators.Select, Vector(value, way), one, zero) : Vector(value, way), source[value].Name);
    }

    private int Spread(Func<int, int> of, string? name)
    {
        var numbers = target.Allocate(analysis.Element, width, cleared: false, name ?? "numbers");
        for (var way = 0; way < ways; way++) target.Store(numbers, Behind(target.Integer(0), way), of(way));
        return numbers;
    }

    private int NumberOf(int value, int memory, int lane)
    {
        var number = target.Load(memory, lane);
        return source[value].Type == IrType.Boolean ? target.Apply(Operators.NotEqual, number, target.Constant(analysis.Element, 0)) : target.Name(number, source[value].Name);
    }

    private int[] CopyIn(int lane, Region region)
    {
        foreach (var value in region.Body) CopyIn(lane, value);
        return [.. region.Yields.Select(yield => ofLane[yield])];
    }

    private void CopyIn(int lane, int value)
    {
        var node = source[value];
        target.Ordinal = node.Ordinal;
        switch (node.Code)
        {
            case OpCode.For:
                Leave(value, target.For(ofLane[node.Operands[0]], ofLane[node.Operands[1]], node.Bits, [.. node.Operands.Skip(2).Select(operand => ofLane[operand])], (induction, carried) =>
                {
                    ofLane[node.Regions[0].Arguments[0]] = induction;
                    for (var i = 0; i < carried.Length; i++) ofLane[node.Regions[0].Arguments[i + 1]] = carried[i];
                    return CopyIn(lane, node.Regions[0]);
                }, source[node.Regions[0].Arguments[0]].Name, [.. node.Regions[0].Arguments.Skip(1).Select(argument => source[argument].Name)]));
                break;
            case OpCode.If:
                Leave(value, target.If(ofLane[node.Operands[0]], () => CopyIn(lane, node.Regions[0]), () => CopyIn(lane, node.Regions[1])));
                break;
            case OpCode.Result:
                target.Name(ofLane[value], node.Name);
                break;
            case OpCode.Load:
                ofLane[value] = target.Name(target.Load(ofLane[node.Operands[0]], PlaceOf(node, lane)), node.Name);
                break;
            case OpCode.Store:
                target.Store(ofLane[node.Operands[0]], PlaceOf(node, lane), ofLane[node.Operands[2]]);
                break;
            case OpCode.Accumulate:
                target.Accumulate(ofLane[node.Operands[0]], PlaceOf(node, lane), ofLane[node.Operands[2]]);
                break;
            case OpCode.Slice when analysis.IsExpanded(value):
                ofLane[value] = target.Slice(ofLane[node.Operands[0]], target.Apply(Operators.Multiply, ofLane[node.Operands[1]], width), target.Apply(Operators.Multiply, ofLane[node.Operands[2]], width));
                break;
            case OpCode.Length:
                ofLane[value] = analysis.IsExpanded(node.Operands[0])
                    ? target.Apply(Operators.Divide, target.Length(ofLane[node.Operands[0]]), width)
                    : target.Length(ofLane[node.Operands[0]]);
                break;
            case OpCode.Operator:
                ofLane[value] = target.Name(Scalar(node, [.. node.Operands.Select(operand => ofLane[operand])]), node.Name);
                break;
            default:
                ofLane[value] = target.Add(node with { Operands = EquatableArray.Of([.. node.Operands.Select(operand => ofLane[operand])]) });
                break;
        }
    }

    private void Leave(int statement, int[] left)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (structure.Results[statement][i] is >= 0 and var result) ofLane[result] = left[i];
        }
    }

    /// <summary>Where the element of an access lies, in an array that holds those of all lanes behind those of the lanes before.</summary>
    private int PlaceOf(Node access, int lane)
    {
        var index = ofLane[access.Operands[1]];
        return analysis.IsExpanded(access.Operands[0]) ? target.Apply(Operators.Add, target.Apply(Operators.Multiply, index, width), lane) : index;
    }
}
