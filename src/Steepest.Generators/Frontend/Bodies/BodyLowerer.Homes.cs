using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Arrays that iterations make and hand on, <c>state = Next(state)</c>. The variable gets an array outside the loop, its home, and at the end
/// of an iteration the elements move there, which nobody can tell from the array itself as nobody else holds it.
/// </summary>
internal sealed partial class BodyLowerer
{
    /// <summary>One variable, or part of one, at the start or the end of an iteration.</summary>
    private sealed record Resident(ISymbol Symbol, int Leaf, Memory Memory, MemoryMeeting Meeting);

    /// <summary>Before the loop, gives homes to variables that need one; at the end of an iteration, moves into them what is not there yet.</summary>
    private void Settle(IReadOnlyList<(ISymbol Symbol, Meeting Meeting)> variables)
    {
        var residents = new List<Resident>();
        foreach (var (symbol, meeting) in variables)
        {
            if (scope[symbol] is Reference) continue;
            var leaves = Meeting.Leaves(scope[symbol]).ToList();
            if (leaves.Count != meeting.Memories.Length) continue;
            residents.AddRange(leaves.Select((memory, leaf) => new Resident(symbol, leaf, memory, meeting.Memories[leaf])));
        }

        foreach (var resident in residents.Where(resident => !resident.Meeting.IsBound && resident.Meeting.Expectation is { NeedsHome: true })) Furnish(resident);
        var moving = residents.Where(resident => resident.Meeting.IsBound && Roots(resident.Memory).Any(root => builder.DepthOf(root) > resident.Meeting.Depth)).ToList();
        if (moving.Count == 0) return;

        // Who still holds the elements of a home that is about to be overwritten takes them along.
        while (residents.Except(moving).FirstOrDefault(resident => moving.Any(other => other.Meeting.Home >= 0 && Roots(resident.Memory).Contains(other.Meeting.Home))) is { } next) moving.Add(next);
        var homeless = moving.Where(resident => resident.Meeting.Home < 0).ToList();
        foreach (var resident in homeless)
        {
            if (resident.Meeting is { WasGiven: true, Expectation: { } expectation }) expectation.ExpectHome();
            else RefuseReassigned();
        }

        if (homeless.Count == 0) MoveIn(moving);
    }

    private void Furnish(Resident resident)
    {
        var numbers = Numbers(resident.Memory);
        var home = builder.Allocate(TypeOfElements(numbers), Length(numbers), true, resident.Symbol.Name);
        resident.Meeting.Furnish(home);

        // What others may see being written stays where it is, beside the home; all else moves in.
        if (IsShared(resident)) return;
        var settled = numbers with { Id = home, Selection = null };
        Move(numbers, settled, Length(numbers));
        Replace(resident, settled with { IsLocal = resident.Memory.IsLocal });
    }

    /// <summary>Whether another variable stands for an array of this one, which the method itself has made.</summary>
    private bool IsShared(Resident resident)
    {
        var roots = Roots(resident.Memory).Where(root => builder[root].Code == OpCode.Allocate).ToList();
        var holders = scope.All.SelectMany(Meeting.Leaves).Count(memory => Roots(memory).Intersect(roots).Any());
        return roots.Count > 0 && holders > 1;
    }

    private void MoveIn(List<Resident> moving)
    {
        var homes = moving.Select(resident => resident.Meeting.Home).ToList();
        var sources = new List<Memory>();
        foreach (var resident in moving)
        {
            // An array that moves has one holder, else the others would lose sight of it: which only matters where it is written.
            var source = Numbers(resident.Memory);
            var others = moving.Where(other => other != resident).SelectMany(other => Roots(other.Memory));
            var shared = Roots(source).Intersect(others).Any(root => homes.Contains(root) || builder.DepthOf(root) > resident.Meeting.Depth);
            if (shared && !IsWritten(resident.Meeting)) (shared, resident.Meeting.IsFrozen) = (false, true);
            var isWhole = source.Selection is null || builder[source.Selection.Start] is { Code: OpCode.Constant, Bits: 0 };
            if (shared || !isWhole || !IsSame(Length(source), Length(resident.Meeting.Home)))
            {
                RefuseReassigned();
                return;
            }

            sources.Add(Roots(source).Intersect(homes).Any() ? Copy(source) : source);
        }

        for (var i = 0; i < moving.Count; i++)
        {
            var settled = Numbers(moving[i].Memory) with { Id = moving[i].Meeting.Home, IsLocal = true, Selection = null };
            var staying = moving[i].Memory.Selection?.Roots.Where(root => !homes.Contains(root.Buffer) && builder.DepthOf(root.Buffer) <= moving[i].Meeting.Depth).ToList() ?? [];
            Replace(moving[i], staying.Count == 0 ? Moved(sources[i], settled) : Moved(sources[i], settled, moving[i].Memory.Selection!, staying));
        }
    }

    /// <summary>Whether the loop writes the home of a variable, but for what moves in.</summary>
    private bool IsWritten(MemoryMeeting meeting)
        => Enumerable.Range(meeting.BoundAt, builder.Count - meeting.BoundAt).Any(node => builder[node].Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear && Root(builder[node].Operands[0]) == meeting.Home);

    private Memory Moved(Memory source, Memory home)
    {
        Move(source, home, Length(home));
        return home;
    }

    /// <summary>Moves in, unless it is an array outside the loop, which stays what it is.</summary>
    private Memory Moved(Memory source, Memory home, Selection present, List<SelectedRoot> staying)
    {
        var stays = staying.Select(root => builder.Apply(Operators.Equal, present.Selector, builder.Integer(root.Number))).Aggregate((first, second) => builder.Apply(Operators.Or, first, second));
        builder.If(stays, () => [], () =>
        {
            Move(source, home, Length(home));
            return [];
        });
        var number = NumberOf(home.Id);
        var selector = builder.Apply(Operators.Select, stays, present.Selector, builder.Integer(number));
        return home with { Id = -1, Selection = new Selection(selector, [.. staying, new SelectedRoot(number, home.Id, true)], present.Start, present.Length) };
    }

    /// <summary>Lets a variable, or the part of it that is meant, stand for other memory of the same shape.</summary>
    private void Replace(Resident resident, Memory memory)
    {
        var leaf = 0;
        scope[resident.Symbol] = Mapped(scope[resident.Symbol]!, present => leaf++ == resident.Leaf ? present with { Id = memory.Id, IsLocal = memory.IsLocal, Selection = memory.Selection, Count = present.Stride == 1 ? -1 : present.Count } : present);
    }
}
