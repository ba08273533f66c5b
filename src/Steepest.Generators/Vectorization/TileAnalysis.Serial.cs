using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Integers that each lane chooses in a loop, the number of the iteration with the least of something for instance, and the loops and branches
/// that depend on them: these the lanes of a tile do one after the other, each as it is.
/// </summary>
internal sealed partial class TileAnalysis
{
    /// <summary>Up to here every integer is a float, too.</summary>
    private const int MostExact = 1 << 24;

    private readonly HashSet<int> chosen = [];
    private readonly HashSet<int> derived = [];
    private readonly HashSet<int> serial = [];
    private readonly HashSet<int> chosenBounds = [];

    /// <summary>Whether a value is an integer that lanes choose among those of iterations; vectors hold it as a number.</summary>
    public bool IsChosen(int value) => chosen.Contains(value);

    /// <summary>Whether lanes do a loop or branch one after the other.</summary>
    public bool IsSerial(int value) => serial.Contains(value);

    /// <summary>Whether lanes do anything one after the other.</summary>
    public bool HasSerial => serial.Count > 0;

    /// <summary>What loops count to whose numbers are chosen, where vectors do not hold every integer, and how far they may.</summary>
    public (IReadOnlyCollection<int> Bounds, int Most) ChosenBounds => (chosenBounds, MostExact);

    /// <summary>Whether a node is, or belongs to, what lanes do one after the other.</summary>
    public bool IsInSerial(int value)
    {
        for (; value >= 0 && value != loop; value = structure.Owner(value))
        {
            if (serial.Contains(value)) return true;
        }

        return false;
    }

    /// <summary>Whether only what lanes do one after the other needs a value, so that each looks for it there.</summary>
    public bool IsLeftToLanes(int value)
        => derived.Contains(value) && structure.Uses(value).All(use => IsInSerial(use.Reader) || (derived.Contains(use.Reader) && IsLeftToLanes(use.Reader)));

    /// <summary>What a loop or branch reads from outside of it, in order.</summary>
    public IReadOnlyList<int> ReadIn(int statement)
        => [.. structure.Inside(statement).Prepend(statement).SelectMany(value => function[value].Operands.Concat(function[value].Regions.SelectMany(region => region.Yields)))
            .Where(value => value != statement && !structure.IsInside(value, statement)).Distinct().OrderBy(structure.Order)];

    /// <summary>Finds both; whether what they hand out was thought to be the same in all lanes.</summary>
    private bool FindSerial()
    {
        FindChosen();
        derived.Clear();
        serial.Clear();
        foreach (var value in structure.Inside(loop))
        {
            if (KindOf(value) == LaneKind.Several && !chosen.Contains(value) && function[value].Code is OpCode.Operator or OpCode.Load or OpCode.Slice && function[value].Operands.Any(IsOwnNumber)) derived.Add(value);
        }

        MarkSerial(function[loop].Regions[0]);
        hasChanged = false;
        foreach (var result in serial.SelectMany(statement => structure.Results[statement]).Where(result => result >= 0)) Raise(result, function[result].Type.IsFloating ? LaneKind.Vector : LaneKind.Several);
        return hasChanged;
    }

    /// <summary>Whether a value is what a lane chose, when the loop has run, or follows from it.</summary>
    private bool IsOwnNumber(int value) => derived.Contains(value) || (chosen.Contains(value) && IsLeftByLoop(value));

    private bool IsLeftByLoop(int value) => function[value].Code == OpCode.Result && function[function[value].Operands[0]].Code == OpCode.For;

    private void MarkSerial(Region region)
    {
        foreach (var value in region.Body.Where(value => function[value].Code is OpCode.For or OpCode.If))
        {
            if (structure.Inside(value).Prepend(value).Any(inner => function[inner].Operands.Where((operand, i) => IsOwnNumber(operand) && !structure.IsInside(operand, value) && !IsHandedOn(new Use(inner, i, -1))).Any())) serial.Add(value);
            else foreach (var inner in function[value].Regions) MarkSerial(inner);
        }
    }

