using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What becomes of one value where paths meet: behind a branch, or at the start of an iteration.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>Takes the value that each path brings, and gives the one that goes on.</summary>
    private sealed class Meeting
    {
        private readonly Value template;
        private readonly BodyLowerer lowerer;
        private readonly string? name;

        public Meeting(BodyLowerer lowerer, Value template, ISymbol? symbol)
        {
            this.lowerer = lowerer;
            this.template = template;
            name = symbol is null ? null : Spelled(symbol);
            Memories = [.. Leaves(template).Select((memory, leaf) => new MemoryMeeting(lowerer, memory, symbol is null ? null : lowerer.ExpectationOf(symbol, leaf), lowerer.builder.Depth))];
        }

        /// <summary>The spans and arrays among its parts, in order.</summary>
        public MemoryMeeting[] Memories { get; }

        public IEnumerable<string> Names => NamesIn(template, name ?? "chosen");

        /// <summary>The parts of a value that are spans or arrays.</summary>
        public static IEnumerable<Memory> Leaves(Value? value) => value switch
        {
            Memory memory => [memory],
            Composite composite => composite.Items.SelectMany(Leaves),
            Reference { Target: var target } when BaseOf(target) is { } element => [element.Buffer],
            _ => [],
        };

        /// <summary>The numbers that a path hands on. A path that leaves the value unset hands on placeholders.</summary>
        public int[] Arrive(Value? value)
        {
            var memories = new Queue<MemoryMeeting>(Memories);
            return [.. Arrive(template, value, memories)];
        }

        public Value Leave(Queue<int> numbers) => Leave(template, numbers, new Queue<MemoryMeeting>(Memories));

        private IEnumerable<int> Arrive(Value part, Value? value, Queue<MemoryMeeting> memories)
        {
            switch (part)
            {
                case Memory:
                    return memories.Dequeue().Arrive(value as Memory);
                case Composite composite:
                    var items = value is Composite { Items: var brought } && brought.Length == composite.Items.Length ? brought : null;
                    return [.. composite.Items.SelectMany((item, i) => Arrive(item, items?[i], memories))];
                case Reference { Target: var stated }:
                    return Refer(stated, value as Reference, memories);
                case Scalar scalar:
                    return [value is Scalar { Id: var id } && lowerer.builder.TypeOf(id) == lowerer.builder.TypeOf(scalar.Id) ? id : scalar.Id];
                default:
                    return [];
            }
        }

        /// <summary>A reference to an element may come to mean another; one to a variable stays what it is.</summary>
        private int[] Refer(Target stated, Reference? reference, Queue<MemoryMeeting> memories)
        {
            if (BaseOf(stated) is null)
            {
                if (reference?.Target != stated) lowerer.RefuseReassigned();
                return [];
            }

            var memory = memories.Dequeue();
            if (reference is null || BaseOf(reference.Target) is not { } element || !IsSamePart(stated, reference.Target))
            {
                lowerer.RefuseReassigned();
                return [.. memory.Arrive(null), lowerer.builder.Integer(0)];
            }

            return [.. memory.Arrive(element.Buffer), element.Index];
        }

        private static Value Leave(Value part, Queue<int> numbers, Queue<MemoryMeeting> memories) => part switch
        {
            Memory => memories.Dequeue().Leave(numbers),
            Composite composite => new Composite([.. composite.Items.Select(item => Leave(item, numbers, memories))], composite.Names),
            Reference { Target: var stated } when BaseOf(stated) is not null => new Reference(Based(stated, new ElementTarget(memories.Dequeue().Leave(numbers), numbers.Dequeue()))),
            Scalar => new Scalar(numbers.Dequeue()),
            _ => part,
        };

        private static IEnumerable<string> NamesIn(Value part, string name) => part switch
        {
            Memory => PartsOf(name),
            Reference { Target: var stated } when BaseOf(stated) is not null => [.. PartsOf(name), name + "Index"],
            Composite composite => composite.Items.SelectMany((item, i) => NamesIn(item, Structure.Joined(name, composite.Names[i]))),
            Scalar => [name],
            _ => [],
        };
    }

    /// <summary>
    /// Where paths bring a span or an array. All that they bring is taken together; at the start of an iteration, where not all of it is
    /// known yet, the meeting goes by what it expects, and says so where the loop turns out to bring something else.
    /// </summary>
    private sealed class MemoryMeeting(BodyLowerer lowerer, Memory template, Expectation? expectation, int depth)
    {
        private readonly List<SelectedRoot> roots = [];
        private (int Start, int Length)? first;
        private int[]? dimensions;
        private bool startVaries;
        private bool lengthVaries;

        /// <summary>How many regions are open around the paths.</summary>
        public int Depth => depth;

        /// <summary>Whether what has been brought so far is already in use: in the body of a loop.</summary>
        public bool IsBound { get; private set; }

        /// <summary>How many nodes there were when the body of the loop began.</summary>
        public int BoundAt { get; private set; }

        /// <summary>Whether writing its elements behind the loop could be told from what C# does, as another variable may stand for the same array there.</summary>
        public bool IsFrozen { get; set; }

        public Expectation? Expectation => expectation;

        /// <summary>Whether there was a span or an array before the paths.</summary>
        public bool WasGiven => first is not null;

        /// <summary>The array outside the loop that takes what an iteration makes; -1 for none.</summary>
        public int Home { get; private set; } = -1;

        public void Furnish(int home)
        {
            Home = home;
            Include(new SelectedRoot(lowerer.NumberOf(home), home, true));
        }

        public int[] Arrive(Memory? memory)
        {
            var builder = lowerer.builder;
            if (memory is null) return [builder.Integer(0), builder.Integer(0), builder.Integer(0)];
            var loose = lowerer.Loosened(memory, IsBound ? -1 : Depth).Selection!;
            var (start, length) = (loose.Start, loose.Length);
            if (loose.Roots.Any(root => builder.DepthOf(root.Buffer) > Depth))
            {
                // In a loop it is about to get a home.
                if (!IsBound || expectation is not { NeedsHome: true }) lowerer.RefuseReassigned();
                return [builder.Integer(0), builder.Integer(0), builder.Integer(0)];
            }

            if (memory.Dimensions is { } lengths)
            {
                dimensions ??= lengths;
                if (!lengths.All(CanRecreate) || !lengths.Zip(dimensions, lowerer.IsSame).All(isSame => isSame)) lowerer.RefuseReassigned();
            }

            if (!IsBound)
            {
                foreach (var root in loose.Roots) Include(root);
                first ??= (start, length);
                startVaries |= !lowerer.IsSame(start, first.Value.Start) || !CanRecreate(start);
                lengthVaries |= !lowerer.IsSame(length, first.Value.Length) || !CanRecreate(length);
            }
            else
            {
                var added = loose.Roots.Where(root => !roots.Contains(root)).ToList();
                var (moves, grows) = (!startVaries && !lowerer.IsSame(start, first!.Value.Start), !lengthVaries && !lowerer.IsSame(length, first!.Value.Length));
                if (expectation is not null) expectation.Expect(added, moves, grows);
                else if (added.Count > 0 || moves || grows) lowerer.RefuseReassigned();
            }

            return [loose.Selector, start, length];
        }

        public Memory Leave(Queue<int> numbers)
        {
            var builder = lowerer.builder;
            var (selector, start, length) = (numbers.Dequeue(), numbers.Dequeue(), numbers.Dequeue());
            if (!IsBound && expectation is not null)
            {
                foreach (var root in expectation.Roots) Include(root);
                startVaries |= expectation.StartVaries;
                lengthVaries |= expectation.LengthVaries;
            }

            if (!IsBound) BoundAt = builder.Count;
            IsBound = true;
            if (first is not { } known || roots.Count == 0) return template;
            var selection = new Selection(selector, roots, startVaries ? start : Recreated(known.Start), lengthVaries ? length : Recreated(known.Length));
            var memory = lowerer.Tightened(template with { Selection = selection, Dimensions = dimensions?.Select(Recreated).ToArray() });
            return IsFrozen ? memory with { IsLocal = false } : memory;
        }

        private void Include(SelectedRoot root)
        {
            if (!roots.Contains(root)) roots.Add(root);
        }

        private bool CanRecreate(int value) => lowerer.builder.DepthOf(value) <= Depth || lowerer.builder[value] is { Code: OpCode.Constant } or { Code: OpCode.Length };

        /// <summary>A value outside the paths that brought it.</summary>
        private int Recreated(int value)
        {
            if (lowerer.builder.DepthOf(value) <= Depth) return value;
            return lowerer.builder[value] is { Code: OpCode.Constant, Bits: var bits } ? lowerer.builder.Integer(bits) : lowerer.builder.Length(lowerer.builder[value].Operands[0]);
        }
    }
}
