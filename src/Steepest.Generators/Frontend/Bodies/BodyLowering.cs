using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
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
    /// <param name="names">The names of fields, shared by the methods of a problem.</param>
    /// <param name="orders">How many times it is differentiated; not at all where it is a metric, in which no lost derivatives are looked for.</param>
    /// <param name="isStrict">Whether every bit of what it computes must be kept.</param>
    public static Lowering Lower(
        IMethodSymbol method,
        IReadOnlyDictionary<string, ParameterRole>? roles,
        Compilation compilation,
        CancellationToken token,
        FieldNames? names = null,
        int orders = 1,
        bool isStrict = false)
    {
        var findings = new Findings(method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree);
        var statements = new StatementTable(findings);
        var sources = new MethodSources(compilation, token);
        names ??= new FieldNames(method.Parameters.Select(parameter => parameter.Name));
        var lowerer = new BodyLowerer(method, compilation, sources, findings, statements, names, isStrict, token);
        var function = lowerer.Lower(parameter => roles is not null && roles.TryGetValue(parameter.Name, out var role) ? role : Roles.Of(parameter));
        if (function is not null) LoopFindings.Collect(function, statements, findings);
        if (function is not null && orders > 0) DerivativeFindings.Collect(function, method, orders, lowerer.Origins, statements, findings);

        // Code that compiles and is still not understood is refused, never left out without a word.
        if (findings is { IsInvalid: true, IsReported: false } && !sources.HaveErrors())
        {
            findings.Accept();
            if (findings.All.Count == 0) findings.Add(Descriptors.Unsupported, method.Locations[0], new Frame(method), $"Something in '{method.Name}'", "use arithmetic, loops, branches and calls of static methods");
        }

        if (findings.IsBroken) function = null;
        return new Lowering(function, findings.All, statements.Locations, lowerer.Fields)
        {
            Hints = function is not null && orders > 0 ? DerivativeHints.Of(function, method.Parameters.Any(Roles.IsSample), lowerer.Origins, statements, findings) : [],
        };
    }
}
