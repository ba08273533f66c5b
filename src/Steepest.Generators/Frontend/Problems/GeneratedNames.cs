using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Emit.Members;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>The names that generated members and their parameters take, and what stands in their way.</summary>
internal static class GeneratedNames
{
    /// <summary>Parameters that generated members of a problem have beside the user's.</summary>
    private static readonly string[] Parameters = ["samples", "validation", "multipliers", "options", "cancellationToken"];

    /// <summary>The members that are generated into a type.</summary>
    public static IEnumerable<string> Members(ProblemModel model)
    {
        foreach (var method in model.Methods)
        {
            foreach (var kind in DerivativeMembers.Of(method)) yield return DerivativeMembers.NameOf(method, kind);
        }

        foreach (var name in OfProblem(model)) yield return name;
    }

    /// <summary>Those that belong to no method.</summary>
    private static IEnumerable<string> OfProblem(ProblemModel model)
    {
        if (!model.IsProblem) yield break;
        yield return "Evaluate";
        yield return "ObjectiveGradient";
        yield return "CheckGradients";
        if (model.HasSamples) yield return "Samples";
        if (model.UsesResiduals)
        {
            yield return StatisticsMember.Name;
            yield return ResidualJacobianMember.Name;
        }

        if (ManyProblems.Of(model) is not null) yield return ManyMember.Name;
        foreach (var optimizer in model.Optimizers)
        {
            yield return model.Optimizers.Count == 1 ? "Minimize" : "Minimize" + optimizer.Name;
            if (model.IsConstrained) yield return model.Optimizers.Count == 1 ? "TraceFront" : "TraceFront" + optimizer.Name;
            yield return model.Optimizers.Count == 1 ? "Solver" : optimizer.Name + "Solver";
        }
    }

    /// <summary>Reports members of the type or its bases, and the type itself, that bear a generated name; returns whether there are none.</summary>
    public static bool CheckMembers(INamedTypeSymbol type, AnnotatedMethod first, ProblemModel model, Findings findings)
    {
        var fits = true;
        foreach (var name in Members(model).Distinct())
        {
            if (Bearer(type, name) is not { } bearer) continue;
            fits = false;
            var culprit = Places.Identifier(bearer);
            if (culprit.SourceTree == first.Declaration.SyntaxTree) findings.Report(Descriptors.NameClash, culprit, name, type.Name);
            else findings.Report(Descriptors.NameClash, Places.Identifier(first.Declaration), culprit, name, type.Name);
        }

        return fits & CheckDerivativesOfMethods(type, model, findings);
    }

    /// <summary>Reports methods whose derivatives would be called as members of the problem: the gradient of a loss <c>Objective</c>.</summary>
    private static bool CheckDerivativesOfMethods(INamedTypeSymbol type, ProblemModel model, Findings findings)
    {
        if (!model.IsProblem) return true;
        var ofMethods = model.Methods.SelectMany(method => DerivativeMembers.Of(method).Select(kind => (Method: method, Name: DerivativeMembers.NameOf(method, kind)))).ToList();
        var fits = true;
        foreach (var (method, name) in ofMethods.Where(member => OfProblem(model).Contains(member.Name)))
        {
            fits = false;
            findings.Report(Descriptors.NameClash, Places.Identifier(type.GetMembers(method.Name.TrimStart('@')).First()), name, type.Name);
        }

        return fits;
    }

    /// <summary>Reports parameters with names that a generated member needs for its own.</summary>
    public static bool CheckParameters(IReadOnlyList<(AnnotatedMethod Symbol, MethodModel Model)> methods, Findings findings)
    {
        var fits = true;
        var shared = methods.Where(method => method.Model.Role != MethodRole.Differentiable).ToList();
        foreach (var (method, model) in methods)
        {
            fits &= CheckDerivatives(method, model, findings);
            var isShared = model.Role != MethodRole.Differentiable;
            var neighbours = isShared ? shared.SelectMany(other => other.Model.Parameters) : model.Parameters;
            var reserved = Reserved(neighbours, isShared);
            foreach (var parameter in method.Symbol.Parameters)
            {
                if (!reserved.TryGetValue(parameter.Name, out var owner) && !IsPartShared(parameter.Name, model, neighbours, out owner)) continue;
                fits = false;
                findings.Report(Descriptors.ReservedName, Places.Identifier(parameter), parameter.Name, method.Name, owner);
            }
        }

        return fits;
    }

