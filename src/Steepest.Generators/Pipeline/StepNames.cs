namespace Steepest.Generators.Pipeline;

/// <summary>The named steps of the pipeline, in order.</summary>
internal static class StepNames
{
    /// <summary>
    /// Annotated method to <see cref="Reading"/>: the only step that sees symbols. It reruns at every edit; an equal result ends the matter.
    /// </summary>
    public const string Read = "Read";

    /// <summary>The readings of the methods that carry their type's problem.</summary>
    public const string Carry = "Carry";

    /// <summary><see cref="Reading"/> to <see cref="GeneratedFile"/>: differentiation, passes and emission.</summary>
    public const string Compile = "Compile";

    public static readonly IReadOnlyList<string> All = [Read, Carry, Compile];
}
