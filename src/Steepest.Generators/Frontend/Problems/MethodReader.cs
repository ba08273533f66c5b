using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads an annotated method: its signature, what its attribute says, and its body.</summary>
internal static class MethodReader
{
    /// <summary>The method; null where its signature is such that no derivative of it can even be declared.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isStrict">Whether the problem is strict, of which it may be a part.</param>
    /// <param name="inputs">How types of parameters are read.</param>
    /// <param name="names">The names of fields.</param>
    /// <param name="compilation">Where bodies are found.</param>
    /// <param name="findings">Receives what is refused.</param>
    /// <param name="token">Observed between statements.</param>
    public static MethodModel? Read(AnnotatedMethod method, bool isStrict, InputReader inputs, FieldNames names, Compilation compilation, Findings findings, CancellationToken token)
    {
        var symbol = method.Symbol;
        if (IsUnfinished(method)) return null;
        if (Obstacle(symbol) is { } obstacle)
        {
            findings.Report(Descriptors.NotOrdinary, Places.Identifier(method.Declaration), Name(symbol), obstacle, method.Role.ToString());
            return null;
        }

        if (symbol.IsGenericMethod)
        {
            findings.Report(Descriptors.Generic, Places.Identifier(method.Declaration), method.Name);
            return null;
        }

        if ((symbol.IsVirtual || (symbol.IsOverride && !symbol.IsSealed)) && !symbol.ContainingType.IsSealed)
        {
            findings.Report(Descriptors.Overridable, Places.Identifier(method.Declaration), method.Name);
            return null;
        }

        if (method.SecondRole is { } second)
            findings.Report(Descriptors.RoleConflict, Places.Identifier(method.Declaration), method.Name, method.Role.ToString(), second);

        var result = WrittenType(method, inputs, findings) ?? ReturnType(method, findings);
        var documentation = DocumentationComment.Of(method.Declaration);
        var parameters = new List<ParameterModel>();
        foreach (var parameter in symbol.Parameters)
        {
            if (ParameterReader.Read(parameter, method, documentation.Parameter(parameter.Name), inputs, findings) is { } read) parameters.Add(read);
        }

        if (result is not { } type || parameters.Count < symbol.Parameters.Length) return null;

        isStrict = DerivativesReader.IsStrict(method) || (isStrict && method.Role != MethodRole.Differentiable);
        var (body, fields) = Lower(method, isStrict, type, parameters, inputs, names, compilation, findings, token);
        var model = new MethodModel(
            Identifiers.Escape(method.Name),
            method.Role,
            Identifiers.Keyword(symbol.DeclaredAccessibility),
            parameters.ToEquatableArray(),
            body,
            documentation.Summary)
        {
            IsInstance = !symbol.IsStatic,
            Fields = fields,
            Derivatives = DerivativesReader.Read(method, findings),
            Weight = Weight(method, findings),
            Residual = ResidualReader.Read(method, findings),
            Limits = LimitsReader.Read(method, findings),
            Maximize = Attributes.Setting(method.Annotation, "Maximize") is true,
        };
        return CheckVariables(method, model, findings) ? model : null;
    }

    /// <summary>Whether a parameter has no name yet, or a limit no value: the compiler reports it.</summary>
    private static bool IsUnfinished(AnnotatedMethod method)
        => method.Symbol.Parameters.Any(parameter => parameter.Name.Length == 0)
            || (method.Role == MethodRole.Constraint && method.Annotation.NamedArguments.Any(argument => argument.Value.Kind != TypedConstantKind.Primitive));