    /// <summary>What the further derivatives of a method call their own parameters.</summary>
    private static bool CheckDerivatives(AnnotatedMethod method, MethodModel model, Findings findings)
    {
        var reserved = new Dictionary<string, string>();
        foreach (var variable in model.Parameters.Where(parameter => parameter.Role == InputRole.Variable))
        {
            var name = variable.Name.TrimStart('@');
            if ((model.Derivatives & (DerivativeKinds.Directional | DerivativeKinds.HessianVector)) != 0) reserved[name + "Direction"] = $"the direction of '{name}'";
            if ((model.Derivatives & DerivativeKinds.HessianVector) != 0) reserved[name + "Product"] = $"the product for '{name}'";
        }

        if ((model.Derivatives & DerivativeKinds.Directional) != 0) reserved["derivative"] = "a parameter that generated members have themselves";
        if ((model.Derivatives & DerivativeKinds.Hessian) != 0) reserved["hessian"] = "a parameter that generated members have themselves";
        if ((model.Derivatives & DerivativeKinds.Jacobian) != 0) reserved["jacobian"] = "a parameter that generated members have themselves";
        var fits = true;
        foreach (var parameter in method.Symbol.Parameters)
        {
            if (!reserved.TryGetValue(parameter.Name, out var owner)) continue;
            fits = false;
            findings.Report(Descriptors.ReservedName, Places.Identifier(parameter), parameter.Name, method.Name, owner);
        }

        return fits;
    }

    private static Dictionary<string, string> Reserved(IEnumerable<ParameterModel> parameters, bool isShared)
    {
        var reserved = new Dictionary<string, string>();
        if (isShared)
        {
            foreach (var name in Parameters) reserved[name] = "a parameter that generated members have themselves";
        }

        foreach (var parameter in parameters)
        {
            var name = parameter.Name.TrimStart('@');
            foreach (var part in parameter.Parts.Where(part => part.Name != name))
                reserved[part.Name] = $"{(part.Component >= 0 ? parameter.Struct!.Components[part.Component].Title : part.IsStarts ? parameter.Shape == InputShape.Tensor ? "the lengths" : "the rows" : "a length")} of '{name}' in generated code";
            if (parameter.IsGathered)
            {
                reserved["workspace"] = "memory that generated members take";
                reserved[name + "Elements"] = $"the elements of '{name}' in generated code";
            }

            if (isShared && parameter is { Role: InputRole.Output, StatedLength: 0 }) reserved[ParameterModel.NameOfLength(name)] = $"the length of '{name}'";
            if (parameter.Role != InputRole.Variable) continue;
            reserved[name + "Gradient"] = $"the gradient of '{name}'";
            if (isShared && !parameter.IsScalar) reserved[name + "Length"] = $"the length of '{name}'";
        }

        return reserved;
    }

    /// <summary>Whether a component of a parameter would be called like a component of another.</summary>
    private static bool IsPartShared(string parameter, MethodModel method, IEnumerable<ParameterModel> neighbours, out string owner)
    {
        var own = method.Parameters.First(candidate => candidate.Name.TrimStart('@') == parameter);
        var other = neighbours.FirstOrDefault(neighbour => neighbour.Name != own.Name && own.Parts.Any(part => neighbour.Parts.Any(theirs => theirs.Name == part.Name)));
        owner = other is null ? "" : $"a part of '{other.Name.TrimStart('@')}' in generated code, with the name of its own part behind it";
        return other is not null;
    }

    private static ISymbol? Bearer(INamedTypeSymbol type, string name)
    {
        if (type.Name == name) return type;
        for (var holder = type; holder != null; holder = holder.BaseType)
        {
            foreach (var member in holder.GetMembers(name))
            {
                if (IsOwnOutput(member)) continue;
                if (SymbolEqualityComparer.Default.Equals(holder, type) || member.DeclaredAccessibility != Accessibility.Private) return member;
            }
        }

        return null;
    }

    /// <summary>An analyzer sees the program with what was generated into it, each member of which bears the generator's name.</summary>
    private static bool IsOwnOutput(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: Attributes.Namespace }, ..] }) return true;
        }

        return false;
    }
}
