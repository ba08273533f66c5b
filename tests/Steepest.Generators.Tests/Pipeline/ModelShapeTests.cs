using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;
using Steepest.Generators.Pipeline;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>What the pipeline keeps is values: nothing that belongs to a compilation can hide in it, and all of it compares by content.</summary>
public sealed class ModelShapeTests
{
    private static readonly Type[] Roots = [typeof(Reading), typeof(GeneratedFile)];

    /// <summary>Rows of the operator table exist once each, so that their references are values.</summary>
    private static readonly Type[] Singletons = [typeof(Operator)];

    [Fact]
    public void No_type_of_the_model_can_hold_a_Roslyn_object()
    {
        foreach (var type in ReachableTypes().Where(type => !IsLeaf(type)))
        {
            foreach (var field in Fields(type))
                Assert.False(MentionsRoslyn(field.FieldType), $"{type.Name}.{field.Name} is of type {field.FieldType}.");
        }
    }

    [Fact]
    public void Every_type_of_the_model_is_immutable_and_compares_by_content()
    {
        foreach (var type in ReachableTypes().Where(type => !IsLeaf(type)))
        {
            Assert.True(type.IsSealed, $"{type} is not sealed: a subtype could hold anything.");
            Assert.True(typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type), $"{type} does not compare by content.");
            foreach (var field in Fields(type)) Assert.True(field.IsInitOnly, $"{type.Name}.{field.Name} can change.");
        }
    }

    [Fact]
    public void The_walk_meets_the_types_that_matter()
    {
        var names = ReachableTypes().Select(type => type.Name).ToList();
        foreach (var name in new[] { "ProblemModel", "MethodModel", "ParameterModel", "OptimizerModel", "Function", "Node", "Region", "Failure" })
            Assert.Contains(name, names);
    }

    [Fact]
    public void No_value_of_any_step_belongs_to_a_compilation()
    {
        var result = GeneratorRun.Of(TestCompilation.Of("""
            [Adam]
            public static partial class Bowl
            {
                /// <summary>A bowl.</summary>
                [Loss] public static double Cost(ReadOnlySpan<double> x, [Sample] double y) => x[0] * x[0] * y;
            }
            """));
        var walked = 0;
        foreach (var step in StepNames.All)
        {
            foreach (var output in result.TrackedSteps[step].SelectMany(run => run.Outputs)) walked += Walk(output.Value, []);
        }

        Assert.True(walked > 20, $"Only {walked} objects were met.");
    }

    private static int Walk(object? value, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || Singletons.Contains(value.GetType())) return 0;
        if (!value.GetType().IsValueType && !seen.Add(value)) return 0;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SyntaxToken or Location or Compilation or SemanticModel or Diagnostic or IOperation or Delegate,
            $"A step holds a {value.GetType()}.");
        if (value is IEnumerable items) return 1 + items.Cast<object>().Sum(item => Walk(item, seen));
        return 1 + Fields(value.GetType()).Sum(field => Walk(field.GetValue(value), seen));
    }

    private static IReadOnlyCollection<Type> ReachableTypes()
    {
        var seen = new HashSet<Type>();
        var waiting = new Stack<Type>(Roots);
        while (waiting.TryPop(out var type))
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)) type = type.GetGenericArguments()[0];
            if (Nullable.GetUnderlyingType(type) is { } inner) type = inner;
            if (!seen.Add(type) || IsLeaf(type)) continue;
            foreach (var field in Fields(type)) waiting.Push(field.FieldType);
        }

        return seen;
    }

    private static bool IsLeaf(Type type) => type == typeof(string) || type.IsPrimitive || type.IsEnum || Singletons.Contains(type);

    private static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static bool MentionsRoslyn(Type type)
        => type == typeof(object)
            || type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true
            || typeof(Delegate).IsAssignableFrom(type)
            || (type.IsGenericType && type.GetGenericArguments().Any(MentionsRoslyn))
            || (type.IsArray && MentionsRoslyn(type.GetElementType()!));
}
