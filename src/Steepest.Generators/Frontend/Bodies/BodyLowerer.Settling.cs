using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Loops that assign variables of spans and arrays. What such a variable may be at the start of an iteration is only known when the loop has
/// been lowered: that is done on the expectation that nothing changes, and again on a wider one until what the loop brings was expected.
/// </summary>
internal sealed partial class BodyLowerer
{
    private const int MostAttempts = 12;

    /// <summary>What the loop that is being lowered expects; null outside loops.</summary>
    private Expectations? expectations;

    private sealed class Expectations(ILoopOperation loop, int depth)
    {
        private readonly Dictionary<(ISymbol Symbol, int Leaf), Expectation> all = [];

        public Location Place => loop.Syntax.GetFirstToken().GetLocation();

        /// <summary>How many regions are open around the loop.</summary>
        public int Depth => depth;

        /// <summary>Whether all came as expected.</summary>
        public bool AreMet => all.Values.All(expectation => expectation.IsMet);

        public Expectation Of(ISymbol symbol, int leaf)
        {
            if (!all.TryGetValue((symbol, leaf), out var expectation)) all[(symbol, leaf)] = expectation = new Expectation();
            return expectation;
        }

        public void Renew()
        {
            foreach (var expectation in all.Values) expectation.IsMet = true;
        }
    }

    /// <summary>What a variable may be, beside what it is before the loop.</summary>
    private sealed class Expectation
    {
        public List<SelectedRoot> Roots { get; } = [];

        public bool StartVaries { get; private set; }

        public bool LengthVaries { get; private set; }

        /// <summary>Whether iterations make arrays that outlive them, so that their elements need a place outside the loop.</summary>
        public bool NeedsHome { get; private set; }

        public bool IsMet { get; set; } = true;

        public void Expect(List<SelectedRoot> roots, bool startVaries, bool lengthVaries)
        {
            Roots.AddRange(roots);
            (StartVaries, LengthVaries) = (StartVaries | startVaries, LengthVaries | lengthVaries);
            if (roots.Count > 0 || startVaries || lengthVaries) IsMet = false;
        }

        public void ExpectHome() => (NeedsHome, IsMet) = (true, false);
    }

    /// <summary>What the present loop expects of a variable of its own; null for variables of branches inside it.</summary>
    private Expectation? ExpectationOf(ISymbol symbol, int leaf) => expectations is { } present && present.Depth == builder.Depth ? present.Of(symbol, leaf) : null;

    private Flow Settled(ILoopOperation loop)
    {
        var outer = expectations;
        var present = expectations = new Expectations(loop, builder.Depth);
        for (var attempt = 1; ; attempt++)
        {
            var (mark, variables, found, said) = (builder.Here(), scope.Copy(), findings.Here(), statements.Count);
            var flow = Loop(loop);
            if (!present.AreMet && attempt == MostAttempts) RefuseReassigned();
            if (present.AreMet || findings.IsBroken)
            {
                expectations = outer;
                return flow;
            }

            builder.Return(mark);
            origins.RemoveRange(mark.Parameters, origins.Count - mark.Parameters);
            checkedWindows.RemoveWhere(window => window >= mark.Nodes);
            foreach (var field in fields.Where(field => IsSince(field.Value, mark)).Select(field => field.Key).ToList()) fields.Remove(field);
            scope.Return(variables);
            findings.Return(found);
            statements.Return(said, mark.Nodes);
            present.Renew();
        }
    }

    private static bool IsSince(Value value, FunctionBuilder.Mark mark) => value switch
    {
        Scalar scalar => scalar.Id >= mark.Nodes,
        Memory memory => memory.Id >= mark.Nodes,
        Composite composite => composite.Items.Any(item => IsSince(item, mark)),
        _ => false,
    };

    /// <summary>A variable of spans or arrays that stands for more than can be followed.</summary>
    private void RefuseReassigned() => Refuse(Descriptors.SpanReassigned, expectations?.Place ?? statements.Latest);
}
