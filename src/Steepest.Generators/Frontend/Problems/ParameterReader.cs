using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads what a parameter of an annotated method is: its shape, its type and its role.</summary>
internal static class ParameterReader
{
    /// <summary>The parameter; null where it has another type than the compiler supports, which is reported unless the type does not compile.</summary>
    public static ParameterModel? Read(IParameterSymbol parameter, AnnotatedMethod method, string? documentation, InputReader inputs, Findings findings)
    {
        var fixedInput = Attributes.Find(parameter, Attributes.Fixed);
        var sample = Attributes.Find(parameter, Attributes.Sample);
        if (fixedInput != null && sample != null)
            findings.Report(Descriptors.RoleConflict, Places.Identifier(parameter), parameter.Name, Attributes.Fixed, Attributes.Sample);

        if (parameter.RefKind is not (RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter))
        {
            findings.Report(Descriptors.UnsupportedParameter, Places.Identifier(parameter), parameter.Name, method.Name, "is passed by reference", "pass it by value");
            return null;
        }

        if (IsOutput(parameter, method) && inputs.ReadOutput(parameter.Type) is { } output)
        {
            if ((fixedInput ?? sample) is { } annotation)
                findings.Report(Descriptors.RoleConflict, Places.Identifier(parameter), parameter.Name, Attributes.NameOf(annotation)!, "written");
            BoundsReader.Read(parameter, InputRole.Output, method, findings);
            BoundsReader.Projection(parameter, InputRole.Output, output.Shape, method, findings);
            BoundsReader.Domain(parameter, InputRole.Output, method, findings);
            PenaltyReader.Read(parameter, InputRole.Output, method, findings);
            return output.Named(Identifiers.Escape(parameter.Name), InputRole.Output) with { StatedLength = StatedLength(parameter, output.Shape, findings), Documentation = documentation };
        }

        if (inputs.Read(parameter.Type) is not { } type)
        {
            if (!HasError(parameter.Type))
            {
                findings.Report(
                    Descriptors.UnsupportedParameter,
                    Places.ParameterType(parameter),
                    parameter.Name,
                    method.Name,
                    $"has the type '{Identifiers.Display(parameter.Type)}', which is not supported",
                    "use a number, a struct of numbers, or a ReadOnlySpan or array of either");
            }

            return null;
        }

        var role = sample != null && method.Role != MethodRole.Differentiable ? InputRole.Sample
            : sample != null || fixedInput != null || !type.IsFloating ? InputRole.Fixed
            : InputRole.Variable;
        if (type.Shape is InputShape.Grid or InputShape.Rows && role != InputRole.Fixed)
        {
            findings.Report(
                Descriptors.UnsupportedParameter,
                Places.ParameterType(parameter),
                parameter.Name,
                method.Name,
                type.Shape == InputShape.Grid ? "is an array of several dimensions" : "is an array of arrays",
                "mark it [Fixed], or take its elements row by row as a span");
            return null;
        }

        if (type.Shape == InputShape.Tensor && role != InputRole.Fixed && (method.Role != MethodRole.Differentiable || role == InputRole.Sample))
        {
            findings.Report(
                Descriptors.UnsupportedParameter,
                Places.ParameterType(parameter),
                parameter.Name,
                method.Name,
                role == InputRole.Sample ? "is a tensor, which is no row of samples" : "is a tensor, which no optimizer can change",
                role == InputRole.Sample ? "take the elements of a sample as a span" : "mark it [Fixed], or take its elements as a span");
            return null;
        }

        if (type.IsMixed && role != InputRole.Fixed)
        {
            findings.Report(
                Descriptors.UnsupportedParameter,
                Places.ParameterType(parameter),
                parameter.Name,
                method.Name,
                $"has the type '{Identifiers.Display(parameter.Type)}', whose numbers are of several types",
                role == InputRole.Sample ? "use a struct of numbers of one type, or a sample for each number" : "mark it [Fixed], or use a struct of numbers of one type");
            return null;
        }

        return type.Named(Identifiers.Escape(parameter.Name), role) with
        {
            Modifier = parameter.RefKind switch
            {
                RefKind.In => "in ",
                RefKind.RefReadOnlyParameter => "ref readonly ",
                _ => "",
            },
            StatedLength = StatedLength(parameter, type.Shape, findings),
            Bounds = BoundsReader.Read(parameter, role, method, findings),
            Projection = BoundsReader.Projection(parameter, role, type.Shape, method, findings),
            Domain = BoundsReader.Domain(parameter, role, method, findings),
            Penalties = PenaltyReader.Read(parameter, role, method, findings),
            Documentation = documentation,
        };
    }

    /// <summary>Whether a parameter is one that a differentiable method without a result writes.</summary>
    public static bool IsOutput(IParameterSymbol parameter, AnnotatedMethod method)
        => method.Role.MayWrite() && method.Symbol.ReturnsVoid && InputReader.IsSpan(parameter.Type);

    private static int StatedLength(IParameterSymbol parameter, InputShape shape, Findings findings)
    {
        if (Attributes.Find(parameter, Attributes.Length) is not { } attribute) return 0;
        if (shape is not (InputShape.Span or InputShape.Array))
        {
            findings.Report(
                Descriptors.InvalidLength,
                Places.Attribute(attribute),
                parameter.Name,
                $"is stated, but '{Identifiers.Display(parameter.Type)}' has no length; remove it");
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
