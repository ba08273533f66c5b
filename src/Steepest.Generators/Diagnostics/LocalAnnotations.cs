using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Frontend;
using Steepest.Generators.Frontend.Problems;

namespace Steepest.Generators.Diagnostics;

/// <summary>Refuses annotations on local functions and lambdas, which are no members of a type and which the generator therefore never meets.</summary>
internal static class LocalAnnotations
{
    public static void Analyze(OperationAnalysisContext context)
    {
        var (method, kind) = context.Operation switch
        {
            ILocalFunctionOperation local => (local.Symbol, "a local function"),
            IAnonymousFunctionOperation lambda => (lambda.Symbol, "a lambda"),
            _ => (null, ""),
        };
        if (method == null || AnnotatedMethod.From(method) is not { } annotated) return;
        var place = annotated.Declaration is LocalFunctionStatementSyntax ? Places.Identifier(annotated.Declaration) : Places.Attribute(annotated.Annotation);
        var name = method.Name.Length > 0 ? method.Name : "It";
        context.ReportDiagnostic(new Finding(Descriptors.NotOrdinary, place, [name, kind, annotated.Role.ToString()]).ToDiagnostic());
    }
}
