using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Whether two loops can change places: all that they do is to add to elements of one array that they do not read, and the outer one moves the bounds of the inner one
/// by one, at one end, or not at all.
/// </summary>
/// <param name="structure">The function.</param>
/// <param name="analysis">The tile's.</param>
/// <param name="outer">A loop in it.</param>
internal sealed class InterchangeSearch(Structure structure, TileAnalysis analysis, int outer)
{
    /// <summary>Operations of the outer loop, which are repeated with every few elements.</summary>
    private const int LongestBody = 48;

    private readonly Function function = structure.Function;

    public static Interchange? Of(Structure structure, TileAnalysis analysis, int outer) => new InterchangeSearch(structure, analysis, outer).Find();

    private Interchange? Find()
    {
        var (node, region) = (function[outer], function[outer].Regions[0]);
        if (!IsPlain(node) || region.Body.Count > LongestBody || region.Body.Where(value => function[value].Regions.Count > 0).ToList() is not [var inner] || !IsPlain(function[inner])) return null;
        IReadOnlyList<int> body = function[inner].Regions[0].Body;
        if (!region.Body.All(value => value == inner || IsPure(value)) || body.Where(value => !IsPure(value)).ToList() is not [var addition]) return null;
        if (!IsSum(inner, addition) || analysis.Products.Any(product => product.Outer == outer || product.Inner == inner) || analysis.Columns.Any(column => column.Inner == inner)) return null;
        var (begin, end) = (Moves(function[inner].Operands[0]), Moves(function[inner].Operands[1]));
        return begin is { } begins && end is { } ends && !(begins && ends) ? new Interchange(outer, inner, addition, begins, ends) : null;
    }

    /// <summary>Whether a loop counts up and carries nothing.</summary>
    private static bool IsPlain(Node node) => node is { Code: OpCode.For, Bits: 1, Operands.Count: 2 };

    /// <summary>What is cheap, and may be computed again.</summary>
    private bool IsPure(int value)
    {
        var node = function[value];
        if (analysis.KindOf(value) == LaneKind.Several || analysis.IsChosen(value)) return false;
        return node.Code switch
        {
            OpCode.Constant or OpCode.Length => true,
            OpCode.Operator => node.Operator!.Cost != Cost.Transcendental,
            OpCode.Load => analysis.KindOf(value) == LaneKind.Uniform || analysis.IsExpanded(node.Operands[0]) || analysis.Columns.Any(column => column.Loads.Contains(value)),
            _ => false,
        };
    }

    /// <summary>Whether a node adds to an element of the sample's own for each iteration of a loop, none of which the loops look at.</summary>
    private bool IsSum(int inner, int addition)
    {
        var node = function[addition];
        return node.Code == OpCode.Accumulate && analysis.IsExpanded(node.Operands[0]) && !structure.IsInside(node.Operands[0], outer) && !analysis.IsProduct(addition)
            && node.Operands[1] == function[inner].Regions[0].Arguments[0] && analysis.IsWithin(addition)
            && structure.Inside(outer).All(value => function[value].Code != OpCode.Load || structure.Root(function[value].Operands[0]) != structure.Root(node.Operands[0]));
    }

    /// <summary>Whether a bound grows by one with each iteration of the outer loop (true), or stays (false); null where it does something else.</summary>
    private bool? Moves(int bound)
    {
        var form = LinearForm.Of(function, bound);
        var induction = function[outer].Regions[0].Arguments[0];
        if (!form.Without(induction).Terms.Keys.All(term => !structure.IsInside(term, outer))) return null;
        return form.Factor(induction) switch { 0 => false, 1 => true, _ => null };
    }
}
