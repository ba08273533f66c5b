using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Joins two loops over elements that follow each other in a loop around them, as the stages of a method of steps do, so that what the first
/// computes is at hand in the second.
/// <code>
/// for t: for i in 1 … n: k[i] = f(u, i)          for t: v = allocate; for i in 1 … n: a = f(u, i); k[i] = a; v[i] = y[i] + h·a
///        for i in 0 … n + 1: u[i] = y[i] + h·k[i]   →      v[0] = y[0] + h·k[0]; v[n] = y[n] + h·k[n]          behind it v for u
/// </code>
/// Joined are loops of straight lines without carried values, which write arrays of the function's own, where both meet what either of them writes at the same
/// element. The second may run over a few elements more, at both ends, if no iteration of it needs another; and if it overwrites all of
/// an array of the iteration's own that the first reads elsewhere, it writes another one. Every number is computed as before.
/// </summary>
internal sealed class ElementFusionPass : Rewriter, IPass
{
    /// <summary>How many iterations more the second loop may have, at each end.</summary>
    private const int MostPeeled = 2;

    /// <summary>Longer bodies gain nothing from each other, and take registers.</summary>
    private const int LongestBody = 64;

    private readonly Dictionary<int, Pair> pairs = [];
    private readonly HashSet<int> first = [];
    private readonly Dictionary<int, int> stored = [];
    private Structure structure = null!;
    private Part part;

    public string Name => "element fusion";

