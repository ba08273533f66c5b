using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Argument guards, <c>if (condition) throw new E(constants);</c>, which the generated code keeps. The exception has to make sense outside
/// the method: a public type, made of constants.
/// </summary>
internal sealed partial class BodyLowerer
{
    /// <summary>The expression that creates a guard's exception; null where the branch is no such guard.</summary>
    private static string? GuardedBy(IConditionalOperation branch)
    {
        if (branch.WhenFalse is not null) return null;
        var only = branch.WhenTrue is IBlockOperation { Operations: [var single] } ? single : branch.WhenTrue;
        var thrown = only switch
        {
            IThrowOperation { Exception: { } exception } => exception,
            IExpressionStatementOperation { Operation: IThrowOperation { Exception: { } exception } } => exception,
            _ => null,
        };
        while (thrown is IConversionOperation conversion) thrown = conversion.Operand;
        if (thrown is not IObjectCreationOperation { Initializer: null, Type: INamedTypeSymbol { IsGenericType: false } type } creation || !IsPublic(type)) return null;
        var arguments = creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal)
            .Where(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            .Select(argument => argument.Value.ConstantValue is { HasValue: true, Value: var value } && Constant(value) is { } text ? $"{argument.Parameter!.Name}: {text}" : null)
            .ToList();
        if (arguments.Any(argument => argument is null) || creation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.ParamArray)) return null;
        return $"new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({string.Join(", ", arguments)})";
    }

    /// <summary>A check that release builds leave out changes no value: it stays in the user's own method.</summary>
    private static bool IsAssertion(IOperation statement)
        => statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "Assert", ContainingType: { Name: "Debug", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } } } } };

    private static string? Constant(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        int or bool => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        _ => null,
    };

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var outer = type; outer != null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal) || outer.IsFileLocal) return false;
        }

        return true;
    }
}
