using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Advice;

/// <summary>An expression that overflows, or whose derivative does, and the known function that is the same without that.</summary>
/// <param name="Expression">All of it.</param>
/// <param name="Function">The name of the function in <c>Steepest.Functions</c>.</param>
/// <param name="Argument">Its argument, without the conversions that C# inserts.</param>
/// <param name="IsNegated">Whether the function is taken of the negative argument.</param>
/// <param name="Symptom">What goes wrong, in words behind the expression.</param>
internal sealed record UnstableForm(IOperation Expression, string Function, IOperation Argument, bool IsNegated, string Symptom)
{
    /// <summary>Statements that only prepared the expression, and fall away with it: the loop of a sum, and the declaration of its variable.</summary>
    public IReadOnlyList<SyntaxNode> Preparation { get; init; } = [];

    /// <summary>Whether the argument has to be converted, so that the overload with the type of the expression is chosen.</summary>
    public bool NeedsConversion => Argument.Type?.SpecialType == SpecialType.System_Single && Expression.Type?.SpecialType == SpecialType.System_Double;
}
