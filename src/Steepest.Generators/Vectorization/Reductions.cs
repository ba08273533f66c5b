using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>How a value that a loop carries from one iteration to the next is carried by lanes.</summary>
internal enum Carriage
{
    /// <summary>In no way that lanes know.</summary>
    None,

    /// <summary>What is added to it, in any order.</summary>
    Sum,

    /// <summary>A sum in double of what iterations compute in float.</summary>
    WidenedSum,

    /// <summary>What it is multiplied by, in any order.</summary>
    Product,

    Minimum,

    Maximum,

    /// <summary>What the iteration before computed, without knowing its own predecessor's; or knowing what that computed in the same way.</summary>
    Delay,
}

/// <summary>Tells how values are carried. What is read on the way, as a running sum is, is no reduction.</summary>
internal sealed class Reductions(Structure structure)
{
    private readonly Function function = structure.Function;

    public Carriage Of(int loop, int position)
    {
        var region = function[loop].Regions[0];
        var (argument, yield) = (region.Arguments[position + 1], region.Yields[position]);
        if (!function[argument].Type.IsFloating) return Carriage.None;
        if (IsWidened(loop, yield, argument)) return Carriage.WidenedSum;
        if (IsChain(loop, yield, argument, IsSumStep)) return Carriage.Sum;
        if (IsChain(loop, yield, argument, IsProductStep)) return Carriage.Product;
        if (IsExtremum(yield, argument, Operators.Min, Operators.Less)) return Carriage.Minimum;
        if (IsExtremum(yield, argument, Operators.Max, Operators.Greater)) return Carriage.Maximum;
        return IsAhead(loop, yield, [argument]) ? Carriage.Delay : Carriage.None;
    }

    /// <summary>Whether a delay is made of what another one brings, so that it reaches back more than one iteration.</summary>
    public bool IsChained(int loop, int position)
        => function[loop].Regions[0] is var region && Depends(region.Yields[position], [.. region.Arguments.Skip(1)], loop);

    /// <summary>
    /// Whether a value can be computed first thing in an iteration, from the induction variable, memory that the loop does not write, and
    /// what iterations before have computed so.
    /// </summary>
    /// <param name="loop">The loop.</param>
    /// <param name="value">A value.</param>
    /// <param name="behind">The carried values on the way, none of which may lead back to itself.</param>
    private bool IsAhead(int loop, int value, IReadOnlyCollection<int> behind)
    {
        var region = function[loop].Regions[0];
        if (!structure.IsInside(value, loop) || value == region.Arguments[0]) return true;
        var node = function[value];
        return structure.Owner(value) == loop && node.Code switch
        {
            OpCode.Constant or OpCode.Length => true,
            OpCode.Argument => !behind.Contains(value) && IsAhead(loop, region.Yields[region.Arguments.ToList().IndexOf(value) - 1], [.. behind, value]),
            OpCode.Operator => node.Operands.All(operand => IsAhead(loop, operand, behind)),
            OpCode.Load => IsAhead(loop, node.Operands[1], behind) && !structure.Inside(loop).Any(other => function[other].HasEffect && structure.Root(function[other].Operands[0]) == structure.Root(node.Operands[0])),
            _ => false,
        };
    }

    private bool IsSumStep(Node node, int position) => node.Is(Operators.Add) || (node.Is(Operators.Subtract) && position == 0);

    private bool IsProductStep(Node node, int position) => node.Is(Operators.Multiply) || (node.Is(Operators.Divide) && position == 0);

