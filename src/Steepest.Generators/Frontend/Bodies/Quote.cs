using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// A statement's text for comments in what is generated. Spaces follow from the tokens alone, so that the user's own white space, line
/// breaks and comments leave the model equal.
/// </summary>
internal static class Quote
{
    public static string Of(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax statement => Of(statement.Expression),
        ReturnStatementSyntax statement => Text(statement, statement.SemicolonToken),
        IfStatementSyntax statement => Text(statement, statement.Statement.GetFirstToken()),
        ForStatementSyntax statement => Text(statement, statement.Statement.GetFirstToken()),
        CommonForEachStatementSyntax statement => Text(statement, statement.Statement.GetFirstToken()),
        SwitchStatementSyntax statement => Text(statement, statement.OpenBraceToken),
        WhileStatementSyntax statement => Text(statement, statement.Statement.GetFirstToken()),
        DoStatementSyntax statement => $"do while ({Of(statement.Condition)})",
        ArrowExpressionClauseSyntax arrow => Of(arrow.Expression),
        _ => Text(node, default),
    };

    private static string Text(SyntaxNode node, SyntaxToken end)
    {
        var text = new StringBuilder();
        var previous = default(SyntaxToken);
        Write(node, end.RawKind == 0 ? int.MaxValue : end.SpanStart, text, ref previous);
        return text.ToString();
    }

    /// <summary>Walks nodes itself: every statement is quoted at every edit, and the iterator over the tokens below a node is slower.</summary>
    private static void Write(SyntaxNode node, int end, StringBuilder text, ref SyntaxToken previous)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.SpanStart >= end) return;
            if (child.AsNode() is { } inner)
            {
                Write(inner, end, text, ref previous);
                continue;
            }

            var token = child.AsToken();
            if (text.Length > 0 && IsSpaced(previous, token)) text.Append(' ');
            text.Append(token.Text);
            previous = token;
        }
    }

    private static bool IsSpaced(SyntaxToken left, SyntaxToken right)
    {
        if (left.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.DotToken or SyntaxKind.DotDotToken or SyntaxKind.ColonColonToken) return false;
        if (right.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.DotToken or SyntaxKind.DotDotToken or SyntaxKind.ColonColonToken
            or SyntaxKind.CommaToken or SyntaxKind.SemicolonToken) return false;
        return !IsAttachedToNext(left) && !IsAttachedToPrevious(right);
    }

    private static bool IsAttachedToNext(SyntaxToken token) => token.Parent switch
    {
        PrefixUnaryExpressionSyntax unary => token == unary.OperatorToken,
        CastExpressionSyntax cast => token == cast.CloseParenToken,
        TypeArgumentListSyntax list => token == list.LessThanToken,
        _ => false,
    };

    private static bool IsAttachedToPrevious(SyntaxToken token) => token.Parent switch
    {
        PostfixUnaryExpressionSyntax unary => token == unary.OperatorToken,
        ArgumentListSyntax list => token == list.OpenParenToken,
        BracketedArgumentListSyntax list => token == list.OpenBracketToken,
        ArrayRankSpecifierSyntax list => token == list.OpenBracketToken,
        TypeArgumentListSyntax list => token == list.LessThanToken || token == list.GreaterThanToken,
        CheckedExpressionSyntax expression => token == expression.OpenParenToken,
        DefaultExpressionSyntax expression => token == expression.OpenParenToken,
        ImplicitArrayCreationExpressionSyntax creation => token == creation.OpenBracketToken,
        NameColonSyntax name => token == name.ColonToken,
        NullableTypeSyntax type => token == type.QuestionToken,
        _ => false,
    };
}
