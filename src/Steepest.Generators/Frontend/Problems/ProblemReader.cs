using System.Globalization;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>
/// Reads an annotated type into values. Generator and analyzer both call it, so they cannot disagree: the generator keeps the model, the
/// analyzer the findings.
/// </summary>
internal static class ProblemReader
{
    /// <summary>Whether there is anything to read in the type.</summary>
    public static bool Concerns(INamedTypeSymbol type) => AnnotatedMethod.Any(type) || OptimizerReader.Any(type) || ConstraintMethodReader.Any(type);

    /// <summary>
    /// The problem, and what was found on the way. Where an error is among that, the model carries a refusal and only those members whose
    /// signatures can still be declared.
    /// </summary>
    /// <returns>The model; what is refused or suspicious; and information, which is looked for when it is enumerated.</returns>
    public static (ProblemModel Model, IReadOnlyList<Finding> Findings, IEnumerable<Finding> Hints) Read(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        var findings = new Findings();
        var annotated = AnnotatedMethod.Of(type);
        var hasLoss = annotated.Any(method => method.Role.IsTerm());
        var canHold = annotated.Count > 0 && TypeReader.Check(type, annotated, findings);
        var optimizers = OptimizerReader.Read(type, hasLoss, annotated.Any(method => method.Role == MethodRole.Residual), findings);
        var constraintMethod = ConstraintMethodReader.Read(type, annotated, optimizers, findings);

        var isStrict = optimizers.Any(optimizer => optimizer.IsStrict);
        CheckOverloads(annotated, findings);
        var methods = new List<(AnnotatedMethod Symbol, MethodModel Model)>();
        var inputs = new InputReader(type, compilation);
        var names = FieldReader.Names(annotated, inputs);
        foreach (var method in annotated)
        {
            token.ThrowIfCancellationRequested();
            if (MethodReader.Read(method, isStrict, inputs, names, compilation, findings, token) is { } model) methods.Add((method, model));
            if (method.Role == MethodRole.Metric && !hasLoss)
                findings.Report(Descriptors.MetricWithoutLoss, Places.Identifier(method.Declaration), method.Name, type.Name);
            if (method.Role == MethodRole.Constraint && !hasLoss)
                findings.Report(Descriptors.ConstraintWithoutLoss, Places.Identifier(method.Declaration), method.Name, type.Name);
        }

        SharedExpressions.Check(methods, findings);
        var isWhole = methods.Count == annotated.Count;
        var shared = SharedInputs.Collect(methods, findings);
        var agrees = isWhole & shared.Agree;
        var fits = canHold & GeneratedNames.CheckParameters(methods, findings);
        if (hasLoss && isWhole) shared.CheckInfluence(type, findings);
        if (agrees)
        {
            shared.CheckBounds(optimizers, findings);
            shared.CheckPenalties(optimizers, findings);
        }


        var problem = new ProblemModel(
            TypeReader.Read(type),
            methods.Select(method => method.Model).ToEquatableArray(),
            shared.Of(InputRole.Variable),
            shared.Of(InputRole.Fixed),
            shared.Of(InputRole.Sample),
            methods.Where(method => method.Model.Role != MethodRole.Differentiable).SelectMany(method => method.Model.Fields).Distinct().ToEquatableArray(),
            optimizers,
            Refusal: null)
        {
            ConstraintMethod = constraintMethod,
        };
        if (annotated.Count > 0) fits &= GeneratedNames.CheckMembers(type, annotated[0], problem, findings);
        fits &= methods.Select(method => method.Symbol.Name).Distinct().Count() == methods.Count;

        var refusal = Refuse(problem, isWhole, findings.All);
        if (!fits) problem = WithoutMembers(problem);
        else if (!agrees) problem = WithoutProblem(problem);
        return (problem with { Refusal = refusal }, findings.All, findings.Hints);
    }

    private static void CheckOverloads(List<AnnotatedMethod> methods, Findings findings)
    {
        var names = new HashSet<string>();
        foreach (var method in methods)
        {
            if (!names.Add(method.Name)) findings.Report(Descriptors.Overloads, Places.Identifier(method.Declaration), method.Name);
        }
    }

    /// <summary>The first error; without words where the C# compiler has already given its own.</summary>
    private static Refusal? Refuse(ProblemModel problem, bool isWhole, IReadOnlyList<Finding> findings)
    {
        if (findings.FirstOrDefault(finding => finding.Rule.DefaultSeverity == DiagnosticSeverity.Error) is { } error)
        {
            var format = error.Rule.MessageFormat.ToString(CultureInfo.InvariantCulture);
            return new Refusal(error.Rule.Id, string.Format(CultureInfo.InvariantCulture, format, error.Arguments));
        }

        return isWhole && problem.Methods.All(method => method.Primal.Function != null) ? null : new Refusal("", "");
    }

    /// <summary>What can still be declared where the methods do not make one problem: their own derivatives.</summary>
    private static ProblemModel WithoutProblem(ProblemModel problem) => WithoutMembers(problem) with
    {
        Methods = problem.Methods.Where(method => method.Role != MethodRole.Metric)
            .Select(method => method with { Role = MethodRole.Differentiable }).ToEquatableArray(),
    };

    private static ProblemModel WithoutMembers(ProblemModel problem) => problem with
    {
        Methods = EquatableArray<MethodModel>.Empty,
        Variables = EquatableArray<ParameterModel>.Empty,
        Fixed = EquatableArray<ParameterModel>.Empty,
        Samples = EquatableArray<ParameterModel>.Empty,
        Fields = EquatableArray<ParameterModel>.Empty,
        Optimizers = EquatableArray<OptimizerModel>.Empty,
        ConstraintMethod = null,
    };
}