    /// <summary>What all of the rest fails of what is asked of a choice goes, until nothing does.</summary>
    private void FindChosen()
    {
        chosen.Clear();
        chosenBounds.Clear();
        foreach (var value in structure.Inside(loop).Concat(structure.Inside(loop).SelectMany(inner => function[inner].Regions.SelectMany(region => region.Arguments))))
        {
            if (function[value].Type == IrType.Int32 && KindOf(value) == LaneKind.Several && (function[value].Code is OpCode.Argument or OpCode.Result || function[value].Is(Operators.Select))) chosen.Add(value);
        }

        while (chosen.RemoveWhere(value => !IsChoice(value) || !structure.Uses(value).All(use => IsLeftByLoop(value) || IsHandedOn(use))) > 0)
        {
        }

        if (Element == IrType.Single) chosenBounds.UnionWith(chosen.SelectMany(Sources).Where(source => function[source].Code == OpCode.Argument && !chosen.Contains(source)).SelectMany(source => function[structure.Owner(source)].Operands.Take(2)).Where(bound => !IsConstant(bound)));
    }

    private bool IsChoice(int value)
    {
        var condition = function[value].Is(Operators.Select) ? function[value].Operands[0] : function[value].Code == OpCode.Result && function[function[value].Operands[0]] is { Code: OpCode.If } branch ? branch.Operands[0] : -1;
        return (condition < 0 || KindOf(condition) != LaneKind.Several) && Sources(value) is { Count: > 0 } sources && sources.All(source => chosen.Contains(source) || (KindOf(source) == LaneKind.Uniform && IsExact(source)));
    }

    /// <summary>What a choice is one of.</summary>
    private IReadOnlyList<int> Sources(int value)
    {
        var node = function[value];
        if (node.Is(Operators.Select)) return [node.Operands[1], node.Operands[2]];
        var owner = node.Code == OpCode.Result ? node.Operands[0] : structure.Owner(value);
        var position = node.Code == OpCode.Result ? (int)node.Bits : function[owner].Regions[0].Arguments.ToList().IndexOf(value) - 1;
        if (function[owner].Code == OpCode.If) return [.. function[owner].Regions.Select(region => region.Yields[position])];
        return function[owner].Code == OpCode.For ? [function[owner].Operands[position + 2], function[owner].Regions[0].Yields[position]] : [];
    }

    /// <summary>Whether numbers of vectors hold an integer exactly.</summary>
    private bool IsExact(int value)
    {
        if (Element == IrType.Double) return true;
        if (IsConstant(value)) return Math.Abs(function[value].Bits) <= MostExact;
        return function[value].Code == OpCode.Argument && structure.Owner(value) is var owner && function[owner] is { Code: OpCode.For } counting && counting.Regions[0].Arguments[0] == value
            && counting.Operands.Take(2).All(bound => IsConstant(bound) ? Math.Abs(function[bound].Bits) <= MostExact : !IsInside(bound));
    }

    /// <summary>Whether a use of a choice is part of another one.</summary>
    private bool IsHandedOn(Use use)
    {
        var node = function[use.Reader];
        if (!use.IsYield) return (node.Is(Operators.Select) && use.Position > 0 && chosen.Contains(use.Reader)) || (node.Code == OpCode.For && use.Position >= 2 && chosen.Contains(node.Regions[0].Arguments[use.Position - 1]));
        if (use.Reader == loop) return false;
        return node.Code == OpCode.For ? chosen.Contains(node.Regions[0].Arguments[use.Position + 1]) : structure.Results[use.Reader][use.Position] is var result && (result < 0 || chosen.Contains(result));
    }

    private Obstacle? ExamineSerial(int statement)
    {
        if (structure.Results[statement].FirstOrDefault(result => result >= 0 && !function[result].Type.IsFloating) is > 0 and var integer) return new Obstacle(integer, "an integer depends on a branch");
        foreach (var value in structure.Inside(statement))
        {
            var node = function[value];
            if (node.Code == OpCode.Guard) return new Obstacle(value, "it may throw");
            if (!node.HasEffect || structure.IsInside(structure.Root(node.Operands[0]), statement)) continue;
            var isOwn = IsExpanded(node.Operands[0]) && node.Code is OpCode.Store or OpCode.Accumulate;
            if (!isOwn && node.Code != OpCode.Accumulate) return new Obstacle(value, $"it writes elements of {Quoted(node.Operands[0])} that differ from iteration to iteration");
        }

        return null;
    }
}
