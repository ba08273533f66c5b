using Microsoft.CodeAnalysis;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads which derivatives of a method are asked for.</summary>
internal static class DerivativesReader
{
    private const DerivativeKinds All = DerivativeKinds.Gradient | DerivativeKinds.Directional | DerivativeKinds.HessianVector | DerivativeKinds.Hessian;

    /// <summary>What <c>[Differentiable]</c> says, beside another role too; a method that returns a number always gets its gradient.</summary>
    public static DerivativeKinds Read(AnnotatedMethod method)
    {
        if (method.Role == MethodRole.Metric) return DerivativeKinds.None;
        var asked = Attributes.Find(method.Symbol, Attributes.Differentiable) is { ConstructorArguments: [{ Kind: TypedConstantKind.Enum, Value: int value }] }
            ? (DerivativeKinds)value & All
            : DerivativeKinds.None;
        return asked | DerivativeKinds.Gradient;
    }
}
