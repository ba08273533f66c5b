using System.Collections;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// An immutable set of small numbers, in order. Facts that flow from value to value are mostly the same, so a union that adds nothing is
/// the set itself and is told by reference.
/// </summary>
internal sealed class IndexSet : IReadOnlyCollection<int>
{
    public static readonly IndexSet Empty = new([]);

    private readonly int[] members;

    private IndexSet(int[] members) => this.members = members;

    public int Count => members.Length;

    public static IndexSet Of(int member) => new([member]);

    public bool Contains(int member) => Array.BinarySearch(members, member) >= 0;

    /// <summary>What is in either: this set where the other adds nothing to it.</summary>
    public IndexSet Or(IndexSet other)
    {
        if (ReferenceEquals(this, other) || other.Count == 0) return this;
        if (Count == 0) return other;
        var missing = 0;
        foreach (var member in other.members)
        {
            if (!Contains(member)) missing++;
        }

        if (missing == 0) return this;
        if (missing == other.Count - Count) return other;
        var all = new int[Count + missing];
        for (int i = 0, own = 0, added = 0; i < all.Length; i++)
        {
            var takesOwn = added == other.Count || (own < Count && members[own] <= other.members[added]);
            if (takesOwn && added < other.Count && members[own] == other.members[added]) added++;
            all[i] = takesOwn ? members[own++] : other.members[added++];
        }

        return new IndexSet(all);
    }

    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
