namespace Steepest.Generators.Vectorization;

/// <summary>A value of one iteration, as the iterations side by side have it.</summary>
internal abstract record LaneValue;

/// <param name="Value">The value in all lanes.</param>
internal sealed record Uniform(int Value) : LaneValue;

/// <param name="First">The integer of the first lane, one more in each further lane.</param>
internal sealed record Consecutive(int First) : LaneValue;

/// <param name="Values">One a lane.</param>
internal sealed record Several(int[] Values) : LaneValue;

/// <param name="Value">A vector or mask.</param>
internal sealed record InLanes(int Value) : LaneValue;

/// <param name="Windows">Memory, one window a lane.</param>
internal sealed record SeveralWindows(int[] Windows) : LaneValue;

/// <param name="First">The integer of the first lane.</param>
/// <param name="Step">How much more it is from lane to lane.</param>
internal sealed record Spaced(int First, int Step) : LaneValue;

/// <param name="Vectors">Vectors or masks, for the lanes of each in turn.</param>
internal sealed record Tiled(int[] Vectors) : LaneValue;