    public Function Run(Function function) => new ElementFusionPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        Search(Source.Body, isInLoop: false);
    }

    protected override int Visit(int value, Node node)
    {
        if (first.Contains(value)) return -1;
        if (pairs.TryGetValue(value, out var pair)) return Join(node, pair);
        if (part == Part.None) return Copy(value, node);

        // What the first has just stored need not be loaded in the second: what both meet they meet at the same element.
        if (part == Part.Second && node.Code == OpCode.Load && stored.TryGetValue(node.Operands[0], out var known)) return known;
        var copy = Copy(value, node);
        if (part == Part.First && node.Code == OpCode.Store) stored[node.Operands[0]] = Map(node.Operands[2]);
        else if (node.Code is OpCode.Store or OpCode.Accumulate) stored.Remove(node.Operands[0]);
        return copy;
    }

    private int Join(Node node, Pair pair)
    {
        var (leader, body) = (Source[pair.First], node.Regions[0]);
        var renewed = pair.Renewed < 0 ? -1 : Target.Add(Source[pair.Renewed] with { Operands = EquatableArray.Of(Map(Source[pair.Renewed].Operands)), Bits = 0 });
        var (lower, upper) = (Map(leader.Operands[0]), Map(leader.Operands[1]));
        Target.For(lower, upper, 1, [], (i, _) =>
        {
            stored.Clear();
            part = Part.First;
            Splice(leader.Regions[0], [i]);
            if (renewed >= 0) Assume(pair.Renewed, renewed);
            part = Part.Second;
            Splice(body, [i]);
            part = Part.None;
            return [];
        }, Source[leader.Regions[0].Arguments[0]].Name);
        for (var k = 0; k < pair.Before; k++) Splice(body, [Offset(Map(node.Operands[0]), k)]);
        for (var k = 0; k < pair.Behind; k++) Splice(body, [Offset(upper, k)]);
        return -1;
    }

    private int Offset(int index, int offset) => offset == 0 ? index : Target.Apply(Operators.Add, index, Target.Integer(offset));

    private void Search(Region region, bool isInLoop)
    {
        var last = -1;
        foreach (var value in region.Body)
        {
            var node = Source[value];
            if (node.Code == OpCode.For && isInLoop && IsPlain(value, node))
            {
                if (last >= 0 && Fit(last, value) is { } pair)
                {
                    pairs[value] = pair;
                    first.Add(last);
                    last = -1;
                }
                else
                {
                    last = value;
                }
            }
            else if (node.HasEffect || node.Regions.Count > 0 || node.Code is OpCode.Load)
            {
                last = -1;
                foreach (var inner in node.Regions) Search(inner, isInLoop || node.Code is OpCode.For or OpCode.While);
            }
        }
    }

    /// <summary>Whether a loop is one of straight lines that carries nothing and writes arrays of the function's own alone.</summary>
    private bool IsPlain(int loop, Node node)
        => node is { Bits: 1, IsCheckpointed: false } && node.Operands.Count == 2
            && node.Regions[0].Body.All(value => Source[value] is var inner && inner.Code switch
            {
                OpCode.Constant or OpCode.Length or OpCode.Load => true,
                OpCode.Operator => !inner.Type.IsInteger || inner.Is(Operators.Add) || inner.Is(Operators.Subtract) || inner.Is(Operators.Multiply),
                OpCode.Store or OpCode.Accumulate => Source[inner.Operands[0]].Code == OpCode.Allocate && !structure.IsInside(inner.Operands[0], loop),
                _ => false,
            });

    private Pair? Fit(int one, int other)
    {
        var (before, behind) = (Source[one], Source[other]);
        if (before.Regions[0].Body.Count + behind.Regions[0].Body.Count > LongestBody) return null;
        var (lower, upper) = (LinearForm.Of(Source, before.Operands[0]), LinearForm.Of(Source, before.Operands[1]));
        var (start, end) = (LinearForm.Of(Source, behind.Operands[0]), LinearForm.Of(Source, behind.Operands[1]));
        if (!lower.HasSameTerms(start) || !upper.HasSameTerms(end)) return null;
        var pair = new Pair(one, -1, lower.Constant - start.Constant, end.Constant - upper.Constant);
        if (pair.Before is < 0 or > MostPeeled || pair.Behind is < 0 or > MostPeeled) return null;
        if (pair.Before + pair.Behind > 0 && (!IsOrdered(lower, upper) || !IsIndependent(other))) return null;
        var common = 0;
        foreach (var memory in Accesses(other).Select(Root).Distinct().Where(memory => Accesses(one).Any(access => Root(access) == memory)).ToList())
        {
            common++;
            var accesses = Accesses(one).Concat(Accesses(other)).Where(access => Root(access) == memory).ToList();
            if (accesses.All(access => Source[access].Code == OpCode.Load) || AreSame(accesses)) continue;
            if (pair.Renewed >= 0 || !IsRenewed(memory, other)) return null;
            pair = pair with { Renewed = memory };
        }

        return common > 0 ? pair : null;
    }

    private int Root(int access) => structure.Root(Source[access].Operands[0]);

    private List<int> Accesses(int loop) => [.. Source[loop].Regions[0].Body.Where(value => Source[value].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate)];

    /// <summary>Whether a bound that is a sum of lengths is not below a constant.</summary>
    private bool IsOrdered(LinearForm lower, LinearForm upper)
        => lower.Terms.Count == 0 && upper.Constant >= lower.Constant && upper.Terms.All(term => term.Value > 0 && Source[term.Key].Code == OpCode.Length);

    /// <summary>Whether iterations of a loop can run in any order.</summary>
    private bool IsIndependent(int loop)
        => Accesses(loop).GroupBy(Root).All(accesses => accesses.All(access => Source[access].Code == OpCode.Load) || AreSame([.. accesses]));

    /// <summary>Whether all meet the same element of one buffer in an iteration, and another one in the next.</summary>
    private bool AreSame(List<int> accesses)
    {
        var form = OfIteration(accesses[0]);
        return form is not null && accesses.All(access => Source[access].Operands[0] == Source[accesses[0]].Operands[0] && OfIteration(access) is { } own && own.IsSame(form));
    }

    /// <summary>Where an access is beside the induction variable, which counts once; null where it lies otherwise.</summary>
    private LinearForm? OfIteration(int access)
    {
        var loop = structure.Owner(access);
        var (form, induction) = (LinearForm.Of(Source, Source[access].Operands[1]), Source[loop].Regions[0].Arguments[0]);
        return form.Factor(induction) == 1 && form.Separates(structure, loop) ? form.Without(induction) : null;
    }

    /// <summary>Whether a loop overwrites every element of an array of the iteration around it, and looks at none.</summary>
    private bool IsRenewed(int array, int loop)
    {
        var node = Source[loop];
        if (Source[array].Code != OpCode.Allocate || structure.Owner(array) != structure.Owner(loop) || structure.RegionOf(array) != structure.RegionOf(loop)) return false;
        if (Accesses(loop).Where(access => Root(access) == array).ToList() is not [var store] || Source[store].Code != OpCode.Store) return false;
        var (start, end) = (LinearForm.Of(Source, node.Operands[0]), LinearForm.Of(Source, node.Operands[1]));
        return Source[store].Operands[1] == node.Regions[0].Arguments[0]
            && start is { Constant: 0, Terms.Count: 0 } && end.IsSame(LinearForm.Of(Source, Source[array].Operands[0]))
            && structure.Uses(array).All(use => !use.IsYield && use.Position == 0 && Source[use.Reader].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear);
    }

    /// <summary>What is being written of two loops that are joined.</summary>
    private enum Part
    {
        None,
        First,
        Second,
    }

    /// <summary>A loop that the one before it is joined with.</summary>
    /// <param name="First">The one before.</param>
    /// <param name="Renewed">The array that it writes anew; -1 for none.</param>
    /// <param name="Before">How many iterations it has before those of the first.</param>
    /// <param name="Behind">How many behind.</param>
    private sealed record Pair(int First, int Renewed, long Before, long Behind);
}
