using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>What keeps iterations with loops in them from running side by side.</summary>
internal sealed partial class TileAnalysis
{
    private Obstacle? Examine(Region region, bool isMasked)
    {
        foreach (var value in region.Body)
        {
            if (Examine(value, function[value], isMasked) is { } obstacle) return obstacle;
        }

        return null;
    }

    private Obstacle? Examine(int value, Node node, bool isMasked)
    {
        switch (node.Code)
        {
            case OpCode.Constant or OpCode.Result:
                return null;
            case OpCode.Length:
                return null;
            case OpCode.Operator:
                return ExamineOperator(value, node, isMasked);
            case OpCode.Load:
                if (KindOf(node.Operands[1]) == LaneKind.Vector) return new Obstacle(value, "an index depends on floating-point numbers");
                if (node.Type != Element && node.Type.IsFloating && KindOf(value) != LaneKind.Uniform) return new Obstacle(value, "it mixes float and double");
                if (IsExpanded(node.Operands[0])) return ExamineOwn(value, node, isMasked);
                return isMasked ? new Obstacle(value, $"it reads {Quoted(node.Operands[0])} on one path only") : null;
            case OpCode.Store:
                if (IsExpanded(node.Operands[0])) return ExamineOwn(value, node, isMasked);
                return isMasked || KindOf(node.Operands[1]) != LaneKind.Uniform || KindOf(node.Operands[2]) != LaneKind.Uniform ? new Obstacle(value, $"{Quoted(node.Operands[0])} holds integers that differ from iteration to iteration") : null;
            case OpCode.Accumulate:
                if (IsExpanded(node.Operands[0])) return ExamineOwn(value, node, isMasked);
                if (function[node.Operands[2]].Type != Element || KindOf(node.Operands[1]) == LaneKind.Vector || KindOf(node.Operands[0]) != LaneKind.Uniform) return new Obstacle(value, $"it adds to {Quoted(node.Operands[0])} at places that only numbers tell");
                return isMasked ? new Obstacle(value, $"it adds to {Quoted(node.Operands[0])} on one path only") : null;
            case OpCode.Clear:
                return isMasked ? new Obstacle(value, "it clears an array on one path only") : null;
            case OpCode.Slice when !isMasked && !IsExpanded(node.Operands[0]) && KindOf(node.Operands[1]) < LaneKind.Vector && KindOf(node.Operands[2]) == LaneKind.Uniform:
                return null;
            case OpCode.Allocate or OpCode.Slice when !isMasked && node.Operands.Skip(node.Code == OpCode.Slice ? 1 : 0).All(operand => KindOf(operand) == LaneKind.Uniform):
                return null;
            case OpCode.For or OpCode.If when IsSerial(value):
                return ExamineSerial(value);
            case OpCode.For when !isMasked && node.Operands.Take(2).All(bound => KindOf(bound) == LaneKind.Uniform):
                return node.Regions[0].Arguments.Any(argument => function[argument].Type.IsInteger && KindOf(argument) != LaneKind.Uniform && !IsChosen(argument))
                    ? new Obstacle(value, "a loop in it hands on an integer that differs from iteration to iteration")
                    : Examine(node.Regions[0], isMasked);
            case OpCode.For or OpCode.While:
                return new Obstacle(value, "a loop in it runs another number of times in each iteration");
            case OpCode.If:
                var isUniform = KindOf(node.Operands[0]) == LaneKind.Uniform;
                for (var i = 0; i < node.Regions[0].Yields.Count; i++)
                {
                    var isRead = structure.Results[value][i] >= 0;
                    if (isRead && function[node.Regions[0].Yields[i]].Type.IsInteger && KindOf(structure.Results[value][i]) != LaneKind.Uniform && !IsChosen(structure.Results[value][i])) return new Obstacle(value, "an integer depends on a branch");
                }

                return Examine(node.Regions[0], isMasked || !isUniform) ?? Examine(node.Regions[1], isMasked || !isUniform);
            case OpCode.Guard when !isMasked && node.Operands.All(operand => KindOf(operand) == LaneKind.Uniform):
                return null;
            case OpCode.Guard:
                return new Obstacle(value, "it may throw");
            default:
                return new Obstacle(value, "it records as much as only running it shows");
        }
    }

    /// <summary>An element of an array that each lane has its own of.</summary>
    private Obstacle? ExamineOwn(int value, Node node, bool isMasked)
    {
        if (isMasked && KindOf(node.Operands[1]) != LaneKind.Uniform) return new Obstacle(value, $"iterations meet different elements of {Quoted(node.Operands[0])} on one path only");
        return isMasked && !IsWithin(value) ? new Obstacle(value, $"it meets {Quoted(node.Operands[0])} on one path only") : null;
    }

    private Obstacle? ExamineOperator(int value, Node node, bool isMasked)
    {
        if (widened.Contains(value) || IsChosen(value)) return null;
        if (KindOf(value) == LaneKind.Vector)
        {
            var isConversion = node.Is(Operators.Convert);
            if (node.Type.IsFloating && node.Type != Element) return new Obstacle(value, "it mixes float and double");
            if (isConversion) return function[node.Operands[0]].Type.IsInteger ? null : new Obstacle(value, "it mixes float and double");
            if (node.Operator!.LaneForm is null && node.Operator.InLanes is null) return new Obstacle(value, $"{node.Operator.Name} has no form for lanes");
            return node.Operands.Any(operand => function[operand].Type.IsInteger) ? new Obstacle(value, $"{node.Operator.Name} takes an integer that differs from iteration to iteration") : null;
        }

        if (node.Operands.Any(operand => KindOf(operand) == LaneKind.Vector)) return new Obstacle(value, "it makes an integer of a number that differs from iteration to iteration");
        var mayThrow = node.Type.IsInteger && (node.Is(Operators.Divide) || node.Is(Operators.Remainder) || node.Operator!.Form is InContext { IsChecked: true });
        return isMasked && mayThrow ? new Obstacle(value, "it divides integers on one path only") : null;
    }

    private string Quoted(int value)
    {
        var name = function[value].Name ?? (function[value].Code == OpCode.Parameter ? function.Parameters[(int)function[value].Bits].Name : null);
        return name ?? "a value";
    }
}
