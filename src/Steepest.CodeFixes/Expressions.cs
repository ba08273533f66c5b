using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Steepest.CodeFixes;

/// <summary>The expressions that fixes write.</summary>
internal static class Expressions
{
    /// <summary>A call of a function of the runtime, qualified as far as the file's imports demand.</summary>
    public static ExpressionSyntax Function(string name, ExpressionSyntax argument)
    {
        while (argument is ParenthesizedExpressionSyntax enclosed) argument = enclosed.Expression;
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.ParseExpression("global::Steepest.Functions").WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.IdentifierName(name)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument.WithoutTrivia()))));
    }

    /// <summary>The expression, in parentheses where it may stand beside an operator.</summary>
    public static ExpressionSyntax Enclosed(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax
            or ElementAccessExpressionSyntax => expression.WithoutTrivia(),
        _ => SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()),
    };

    public static ExpressionSyntax Negative(ExpressionSyntax expression)
        => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, Enclosed(expression));

    public static ExpressionSyntax ToDouble(ExpressionSyntax expression)
        => SyntaxFactory.CastExpression(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.DoubleKeyword)), Enclosed(expression));
}
