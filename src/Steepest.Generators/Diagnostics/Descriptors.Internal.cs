using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>99xx: failures of the compiler itself.</summary>
internal static partial class Descriptors
{
    /// <summary>The only diagnostic that the generator reports, since no analyzer sees what happens in it.</summary>
    public static readonly DiagnosticDescriptor InternalFailure = Refused(
        "STEEP9999",
        "Steepest.Internal",
        "Steepest failed",
        "Steepest failed on '{0}' while {1}: {2}; please report this with the source of the annotated methods",
        "A mistake in Steepest, not in the annotated code. Nothing is generated for the type.");
}
