namespace Steepest.Fuzz.Checking;

/// <summary>What became of a program.</summary>
internal enum Verdict
{
    Right,

    /// <summary>A value or a derivative differs from the oracle's.</summary>
    Wrong,

    /// <summary>A strict value differs from the method's own, by a bit at least.</summary>
    Loose,

    /// <summary>The generator says that it cannot.</summary>
    Refused,

    /// <summary>The generator threw.</summary>
    Failed,

    /// <summary>What it wrote does not compile.</summary>
    NotCompiling,

    /// <summary>What it wrote compiles with warnings.</summary>
    Warning,

    /// <summary>What it wrote throws where the program does not, or throws something else.</summary>
    Threw,

    /// <summary>What it wrote does not throw where the program throws.</summary>
    Unthrown,

    /// <summary>A call allocates, once warm.</summary>
    Allocating,

    /// <summary>The program itself is no C#, or not for the oracle: a fault of the fuzzer.</summary>
    Invalid,

    /// <summary>All points that were drawn lie at ties or give no numbers.</summary>
    Undecided,
}

/// <param name="Verdict">How it went.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Points">How many points were compared.</param>
/// <param name="Redrawn">How many more were drawn, and left for lying at ties.</param>
/// <param name="Unusable">How many were left for giving no numbers.</param>
internal sealed record Outcome(Verdict Verdict, string Detail = "", int Points = 0, int Redrawn = 0, int Unusable = 0)
{
    /// <summary>Whether what was generated runs loops in lanes.</summary>
    public bool HasLanes { get; init; }

    /// <summary>A checksum of all bits that a strict program computed, to compare with those of another machine.</summary>
    public ulong Bits { get; init; }

    /// <summary>Time of the gradient over time of the program itself; NaN where it was not measured.</summary>
    public double Ratio { get; init; } = double.NaN;
}
