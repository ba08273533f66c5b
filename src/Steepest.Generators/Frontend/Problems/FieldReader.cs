using Microsoft.CodeAnalysis;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads fields that bodies take as inputs.</summary>
internal static class FieldReader
{
    /// <summary>The names of fields in one problem: none that a parameter, or a part of one, bears.</summary>
    public static FieldNames Names(IEnumerable<AnnotatedMethod> methods, InputReader inputs)
        => new(methods.SelectMany(method => method.Symbol.Parameters).SelectMany(parameter => inputs.Names(parameter.Name, parameter.Type)));

    /// <summary>A field, or the property that stands for one, of a type that the lowering has accepted.</summary>
    public static ParameterModel Read(ISymbol member, FieldNames names, InputReader inputs)
    {
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        var input = inputs.Read(type) ?? throw new InvalidOperationException($"The type of {member.Name} was accepted and cannot be read.");
        var own = Identifiers.Escape(member.Name);
        return input.Named(Identifiers.Escape(names.Of(member)), InputRole.Fixed) with
        {
            Member = new MemberModel(member.IsStatic ? member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + own : own, member.IsStatic),
        };
    }
}
