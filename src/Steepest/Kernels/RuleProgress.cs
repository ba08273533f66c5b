using System.ComponentModel;
using Steepest.Checkpoints;

namespace Steepest.Kernels;

/// <summary>How far a rule has come: the steps made, and products over them that begin as 1, such as the powers of a decay. Saved with the solver.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RuleProgress
{
    /// <summary>Before the first step.</summary>
    public RuleProgress()
    {
    }

    internal long Steps;
    internal double First = 1;
    internal double Second = 1;
    internal double Third = 1;

    internal readonly void Save(ref CheckpointWriter writer)
    {
        writer.Write(Steps);
        writer.Write(First);
        writer.Write(Second);
        writer.Write(Third);
    }

    internal static RuleProgress Load(ref CheckpointReader reader)
        => new() { Steps = reader.ReadInt64(), First = reader.ReadDouble(), Second = reader.ReadDouble(), Third = reader.ReadDouble() };
}
