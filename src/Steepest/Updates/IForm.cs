using System.Runtime.CompilerServices;

namespace Steepest.Updates;

/// <summary>A part of a formula that a rule has or has not, known to the JIT: the states that go with it are then not touched.</summary>
internal interface IForm
{
    static abstract bool IsOn { get; }
}

/// <summary>With the part.</summary>
internal readonly struct On : IForm
{
    public static bool IsOn
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => true;
    }
}

/// <summary>Without it.</summary>
internal readonly struct Off : IForm
{
    public static bool IsOn
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => false;
    }
}
