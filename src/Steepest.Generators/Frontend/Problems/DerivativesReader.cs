using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads which derivatives of a method are asked for.</summary>
internal static class DerivativesReader
{
    private const DerivativeKinds OfNumbers = DerivativeKinds.Gradient | DerivativeKinds.Directional | DerivativeKinds.HessianVector | DerivativeKinds.Hessian;

    /// <summary>What <c>[Differentiable]</c> says, beside another role too; a method that returns a number always gets its gradient.</summary>
    public static DerivativeKinds Read(AnnotatedMethod method, Problems.Findings findings)
    {
        var attribute = Attributes.Find(method.Symbol, Attributes.Differentiable);
        if (method.Role == MethodRole.Metric)
        {
            if (attribute != null) findings.Report(Descriptors.RoleConflict, Places.Identifier(method.Declaration), method.Name, Attributes.Metric, Attributes.Differentiable);
            return DerivativeKinds.None;
        }

        var asked = Asked(method);
        if (method.Symbol.ReturnsVoid)
        {
            if (attribute is null && method.Role.IsOfProblem()) return DerivativeKinds.None;
            if (asked != DerivativeKinds.Jacobian)
                findings.Report(Descriptors.UnfitDerivatives, Places.Attribute(attribute!), method.Name, "writes outputs, of which there is a Jacobian and nothing else; ask for Derivatives.Jacobian alone");
            return DerivativeKinds.Jacobian;
        }

        if ((asked & DerivativeKinds.Jacobian) != 0)
            findings.Report(Descriptors.UnfitDerivatives, Places.Attribute(attribute!), method.Name, "returns one number, whose Jacobian is its gradient; ask for Derivatives.Gradient, or let the method return nothing and write a Span");
        return (asked & OfNumbers & ~DerivativeKinds.Gradient) | (HasOwnGradient(method.Symbol) ? DerivativeKinds.None : DerivativeKinds.Gradient);
    }

    /// <summary>How many times the method is differentiated.</summary>
    public static int Orders(AnnotatedMethod method)
        => method.Role == MethodRole.Metric ? 0 : (Asked(method) & (DerivativeKinds.HessianVector | DerivativeKinds.Hessian)) != 0 ? 2 : 1;

    /// <summary>Whether the method's own members must keep every bit of it.</summary>
    public static bool IsStrict(AnnotatedMethod method)
        => Attributes.Find(method.Symbol, Attributes.Differentiable) is { } attribute && Attributes.Setting(attribute, OptimizerModel.Strict) is true;

    private static DerivativeKinds Asked(AnnotatedMethod method)
        => Attributes.Find(method.Symbol, Attributes.Differentiable) is { ConstructorArguments: [{ Kind: TypedConstantKind.Enum, Value: int value }] } ? (DerivativeKinds)value : DerivativeKinds.None;

    /// <summary>Whether the user's own derivative already bears the name that the generated member would have.</summary>
    private static bool HasOwnGradient(IMethodSymbol method) => CustomDerivative.Of(method)?.Name == method.Name + "Gradient";
}
