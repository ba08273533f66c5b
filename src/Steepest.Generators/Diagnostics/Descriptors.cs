using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>The catalogue of rules. Its rows stand in files by family: 00xx signatures and problems, 01xx bodies, 02xx derivatives, 03xx numerics, 04xx performance, 99xx internal.</summary>
internal static partial class Descriptors
{
    private const string HelpLink = "https://steepest.dev/rules/";

    /// <summary>A mistake that leaves nothing right to generate: an error that cannot be switched off.</summary>
    private static DiagnosticDescriptor Refused(string id, string category, string title, string message, string description)
        => new(id, title, message, category, DiagnosticSeverity.Error, true, description, HelpLink + id, WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The code is right but suspicious.</summary>
    private static DiagnosticDescriptor Suspicious(string id, string category, string title, string message, string description)
        => new(id, title, message, category, DiagnosticSeverity.Warning, true, description, HelpLink + id);

    /// <summary>The code is right, and could be faster, or safer at the edges.</summary>
    private static DiagnosticDescriptor Noted(string id, string category, string title, string message, string description)
        => new(id, title, message, category, DiagnosticSeverity.Info, true, description, HelpLink + id);
}
