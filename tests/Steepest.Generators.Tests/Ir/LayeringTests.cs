using System.Reflection;
using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Ir;

/// <summary>Behind the front end nothing knows the compiler: no field, signature or local variable mentions a type of Roslyn.</summary>
public sealed class LayeringTests
{
    private const BindingFlags Everything
        = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string[] s_layers = ["Ir", "Rules", "Model", "Differentiation", "Passes", "Vectorization", "Updates", "Stages", "Emit"];

    [Fact]
    public void No_layer_behind_the_front_end_mentions_the_compiler()
    {
        var types = typeof(Node).Assembly.GetTypes().Where(type => s_layers.Any(layer => IsWithin(type, "Steepest.Generators." + layer))).ToList();
        Assert.Contains(typeof(Node), types);
        Assert.Contains(typeof(Generators.Rules.Operator), types);
        Assert.DoesNotContain(types.SelectMany(type => Mentions(type).Where(IsRoslyn).Select(found => $"{type} mentions {found}")), _ => true);
    }

    [Fact]
    public void The_check_sees_what_the_front_end_mentions()
        => Assert.Contains(
            typeof(Node).Assembly.GetTypes().Where(type => IsWithin(type, "Steepest.Generators.Frontend")), type => Mentions(type).Any(IsRoslyn));

    private static bool IsWithin(Type type, string name)
        => type.Namespace is { } space && (space == name || space.StartsWith(name + ".", StringComparison.Ordinal));

    private static bool IsRoslyn(Type type) => type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true
        && type.Assembly != typeof(Node).Assembly;

    private static IEnumerable<Type> Mentions(Type type)
    {
        IEnumerable<Type?> direct =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Everything).Select(field => field.FieldType),
            .. type.GetProperties(Everything).Select(property => property.PropertyType),
            .. type.GetMethods(Everything).SelectMany(method => Signature(method).Append(method.ReturnType)),
            .. type.GetConstructors(Everything).SelectMany(Signature),
        ];
        return direct.OfType<Type>().SelectMany(Parts);
    }

    private static IEnumerable<Type> Signature(MethodBase method)
        =>
        [
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        ];

    /// <summary>The type and what it is made of: elements, and arguments of generic types.</summary>
    private static IEnumerable<Type> Parts(Type type)
        =>
        [
            type,
            .. type.HasElementType ? Parts(type.GetElementType()!) : [],
            .. type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [],
        ];
}
