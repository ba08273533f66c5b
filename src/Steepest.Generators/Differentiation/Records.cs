using Steepest.Generators.Ir;

namespace Steepest.Generators.Differentiation;

/// <summary>Where a split loop keeps what it records.</summary>
internal sealed class Records
{
    /// <summary>The values to record.</summary>
    public HashSet<int> Values { get; set; } = [];

    /// <summary>The buffer or stack in the target for each recorded value; for a <see cref="OpCode.While"/>, the stack of its trip counts.</summary>
    public Dictionary<int, int> Slots { get; } = [];

    /// <summary>For each array of an iteration that is kept, the buffer in the target that holds those of all iterations, one after another.</summary>
    public Dictionary<int, int> Arrays { get; } = [];

    /// <summary>The loops whose slots are indexed: their trip counts are known before the outermost of them starts.</summary>
    public Dictionary<int, Strides> Counted { get; } = [];
}

/// <param name="Trips">How many iterations the loop has at most, in the target; -1 for the outermost, whose index needs none.</param>
/// <param name="Slots">How many slots it needs with all loops around it.</param>
internal readonly record struct Strides(int Trips, int Slots);
