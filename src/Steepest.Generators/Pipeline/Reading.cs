using Steepest.Generators.Model;

namespace Steepest.Generators.Pipeline;

/// <summary>What was read of an annotated type: one of the two is null.</summary>
/// <param name="Model">The problem.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record Reading(ProblemModel? Model, Failure? Failure);
