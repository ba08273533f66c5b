namespace Steepest.Generators.Pipeline;

/// <summary>What one annotated type becomes.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Text">Its contents; null where there is nothing to write.</param>
/// <param name="Failure">An internal failure to report.</param>
internal sealed record GeneratedFile(string HintName, string? Text, Failure? Failure);
