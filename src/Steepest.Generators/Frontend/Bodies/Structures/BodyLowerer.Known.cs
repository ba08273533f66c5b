using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>The structs of the framework.</summary>
internal sealed partial class BodyLowerer
{
    private Value? Known(IOperation at, IMethodSymbol method, IReadOnlyList<Argument> arguments, Value? receiver) => null;
}
