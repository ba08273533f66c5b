using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Whether several iterations of a loop in a tile can be taken at once: what they hand on is not needed by the loops in them, an element of memory
/// that one of them writes is met by no other, unless all only add to it, and nothing in them throws, allocates or clears. It pays where loops in
/// them load the same vectors.
/// </summary>
internal sealed class JamSearch
{
    /// <summary>Sums that a loop carries at once: more would not stay in registers, of which machines with half vectors have half as many.</summary>
    public static int MostSums(Function function) => function.VectorBits == Function.FullVector ? 16 : 8;

    /// <summary>Iterations taken at once.</summary>
    private const int MostCopies = 4;

    /// <summary>Vector operations of all copies together.</summary>
    private const int LongestBody = 160;

    private readonly Structure structure;
    private readonly Function function;
    private readonly TileAnalysis analysis;
    private readonly int loop;
    private readonly HashSet<int> varying = [];
    private readonly HashSet<int> inner = [];
    private readonly HashSet<int> late = [];

    private JamSearch(Structure structure, TileAnalysis analysis, int loop)
    {
        this.structure = structure;
        this.analysis = analysis;
        this.loop = loop;
        function = structure.Function;
    }

    /// <param name="structure">The function.</param>
    /// <param name="analysis">The tile's.</param>
    /// <param name="loop">A loop in it.</param>
    /// <param name="ways">How many vectors a tile has.</param>
    public static Jam? Of(Structure structure, TileAnalysis analysis, int loop, int ways) => new JamSearch(structure, analysis, loop).Find(ways);

    private Jam? Find(int ways)
    {
        var node = function[loop];
        if (node.Bits is not (1 or -1) || !structure.Inside(loop).All(IsRepeatable) || !AreApart()) return null;
        if (structure.Inside(loop).Any(value => analysis.IsSerial(value) || (analysis.IsChosen(value) && function[value].Code == OpCode.Result))) return null;
        Spread();
        Delay(node.Regions[0]);
        foreach (var value in node.Regions[0].Body)
        {
            if (function[value].Code == OpCode.For && !late.Contains(value) && Shares(value)) inner.Add(value);
        }

        if (inner.Count == 0) return null;
        var sums = inner.Max(value => function[value].Regions[0].Yields.Count) * ways;
        var copies = sums > 0 ? Math.Min(MostCopies, MostSums(function) / sums) : MostCopies;
        var cost = structure.Inside(loop).Where(value => varying.Contains(value) && analysis.KindOf(value) == LaneKind.Vector).Sum(value => function[value].Operator?.Cost == Cost.Transcendental ? 25 : 1);
        while (copies * cost * ways > LongestBody) copies /= 2;
        return copies < 2 ? null : new Jam(copies, inner, varying, late);
    }

    private bool IsRepeatable(int value)
    {
        var node = function[value];
        return node.Code is OpCode.Constant or OpCode.Operator or OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Length or OpCode.Slice or OpCode.For or OpCode.If or OpCode.Result;
    }

    /// <summary>Whether iterations meet elements of their own of all that they write.</summary>
    private bool AreApart()
    {
        var induction = function[loop].Regions[0].Arguments[0];
        foreach (var group in structure.Inside(loop).Where(value => function[value].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate).GroupBy(value => structure.Root(function[value].Operands[0])))
        {
            if (group.All(value => function[value].Code == OpCode.Load) || group.All(value => function[value].Code == OpCode.Accumulate)) continue;
            var forms = group.Select(value => LinearForm.Of(function, function[value].Operands[1])).ToList();
            var isOwn = forms[0].Factor(induction) != 0 && forms.All(form => form.IsSame(forms[0])) && forms[0].Without(induction).Terms.Keys.All(term => !structure.IsInside(term, loop));
            if (!isOwn || group.Select(value => function[value].Operands[0]).Distinct().Count() > 1) return false;
        }

        return true;
    }

    /// <summary>
    /// Finds what differs from iteration to iteration. What a loop in it carries does, and so does everything in a branch. What is read of memory
    /// that is written does by its index.
    /// </summary>
    private void Spread()
    {
        varying.UnionWith(function[loop].Regions[0].Arguments);
        foreach (var value in structure.Inside(loop))
        {
            var node = function[value];
            foreach (var region in node.Regions.Where(_ => node.Code == OpCode.For)) varying.UnionWith(region.Arguments.Skip(1));
            if (node.HasEffect || node.Regions.Count > 0 || node.Operands.Any(varying.Contains) || IsInBranch(value)) varying.Add(value);
        }
    }

    /// <summary>Finds what needs what the iteration before hands on, and what meets memory that such nodes write.</summary>
    private void Delay(Region region)
    {
        if (region.Yields.Count == 0) return;
        var written = new HashSet<int>();
        for (var count = -1; count < late.Count;)
        {
            count = late.Count;
            foreach (var value in region.Body)
            {
                var all = structure.Inside(value).Prepend(value).ToList();
                var isLate = all.Any(inner => function[inner].Operands.Any(operand => late.Contains(operand) || (operand != region.Arguments[0] && region.Arguments.Contains(operand)) || (function[operand].Type.IsBuffer && written.Contains(structure.Root(operand))))
                    || function[inner].Regions.Any(nested => nested.Yields.Any(yield => late.Contains(yield) || (yield != region.Arguments[0] && region.Arguments.Contains(yield)))));
                if (!isLate || !late.Add(value)) continue;
                written.UnionWith(all.Where(inner => function[inner].HasEffect).Select(inner => structure.Root(function[inner].Operands[0])));
            }
        }
    }

    private bool IsInBranch(int value)
    {
        for (var owner = structure.Owner(value); owner != loop; owner = structure.Owner(owner))
        {
            if (function[owner].Code == OpCode.If) return true;
        }

        return false;
    }

    /// <summary>Whether a loop has no others in it, and loads vectors that all of them need.</summary>
    private bool Shares(int value)
    {
        var node = function[value];
        var region = node.Regions[0];
        if (node.Bits is not (1 or -1) || region.Body.Any(inner => function[inner].Regions.Count > 0)) return false;
        if (analysis.Products.Any(product => product.Outer == value)) return false;
        if (region.Body.Any(inner => function[inner].Code == OpCode.Accumulate && !analysis.IsExpanded(function[inner].Operands[0]) && !analysis.IsProduct(inner))) return false;
        var needed = new HashSet<int>(region.Yields);
        foreach (var inner in region.Body.Reverse())
        {
            if (needed.Contains(inner) || (function[inner].HasEffect && !analysis.IsProduct(inner))) needed.UnionWith(function[inner].Operands);
        }

        return region.Body.Any(inner => needed.Contains(inner) && function[inner].Code == OpCode.Load && analysis.KindOf(inner) == LaneKind.Vector && !varying.Contains(inner)
            && (analysis.IsExpanded(function[inner].Operands[0]) || analysis.Columns.Any(column => column.Loads.Contains(inner))))
            || region.Body.Any(inner => function[inner].Code == OpCode.Accumulate && !analysis.IsProduct(inner) && !varying.Contains(function[inner].Operands[1]));
    }
}
