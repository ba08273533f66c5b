using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Patterns: comparisons of what is at hand, so that nothing is lost by looking at all parts of one.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>Whether a value matches. Variables that the pattern names stand for their part of it from here on.</summary>
    private int Match(IPatternOperation pattern, Value input)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return builder.Boolean(true);
            case IConstantPatternOperation constant when input is Scalar number:
                return IsConstant(number, constant.Value);
            case IRelationalPatternOperation { OperatorKind: var kind } relation when input is Scalar number && CSharpOperators.Find(kind) is { } row:
                return builder.Apply(row, number.Id, Bound(number, relation.Value));
            case INegatedPatternOperation negated:
                return builder.Apply(Operators.Not, Match(negated.Pattern, input));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Both(Match(both.LeftPattern, input), Match(both.RightPattern, input));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Either(Match(either.LeftPattern, input), Match(either.RightPattern, input));
            case IDeclarationPatternOperation declaration when IsSame(declaration.MatchedType, declaration.InputType) || declaration.MatchesNull:
                Bind(declaration.DeclaredSymbol, input);
                return builder.Boolean(true);
            case ITypePatternOperation type when IsSame(type.MatchedType, type.InputType):
                return builder.Boolean(true);
            case IRecursivePatternOperation recursive when IsSame(recursive.MatchedType, recursive.InputType) && MatchParts(recursive, input) is { } matches:
                Bind(recursive.DeclaredSymbol, input);
                return matches;
            default:
                RefuseKind(pattern);
                return builder.Boolean(false);
        }
    }

    private int? MatchParts(IRecursivePatternOperation pattern, Value input)
    {
        var matches = builder.Boolean(true);
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            // A deconstructor of the user's is a call; the parts of a tuple are there.
            if (!pattern.InputType.IsTupleType || input is not Composite tuple || tuple.Items.Length != pattern.DeconstructionSubpatterns.Length) return null;
            for (var i = 0; i < tuple.Items.Length; i++) matches = Both(matches, Match(pattern.DeconstructionSubpatterns[i], tuple.Items[i]));
        }

        foreach (var part in pattern.PropertySubpatterns)
        {
            if (Member(input, part.Member) is not { } member) return null;
            matches = Both(matches, Match(part.Pattern, member));
        }

        return matches;
    }

    /// <summary>A part of the value that a pattern looks at; null where that takes more than looking.</summary>
    private Value? Member(Value input, IOperation member)
    {
        ISymbol? symbol = member switch
        {
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Property,
            _ => null,
        };
        switch (input)
        {
            case Memory memory when symbol is IPropertySymbol { Name: "Length" }:
                return new Scalar(Length(memory));
            case Composite composite when symbol is not null && Structures.Layout(symbol.ContainingType, frame.Resolve)?.Position(symbol) is >= 0 and var position && position < composite.Items.Length:
                return composite.Items[position];
            default:
                return null;
        }
    }

    private void Bind(ISymbol? symbol, Value value)
    {
        if (symbol is null) return;
        scope[symbol] = value;
        if (value is Scalar scalar) builder.Name(scalar.Id, symbol.Name);
    }

    private bool IsSame(ITypeSymbol? first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first is null ? null : frame.Resolve(first), frame.Resolve(second));

    /// <summary>As patterns compare: NaN is NaN.</summary>
    private int IsConstant(Scalar number, IOperation constant)
    {
        if (constant.ConstantValue is { HasValue: true, Value: bool wanted }) return wanted ? number.Id : builder.Apply(Operators.Not, number.Id);
        var bound = Bound(number, constant);
        var isNaN = builder[bound] is { Code: OpCode.Constant, Type.IsFloating: true } node && double.IsNaN(node.Number);
        return isNaN ? builder.Apply(Operators.IsNaN, number.Id) : builder.Apply(Operators.Equal, number.Id, bound);
    }

    private int Bound(Scalar number, IOperation constant) => builder.Convert(Number(constant), builder.TypeOf(number.Id));

    private int Both(int first, int second) => builder.Apply(Operators.And, first, second);

    private int Either(int first, int second) => builder.Apply(Operators.Or, first, second);
}