    private static (LoweredBody Body, EquatableArray<ParameterModel> Fields) Lower(
        AnnotatedMethod method,
        bool isStrict,
        ElementType type,
        List<ParameterModel> parameters,
        InputReader inputs,
        FieldNames names,
        Compilation compilation,
        Findings findings,
        CancellationToken token)
    {
        var symbol = method.Symbol;
        var roles = new Dictionary<string, ParameterRole>();
        for (var i = 0; i < parameters.Count; i++)
        {
            roles[symbol.Parameters[i].Name] = parameters[i].Role switch
            {
                InputRole.Variable => ParameterRole.Variable,
                InputRole.Output => ParameterRole.Output,
                _ => ParameterRole.Fixed,
            };
        }

        var lowering = BodyLowering.Lower(
            symbol.PartialImplementationPart ?? symbol, roles, compilation, token, names, DerivativesReader.Orders(method), isStrict);
        findings.AddRange(lowering.Findings);
        findings.AddHints(lowering.Hints);
        return (new LoweredBody(type, lowering.Function), lowering.Fields.Select(field => FieldReader.Read(field, names, inputs)).ToEquatableArray());
    }

    /// <summary>The type of the outputs of a method that returns nothing; null for others, and where there are none.</summary>
    private static ElementType? WrittenType(AnnotatedMethod method, InputReader inputs, Findings findings)
    {
        if (!method.Role.MayWrite()) return null;
        ElementType? type = null;
        foreach (var output in method.Symbol.Parameters.Where(parameter => ParameterReader.IsOutput(parameter, method)))
        {
            if (inputs.ReadOutput(output.Type) is not { } read) continue;
            if (type is { } first && read.Element != first)
            {
                findings.Report(
                    Descriptors.UnsupportedParameter,
                    Places.ParameterType(output),
                    output.Name,
                    method.Name,
                    "has other elements than the outputs before it, which share one matrix of derivatives",
                    "use double or float for all of them");
            }

            type ??= read.Element;
        }

        return type;
    }

    private static ElementType? ReturnType(AnnotatedMethod method, Findings findings)
    {
        var type = method.Symbol.ReturnType;
        if (method.Symbol.RefKind == RefKind.None && InputReader.Number(type) is ElementType.Double or ElementType.Single)
            return InputReader.Number(type);
        if (!ParameterReader.HasError(type))
        {
            var display = (method.Symbol.RefKind == RefKind.None ? "" : "ref ") + Identifiers.Display(type);
            findings.Report(Descriptors.WrongReturnType, Places.ReturnType(method.Declaration), method.Name, display, method.Role.ToString());
        }

        return null;
    }

    private static bool CheckVariables(AnnotatedMethod method, MethodModel model, Findings findings)
    {
        if (method.Role == MethodRole.Metric || model.Parameters.Any(parameter => parameter.Role == InputRole.Variable)) return true;
        var remedy = model.Parameters.Count == 0
            ? "it has no parameter; take what is to be differentiated as a double, float, ReadOnlySpan or array"
            : "every parameter is fixed or a sample; leave the one to differentiate unmarked and of a floating-point type";
        findings.Report(Descriptors.NoVariable, Places.Identifier(method.Declaration), method.Name, remedy);
        return false;
    }

    private static double Weight(AnnotatedMethod method, Findings findings)
    {
        if (!method.Role.IsTerm() || Attributes.Setting(method.Annotation, "Weight") is not double weight) return 1;
        ResidualReader.CheckWeight(method, weight, findings);
        if (Numbers.IsFinite(weight)) return weight;
        findings.Report(Descriptors.InvalidWeight, Places.Argument(method.Annotation, "Weight"), method.Name, Numbers.Display(weight));
        return 1;
    }

    private static string? Obstacle(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.ExplicitInterfaceImplementation } => "an explicit implementation",
        { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => "an operator",
        { MethodKind: not MethodKind.Ordinary } => "an accessor",
        { IsAbstract: true } => "an abstract method",
        { IsExtern: true } => "an extern method",
        { IsPartialDefinition: true, PartialImplementationPart: null } => "a partial method without implementation",
        { IsVararg: true } => "a method of unknown arity",
        _ => null,
    };

    private static string Name(IMethodSymbol method) => method.AssociatedSymbol is { } property ? property.Name + "." + method.Name.Split('_')[0] : method.Name;
}