    /// <summary>Whether a value is the argument after steps of one kind, some of them perhaps on one path only, and nothing else reads what is between.</summary>
    private bool IsChain(int loop, int value, int argument, Func<Node, int, bool> isStep)
    {
        var between = new HashSet<int>();
        if (!Follow(value) || !between.Contains(argument)) return false;
        return between.All(inner => structure.Uses(inner).All(use => use.IsYield ? use.Reader == loop || IsPassedOn(use, between) : between.Contains(use.Reader) && IsLink(use)));

        bool IsLink(Use use)
        {
            var reader = function[use.Reader];
            return reader.Is(Operators.Select) ? use.Position > 0 : isStep(reader, use.Position);
        }

        bool Follow(int at)
        {
            between.Add(at);
            if (at == argument) return true;
            var node = function[at];
            if (!structure.IsInside(at, loop)) return false;
            if (node.Is(Operators.Select)) return Follow(node.Operands[1]) && Follow(node.Operands[2]);
            if (node.Code == OpCode.Result && function[node.Operands[0]].Code == OpCode.If)
                return function[node.Operands[0]].Regions.All(region => Follow(region.Yields[(int)node.Bits]));
            if (node.Code != OpCode.Operator || node.Operands.Count != 2) return false;
            for (var position = 0; position < 2; position++)
            {
                if (!isStep(node, position)) continue;
                if (!Leads(node.Operands[position], argument, loop)) continue;
                return !Leads(node.Operands[1 - position], argument, loop) && Follow(node.Operands[position]);
            }

            return false;
        }
    }

    /// <summary>Whether a branch hands a value of the chain on as a part of the chain.</summary>
    private bool IsPassedOn(Use use, HashSet<int> between)
        => use.Reader >= 0 && function[use.Reader].Code == OpCode.If && structure.Results[use.Reader][use.Position] is >= 0 and var result && between.Contains(result);

    private bool IsWidened(int loop, int yield, int argument)
    {
        var node = function[yield];
        if (!node.Is(Operators.Add) || node.Type != IrType.Double || structure.Owner(yield) != loop || structure.Uses(argument).Count != 1 || structure.Uses(yield).Count != 1) return false;
        var other = node.Operands[0] == argument ? node.Operands[1] : node.Operands[1] == argument ? node.Operands[0] : -1;
        return other >= 0 && function[other] is { Operator: { } row } widening && row == Operators.Convert
            && function[widening.Operands[0]].Type == IrType.Single && structure.Uses(other).Count == 1 && structure.Owner(other) == loop;
    }

    /// <summary><c>Min(a, f)</c>, or <c>f &lt; a ? f : a</c>.</summary>
    private bool IsExtremum(int yield, int argument, Operator row, Operator comparison)
    {
        var node = function[yield];
        if (node.Is(row)) return node.Operands.Contains(argument) && node.Operands[0] != node.Operands[1] && structure.Uses(argument).Count == 1;
        if (Choice(node) is not var (condition, chosen, kept) || kept != argument || !function[condition].Is(comparison)) return false;
        return function[condition].Operands[0] == chosen && function[condition].Operands[1] == argument
            && structure.Uses(argument).All(use => use.IsYield || use.Reader == yield || use.Reader == condition);
    }

    /// <summary>The condition and the two values of a selection, or of a branch that only hands values on.</summary>
    private (int Condition, int First, int Second)? Choice(Node node)
    {
        if (node.Is(Operators.Select)) return (node.Operands[0], node.Operands[1], node.Operands[2]);
        if (node.Code != OpCode.Result || function[node.Operands[0]] is not { Code: OpCode.If } branch || branch.Regions.Any(region => region.Body.Count > 0)) return null;
        return (branch.Operands[0], branch.Regions[0].Yields[(int)node.Bits], branch.Regions[1].Yields[(int)node.Bits]);
    }

    private bool Leads(int value, int argument, int loop) => Depends(value, [argument], loop);

    /// <summary>Whether a value of a loop is computed from one of the arguments.</summary>
    private bool Depends(int value, List<int> arguments, int loop)
    {
        var seen = new HashSet<int>();
        return Reaches(value);

        bool Reaches(int at)
        {
            if (arguments.Contains(at)) return true;
            if (!structure.IsInside(at, loop) || !seen.Add(at)) return false;
            var node = function[at];
            if (node.Code == OpCode.Result && node.Operands[0] is var owner)
                return function[owner].Operands.Any(Reaches) || function[owner].Regions.Any(region => region.Yields.Any(Reaches) || region.Body.Any(inner => function[inner].HasEffect && Reaches(inner)));
            return node.Operands.Any(Reaches) || node.Regions.Any(region => region.Yields.Any(Reaches));
        }
    }
}
