namespace Steepest.Generators.Vectorization;

/// <summary>What values of a tile have become: for all, or in one of several iterations that are taken at once.</summary>
/// <param name="around">What holds for all of these; null for all.</param>
internal sealed class TileScope(TileScope? around)
{
    private readonly Dictionary<int, LaneValue> values = [];
    private readonly Dictionary<(int Owner, long Position), LaneValue> results = [];

    public LaneValue? this[int value] => values.TryGetValue(value, out var known) ? known : around?[value];

    public void Set(int value, LaneValue counterpart) => values[value] = counterpart;

    /// <summary>What a loop or branch hands out.</summary>
    public LaneValue Result(int owner, long position) => results.TryGetValue((owner, position), out var known) ? known : around!.Result(owner, position);

    public void SetResult(int owner, long position, LaneValue counterpart) => results[(owner, position)] = counterpart;
}
