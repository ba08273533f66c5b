using Steepest.Generators.Rules;

namespace Steepest.Generators.Ir;

/// <summary>
/// Checks that a function is well formed: every operand is defined before its use and in scope, types fit, regions yield what their node
/// results in. Slow and independent of the passes; tests run it after each of them.
/// </summary>
internal static class Verifier
{
    public static void Verify(Function function)
    {
        var defined = new HashSet<int>();
        var seen = new HashSet<int>();
        Region(function, function.Body, defined, seen);
        if (function.Body.Yields.Count != function.Results.Count)
            throw Fault(function, -1, $"has {function.Body.Yields.Count} results and {function.Results.Count} names for them");
    }

    private static void Region(Function function, Region region, HashSet<int> outer, HashSet<int> seen)
    {
        var defined = new HashSet<int>(outer);
        foreach (var argument in region.Arguments)
        {
            if (function[argument].Code != OpCode.Argument) throw Fault(function, argument, "is not an argument");
            Define(function, argument, defined, seen);
        }

        foreach (var value in region.Body)
        {
            var node = function[value];
            foreach (var operand in node.Operands)
            {
                var isOwner = node.Code == OpCode.Result;
                if (!defined.Contains(operand)) throw Fault(function, value, $"uses %{operand} out of scope");
                if (!isOwner && function[operand].Type == IrType.None) throw Fault(function, value, $"uses %{operand}, which has no value");
            }

            foreach (var inner in node.Regions) Region(function, inner, defined, seen);
            Check(function, value, node);
            Define(function, value, defined, seen);
        }

        foreach (var yield in region.Yields)
        {
            if (!defined.Contains(yield)) throw Fault(function, yield, "is yielded out of scope");
        }
    }

    private static void Define(Function function, int value, HashSet<int> defined, HashSet<int> seen)
    {
        if (!seen.Add(value)) throw Fault(function, value, "is defined twice");
        defined.Add(value);
    }

    private static void Check(Function function, int value, Node node)
    {
        IrType Operand(int index) => function[node.Operands[index]].Type;
        void Must(bool holds, string rule)
        {
            if (!holds) throw Fault(function, value, rule);
        }

        switch (node.Code)
        {
            case OpCode.Operator:
                Must(node.Operator != null && node.Operands.Count == node.Operator.Arity, "has another number of operands than its row");
                Must(node.Is(LaneOperators.StoredSums) || node.Operands.All(operand => !function[operand].Type.IsBuffer), "computes with a buffer");
                if (node.Operator!.Typing == Typing.Same && node.Operator.Form is not Conditional)
                    Must(node.Operands.All(operand => function[operand].Type == node.Type || !function[operand].Type.IsFloating), "mixes types");
                if (node.Operator.Typing is Typing.Same or Typing.Predicate)
                    Must(node.Operands.All(operand => function[operand].Type.Lanes == node.Type.Lanes), "mixes numbers and vectors");
                break;
            case OpCode.Length:
                Must(Operand(0).IsBuffer, "asks a number for its length");
                break;
            case OpCode.Load:
                Must(Operand(0).IsBuffer && Operand(1).IsInteger && (node.Type == Operand(0).ToElement() || node.Type == Operand(0).ToElement().ToVector(function.VectorBits)), "loads another type than the buffer holds");
                break;
            case OpCode.Store or OpCode.Accumulate:
                Must(Operand(0).IsBuffer && Operand(1).IsInteger && (Operand(2) == Operand(0).ToElement() || (node.Code == OpCode.Store && Operand(2) == Operand(0).ToElement().ToVector(function.VectorBits))), "stores another type than the buffer holds");
                break;
            case OpCode.Routine:
                Must(node.Operator != null && node.Operands.Count == node.Operator.Arity && Operand(0).IsBuffer, "has another number of operands than its row, or writes no buffer");
                break;
            case OpCode.Guard:
                Must(Operand(0) == IrType.Boolean && node.Literal is { Length: > 0 }, "guards by something else than a boolean, or with no exception");
                break;
            case OpCode.Push:
                Must(Operand(0).IsBuffer && Operand(1) == Operand(0).ToElement(), "pushes another type than the stack holds");
                break;
            case OpCode.Pop:
                Must(Operand(0).IsBuffer && node.Type == Operand(0).ToElement(), "pops another type than the stack holds");
                break;
            case OpCode.Slice:
                Must(Operand(0).IsBuffer && Operand(1).IsInteger && Operand(2).IsInteger, "slices by something else than integers");
                break;
            case OpCode.Allocate:
                Must(Operand(0).IsInteger, "allocates a length that is no integer");
                break;
            case OpCode.For:
                Must(node.Bits != 0 && Operand(0) == IrType.Int32 && Operand(1) == IrType.Int32, "counts by something else than integers");
                Carried(node.Regions[0], 2, 1);
                break;
            case OpCode.While:
                Must(node.Regions[0].Yields.Count == 1 && function[node.Regions[0].Yields[0]].Type == IrType.Boolean, "tests something else than a boolean");
                Carried(node.Regions[1], 0, 0);
                break;
            case OpCode.If:
                Must(Operand(0) == IrType.Boolean, "branches on something else than a boolean");
                Must(
                    node.Regions[0].Yields.Select(yield => function[yield].Type).SequenceEqual(node.Regions[1].Yields.Select(yield => function[yield].Type)),
                    "has branches that yield different types");
                break;
            case OpCode.Result:
                var owner = function[node.Operands[0]];
                var region = owner.Regions[owner.Regions.Count - 1];
                Must(node.Bits < region.Yields.Count && function[region.Yields[(int)node.Bits]].Type == node.Type, "is a result that its node does not have");
                break;
        }

        void Carried(Region region, int firstOperand, int firstArgument)
        {
            var types = node.Operands.Skip(firstOperand).Select(operand => function[operand].Type).ToList();
            Must(types.SequenceEqual(region.Arguments.Skip(firstArgument).Select(argument => function[argument].Type)), "carries other types than its arguments");
            Must(types.SequenceEqual(region.Yields.Select(yield => function[yield].Type)), "carries other types than it yields");
        }
    }

    private static InvalidOperationException Fault(Function function, int value, string what)
        => new($"%{value} {what} in\n{function}");
}
