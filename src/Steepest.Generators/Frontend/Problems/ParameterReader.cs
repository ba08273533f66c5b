using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads what a parameter of an annotated method is: its shape, its type and its role.</summary>
internal static class ParameterReader
{
    /// <summary>The parameter; null where it has another type than the compiler supports, which is reported unless the type does not compile.</summary>
    public static ParameterModel? Read(IParameterSymbol parameter, AnnotatedMethod method, string? documentation, Findings findings)
    {
        var fixedInput = Attributes.Find(parameter, Attributes.Fixed);
        var sample = Attributes.Find(parameter, Attributes.Sample);
        if (fixedInput != null && sample != null)
            findings.Report(Descriptors.RoleConflict, Places.Identifier(parameter), parameter.Name, Attributes.Fixed, Attributes.Sample);

        if (parameter.RefKind != RefKind.None)
        {
            findings.Report(Descriptors.UnsupportedParameter, Places.Identifier(parameter), parameter.Name, method.Name, "is passed by reference");
            return null;
        }

        if (InputReader.Read(parameter.Type) is not { } type)
        {
            if (!HasError(parameter.Type))
            {
                findings.Report(
                    Descriptors.UnsupportedParameter,
                    Places.ParameterType(parameter),
                    parameter.Name,
                    method.Name,
                    $"has the type '{Identifiers.Display(parameter.Type)}', which is not supported");
            }

            return null;
        }

        var role = sample != null && method.Role != MethodRole.Differentiable ? InputRole.Sample
            : sample != null || fixedInput != null || !type.IsFloating ? InputRole.Fixed
            : InputRole.Variable;
        return type.Named(Identifiers.Escape(parameter.Name), role) with
        {
            StatedLength = StatedLength(parameter, type.Shape, findings),
            Documentation = documentation,
        };
    }

    private static int StatedLength(IParameterSymbol parameter, InputShape shape, Findings findings)
    {
        if (Attributes.Find(parameter, Attributes.Length) is not { } attribute) return 0;
        if (shape == InputShape.Scalar)
        {
            findings.Report(
                Descriptors.InvalidLength,
                Places.Attribute(attribute),
                parameter.Name,
                $"is stated, but '{Identifiers.Display(parameter.Type)}' is one number; remove it");
            return 0;
        }

        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Primitive, Value: int length }]) return 0;
        if (length >= 1) return length;
        findings.Report(
            Descriptors.InvalidLength,
            Places.Argument(attribute, property: null),
            parameter.Name,
            $"is {Numbers.Display(length)}; it must be at least 1");
        return 0;
    }

    /// <summary>Whether the compiler has already refused the type.</summary>
    public static bool HasError(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => HasError(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasError),
        _ => false,
    };
}
