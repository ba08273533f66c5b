using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

internal sealed partial class BodyLowerer
{
    /// <summary>
    /// The jumps out of a loop's body, which the loop carries: a flag for each, and what the method returns. In the body none of them has been
    /// taken yet, as the loop's condition sees to it.
    /// </summary>
    private sealed class EarlyExits
    {
        private readonly BodyLowerer lowerer;
        private readonly ISymbol[] targets;
        private readonly Value? template;

        public EarlyExits(BodyLowerer lowerer, ILoopOperation loop)
        {
            this.lowerer = lowerer;
            var method = lowerer.frame.Method;
            targets = [.. Exits.Of(loop.Body, lowerer.frame).Targets.Where(target => !SymbolEqualityComparer.Default.Equals(target, loop.ContinueLabel))];
            if (targets.Any(target => target is IMethodSymbol) && !method.ReturnsVoid) template = lowerer.frame.Pending ?? lowerer.Unreturned();
        }

        private EarlyExits(EarlyExits all, ISymbol without)
        {
            lowerer = all.lowerer;
            template = all.template;
            targets = [.. all.targets.Where(target => !SymbolEqualityComparer.Default.Equals(target, without))];
        }

        public int Count => targets.Length;

        /// <summary>What the loop carries before the first iteration.</summary>
        public int[] Start => [.. targets.Select(_ => lowerer.builder.Boolean(false)), .. template is null ? [] : Flatten(template)];

        public string?[] Names => [.. targets.Select(lowerer.NameOf), .. template is null ? [] : NamesOf(template, "result")];

        /// <summary>The exits for a loop that knows by itself that it has been broken off.</summary>
        public EarlyExits Without(ISymbol target) => new(this, target);

        /// <summary>Whether a loop whose own condition holds has not been left.</summary>
        public int IsRunning(int running, Queue<int> carried)
        {
            foreach (var _ in targets) running = lowerer.builder.Apply(Operators.And, running, lowerer.builder.Apply(Operators.Not, carried.Dequeue()));
            if (template is not null) Rebuild(template, carried);
            return running;
        }

        /// <summary>Lowers the body, in which what is returned so far is handed on.</summary>
        public T Within<T>(Queue<int> carried, Func<T> body)
        {
            foreach (var _ in targets) carried.Dequeue();
            var outer = lowerer.frame.Pending;
            if (template is not null) lowerer.frame.Pending = Rebuild(template, carried);
            var result = body();
            lowerer.frame.Pending = outer;
            return result;
        }

        /// <summary>What the loop carries into its next iteration, or out of it. Called inside the body.</summary>
        public int[] Yields(Flow body)
        {
            int[] flags = [.. targets.Select(target => lowerer.builder.Name(lowerer.Flag(body, target), lowerer.NameOf(target)))];
            if (template is null) return flags;
            var pending = lowerer.frame.Pending!;
            return [.. flags, .. Flatten(body.Result is { } value && lowerer.IsAlike(value, pending) ? value : pending)];
        }

        /// <summary>Whether the loop has been left for a place that its variables reach; null where none is.</summary>
        public int? IsBrokenOff(IEnumerable<int> results)
        {
            int[] flags = [.. results.Take(targets.Length).Where((_, i) => lowerer.IsReadBehind(targets[i]))];
            return flags.Length == 0 ? null : flags.Aggregate((first, second) => lowerer.builder.Apply(Operators.Or, first, second));
        }

        /// <summary>How control leaves the loop; takes the exits' share of its results.</summary>
        public Flow Leave(Queue<int> results, ISymbol exit, bool goesOn)
        {
            Jump[] jumps = [.. targets.Select(target => new Jump(target, results.Dequeue()))];
            var result = template is null ? null : Rebuild(template, results);
            return new Flow(goesOn, jumps, result).Reach(exit);
        }
    }
}
