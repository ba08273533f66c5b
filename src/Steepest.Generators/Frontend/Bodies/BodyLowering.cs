using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Turns a method's body into a function: what analyzers and the generator share.</summary>
internal static class BodyLowering
{
    /// <param name="method">An annotated method.</param>
    /// <param name="roles">
    /// The roles of its parameters by name. Without it floating-point numbers, and spans and arrays of them, are variables, unless
    /// <c>[Fixed]</c> or <c>[Sample]</c>.
    /// </param>
    /// <param name="compilation">Where the bodies of its helpers are found.</param>
    /// <param name="token">Observed between statements.</param>
    /// <param name="isDifferentiated">Whether to look for lost derivatives and variables without influence: not in a metric.</param>
    public static Lowering Lower(
        IMethodSymbol method,
        IReadOnlyDictionary<string, ParameterRole>? roles,
        Compilation compilation,
        CancellationToken token,
        bool isDifferentiated = true)
    {
        var findings = new Findings(method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree);
        var statements = new StatementTable(findings);
        var lowerer = new BodyLowerer(method, compilation, findings, statements, token);
        var function = lowerer.Lower(parameter => roles is not null && roles.TryGetValue(parameter.Name, out var role) ? role : Roles.Of(parameter));
        if (function is not null && isDifferentiated) DerivativeFindings.Collect(function, method, statements, findings);
        return new Lowering(findings.IsBroken ? null : function, findings.All, statements.Locations);
    }
}
