using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Steepest.Reference.Oracle;

/// <summary>
/// The text of a program with <c>double</c> and <c>float</c> read as the reals of the oracle. Only what an alias cannot say is written anew:
/// keywords, literals, constants and the patterns that are matched with them.
/// </summary>
internal sealed class RealText : CSharpSyntaxRewriter
{
    public const string Wide = "Real64";
    public const string Narrow = "Real32";

    private readonly HashSet<string> _annotations;
    private readonly Stack<List<string>> _entries = new();

    /// <param name="annotations">The names of the attributes whose methods are called from outside.</param>
    private RealText(IEnumerable<string> annotations) => _annotations = [.. annotations];

    public static SyntaxTree Of(SyntaxTree tree, IEnumerable<string> annotations)
    {
        var root = new RealText(annotations).Visit(tree.GetRoot());
        return CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitUsingDirective(UsingDirectiveSyntax node)
        => node.Name?.ToString() == "System.Numerics" && node.Alias is null ? node.WithName(ParseName("Steepest.Reference.Oracle.Numerics")) : node;

    /// <summary>The oracle has the interfaces of generic maths in a namespace of its own, and names for the types.</summary>
    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node)
    {
        if (node.Left.ToString() != "System.Numerics") return base.VisitQualifiedName(node);
        var name = (SimpleNameSyntax)Visit(node.Right)!;
        return name is GenericNameSyntax ? QualifiedName(ParseName("Steepest.Reference.Oracle.Numerics"), name).WithTriviaFrom(node) : name.WithTriviaFrom(node);
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) => Real(node.Keyword) is { } real ? IdentifierName(real).WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
        => node.Expression.ToString() is "System.Numerics" or "System.Numerics.Tensors" ? node.Name.WithTriviaFrom(node)
        : node.Expression is PredefinedTypeSyntax type && Real(type.Keyword) is { } real
            ? node.WithExpression(IdentifierName(real + "Functions").WithTriviaFrom(type))
        : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => node.Token.Value switch
    {
        double => ParseExpression($"(({Wide}){node.Token.Text})").WithTriviaFrom(node),
        float => ParseExpression($"(({Narrow}){node.Token.Text})").WithTriviaFrom(node),
        _ => node,
    };

    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node)
    {
        var visited = (SwitchStatementSyntax)base.VisitSwitchStatement(node)!;
        return visited.WithExpression(Governing(node.Expression, visited.Expression, [.. node.Sections.SelectMany(section => section.Labels)]));
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        var visited = (SwitchExpressionSyntax)base.VisitSwitchExpression(node)!;
        return visited.WithGoverningExpression(Governing(node.GoverningExpression, visited.GoverningExpression, [.. node.Arms.Select(arm => arm.Pattern)]));
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var visited = (IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!;
        return visited.WithExpression(Governing(node.Expression, visited.Expression, [node.Pattern]));
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        var visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        return IsReal(node.Declaration.Type) ? visited.WithModifiers(Without(visited.Modifiers, SyntaxKind.ConstKeyword)) : visited;
    }

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        var visited = (FieldDeclarationSyntax)base.VisitFieldDeclaration(node)!;
        if (!IsReal(node.Declaration.Type) || !node.Modifiers.Any(SyntaxKind.ConstKeyword)) return visited;
        return visited.WithModifiers(Without(visited.Modifiers, SyntaxKind.ConstKeyword)
            .Add(Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(Space)).Add(Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(Space)));
    }

    /// <summary>A property that wraps constants: only the machine's own numbers can lie in the program's image.</summary>
    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node is not { Type: GenericNameSyntax { Identifier.Text: "ReadOnlySpan" } span, ExpressionBody.Expression: CollectionExpressionSyntax values } || !IsReal(span.TypeArgumentList.Arguments[0]))
            return base.VisitPropertyDeclaration(node);
        var element = Visit(span.TypeArgumentList.Arguments[0])!.WithoutTrivia();
        return ParseMemberDeclaration($"{node.Modifiers} readonly {element}[] {node.Identifier.Text} = {Visit(values)};")!.WithTriviaFrom(node);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (_entries.Count > 0 && node.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => _annotations.Contains(attribute.Name.ToString())))
            _entries.Peek().Add(Entry(visited, ((TypeDeclarationSyntax)node.Parent!).Identifier.Text));
        return visited;
    }

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => WithEntries(() => (TypeDeclarationSyntax)base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => WithEntries(() => (TypeDeclarationSyntax)base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => WithEntries(() => (TypeDeclarationSyntax)base.VisitRecordDeclaration(node)!);

    private TypeDeclarationSyntax WithEntries(Func<TypeDeclarationSyntax> visit)
    {
        _entries.Push([]);
        var type = visit();
        var entries = _entries.Pop();
        return entries.Count == 0 ? type : type.AddMembers([.. entries.Select(entry => ParseMemberDeclaration(entry)!)]);
    }

    /// <summary>A member that calls an annotated method with boxed arguments; spans come as arrays.</summary>
    private static string Entry(MethodDeclarationSyntax method, string type)
    {
        var arguments = string.Join(", ", method.ParameterList.Parameters.Select((parameter, i) => $"({Boxed(parameter.Type!)})arguments[{i}]!"));
        var receiver = method.Modifiers.Any(SyntaxKind.StaticKeyword) ? "" : $"(({type})receiver!).";
        var call = $"{receiver}{method.Identifier.Text}({arguments})";
        var body = method.ReturnType.ToString() == "void" ? $"{call}; return null;" : $"return {call};";
        return $"\n    public static object? {OracleProgram.EntryName(method.Identifier.Text)}(object? receiver, object?[] arguments) {{ {body} }}\n";
    }

    private static string Boxed(TypeSyntax type)
        => type is not GenericNameSyntax { TypeArgumentList.Arguments: [var element] } span ? type.ToString()
            : span.Identifier.Text is "Span" or "ReadOnlySpan" ? element + "[]"
            : span.Identifier.Text == "ReadOnlyTensorSpan" ? $"System.Numerics.Tensors.Tensor<{element}>"
            : type.ToString();

    /// <summary>What is matched, as a number of the machine where all patterns are constants, comparisons, or made of them.</summary>
    private static ExpressionSyntax Governing(ExpressionSyntax original, ExpressionSyntax visited, IReadOnlyList<SyntaxNode> patterns)
    {
        var bare = visited;
        while (bare is ParenthesizedExpressionSyntax inner) bare = inner.Expression;
        if (bare is TupleExpressionSyntax tuple)
        {
            var arguments = tuple.Arguments.Select((argument, i) => argument.WithExpression(Governing(
                argument.Expression, argument.Expression, [.. patterns.SelectMany(pattern => pattern.DescendantNodesAndSelf()).OfType<PositionalPatternClauseSyntax>().Select(clause => (SyntaxNode)clause.Subpatterns[i].Pattern)])));
            return tuple.WithArguments(SeparatedList(arguments)).WithTriviaFrom(original);
        }

        var parts = patterns.SelectMany(pattern => pattern.DescendantNodesAndSelf()).ToList();
        if (parts.Any(part => part is DeclarationPatternSyntax or VarPatternSyntax or RecursivePatternSyntax or ListPatternSyntax or TypePatternSyntax)) return visited;
        var bounds = parts.OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.NumericLiteralExpression)).Select(literal =>
        {
            var isNegative = literal.Parent.IsKind(SyntaxKind.UnaryMinusExpression);
            return ", " + (isNegative ? "-" : "") + Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        });
        return ParseExpression($"Steepest.Reference.Oracle.Patterns.Of({visited.WithoutTrivia()}{string.Concat(bounds)})").WithTriviaFrom(original);
    }

    private static string? Real(SyntaxToken keyword) => keyword.Kind() switch
    {
        SyntaxKind.DoubleKeyword => Wide,
        SyntaxKind.FloatKeyword => Narrow,
        _ => null,
    };

    private static bool IsReal(TypeSyntax type) => type is PredefinedTypeSyntax predefined && Real(predefined.Keyword) is not null;

    private static SyntaxTokenList Without(SyntaxTokenList modifiers, SyntaxKind kind) => TokenList(modifiers.Where(modifier => !modifier.IsKind(kind)));
}
