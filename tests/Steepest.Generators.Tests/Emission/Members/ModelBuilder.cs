using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Models of problems, put together as the front end would.</summary>
internal static class ModelBuilder
{
    public static ParameterModel Span(string name, InputRole role = InputRole.Variable, ElementType type = ElementType.Double)
        => new(name, role, InputShape.Span, type);

    public static ParameterModel Scalar(string name, InputRole role = InputRole.Variable, ElementType type = ElementType.Double)
        => new(name, role, InputShape.Scalar, type);

    public static ParameterModel Array(string name, InputRole role = InputRole.Variable, ElementType type = ElementType.Double)
        => new(name, role, InputShape.Array, type);

    public static MethodModel Method(string name, MethodRole role, params ParameterModel[] parameters) => Method(name, role, ElementType.Double, parameters);

    public static MethodModel Method(string name, MethodRole role, ElementType type, params ParameterModel[] parameters)
        => new(name, role, "public", parameters.ToEquatableArray(), new LoweredBody(type, null), null);

    public static OptimizerModel Optimizer(string name, params (string Name, double Value)[] settings)
        => new(name, settings.Select(setting => new Setting(setting.Name, setting.Value)).ToEquatableArray());

    public static ProblemModel Problem(TypeModel type, IReadOnlyList<MethodModel> methods, params OptimizerModel[] optimizers)
    {
        EquatableArray<ParameterModel> Named(InputRole role) => methods.Where(method => method.Role != MethodRole.Differentiable)
            .SelectMany(method => method.Parameters).Where(parameter => parameter.Role == role).DistinctBy(parameter => parameter.Name).ToEquatableArray();
        return new(type, methods.ToEquatableArray(), Named(InputRole.Variable), Named(InputRole.Fixed), Named(InputRole.Sample), EquatableArray<ParameterModel>.Empty, optimizers.ToEquatableArray(), null);
    }

    public static TypeModel Type(string name, string @namespace = "", string keyword = "static partial class", string accessibility = "public")
        => new(@namespace, EquatableArray.Of(new TypePart(keyword, name)), @namespace.Length > 0 ? $"{@namespace}.{name}" : name, accessibility);
}
