using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Spans and arrays as numbers: which buffer, where it starts, how long it is. So they pass through branches and loops, and an access to one
/// of several buffers becomes a branch.
/// </summary>
internal sealed partial class BodyLowerer
{
    private readonly Dictionary<int, int> numbersOfRoots = [];

    /// <summary>Windows that were checked where they were made.</summary>
    private readonly HashSet<int> checkedWindows = [];

    /// <summary>The integer that means a buffer, wherever one of several is meant.</summary>
    private int NumberOf(int root)
    {
        if (!numbersOfRoots.TryGetValue(root, out var number)) numbersOfRoots[root] = number = numbersOfRoots.Count;
        return number;
    }

    /// <summary>
    /// The same as numbers. An array that was made inside a branch is moved before it, to where <paramref name="depth"/> regions are open, so
    /// that it is still there behind the branch; with -1 none is moved.
    /// </summary>
    private Memory Loosened(Memory memory, int depth)
    {
        if (memory.Selection is { } selected)
        {
            foreach (var alternative in selected.Roots) Lift(alternative.Buffer, depth);
            return memory;
        }

        var start = builder.Integer(0);
        var root = memory.Id;
        var length = Length(root);
        for (; builder[root].Code == OpCode.Slice; root = builder[root].Operands[0])
        {
            // A window that nobody looks through is not made, and so not checked.
            if (!checkedWindows.Contains(root))
            {
                Within(builder[root].Operands[1], builder[root].Operands[2], Length(builder[root].Operands[0]));
                if (builder.Depth == builder.DepthOf(root)) checkedWindows.Add(root);
            }

            start = builder.Apply(Operators.Add, builder[root].Operands[1], start);
        }

        Lift(root, depth);
        var number = NumberOf(root);
        return memory with { Selection = new Selection(builder.Integer(number), [new SelectedRoot(number, root, memory.IsLocal)], start, length), Count = -1 };
    }

    /// <summary>Where its buffer is certain, as a window onto that.</summary>
    private Memory Tightened(Memory memory)
    {
        if (memory.Selection is not { Roots.Count: > 0 } selection) return memory;
        memory = memory with { Count = -1, IsLocal = selection.Roots.All(root => root.IsLocal) };
        if (selection.Roots.Count > 1) return memory with { Id = -1 };
        var window = WindowOf(selection.Roots[0].Buffer, selection.Start, selection.Length);
        checkedWindows.Add(window);
        return memory with { Id = window, Selection = null };
    }

    private void Lift(int root, int depth)
    {
        if (depth >= 0 && builder.DepthOf(root) > depth && builder[root].Code == OpCode.Allocate && builder.CanMove(root, depth)) builder.Lift(root, depth);
    }

    /// <summary>A value with other spans and arrays in it.</summary>
    private static Value Mapped(Value value, Func<Memory, Memory> map) => value switch
    {
        Memory memory => map(memory),
        Composite composite => composite with { Items = [.. composite.Items.Select(item => Mapped(item, map))] },
        _ => value,
    };

    /// <summary>
    /// What the present method returns on paths that have not returned, which only tells the type. Its spans and arrays are any of those that
    /// the method returns elsewhere.
    /// </summary>
    private Value Unreturned()
    {
        var leaf = 0;
        return Mapped(Zero(frame.Method.ReturnType), memory => memory with { Selection = new Selection(builder.Integer(0), frame.Returned(leaf++), builder.Integer(0), builder.Integer(0)) });
    }

    /// <summary>What one of several paths of the present method returns.</summary>
    private Value Returned(Value value)
    {
        var leaf = 0;
        return Mapped(value, memory =>
        {
            var loose = Loosened(memory, frame.Regions);
            var roots = frame.Returned(leaf++);
            foreach (var root in loose.Selection!.Roots)
            {
                if (builder.DepthOf(root.Buffer) > frame.Regions) RefuseReassigned();
                if (!roots.Contains(root)) roots.Add(root);
            }

            return loose with { Selection = loose.Selection with { Roots = roots } };
        });
    }
}
