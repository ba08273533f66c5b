namespace Steepest.Generators.Vectorization;

/// <summary>What a value of one iteration is over the iterations that run side by side, one a lane. Later ones take in earlier ones.</summary>
internal enum LaneKind
{
    /// <summary>The same in all of them.</summary>
    Uniform,

    /// <summary>An integer that is 1 more from lane to lane.</summary>
    Consecutive,

    /// <summary>An integer that grows by the same amount from lane to lane.</summary>
    Spaced,

    /// <summary>An integer or boolean of its own in each lane, computed one by one.</summary>
    Several,

    /// <summary>A vector, or a mask.</summary>
    Vector,
}
