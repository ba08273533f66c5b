using System.Reflection;
using System.Runtime.CompilerServices;
using Steepest.Generators.Rules;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>The table names methods that exist, and misses none.</summary>
public sealed class RowNameTests
{
    private const BindingFlags OfType = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] s_framework = [typeof(Math), typeof(MathF), typeof(double), typeof(float)];

    private static readonly Assembly s_runtime = Assembly.Load("Steepest");

    public static TheoryData<string> Rows => [.. Operators.All.Select(row => row.Name)];

    public static TheoryData<string> FrameworkMethods
        => [.. s_framework.SelectMany(type => type.GetMethods(OfType)).Where(IsKnownKind).SelectMany(Keys).Distinct()];

    public static TheoryData<string> OwnMethods
        => [.. s_runtime.GetType("Steepest.Functions")!.GetMethods(OfType)
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}/{method.GetParameters().Length}").Distinct()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_prints_by_its_name_and_is_found_by_its_methods(string name)
    {
        var row = Assert.Single(Operators.All, row => row.Name == name);
        Assert.Equal(name, row.ToString());
        Assert.All(row.Methods, method => Assert.Same(row, Operators.Find(method, row.Arity)));
        Assert.All(row.Methods, method => Assert.True(Exists(method, row.Arity), $"{method}/{row.Arity} does not exist."));
        Assert.Null(Operators.Find(name, row.Arity));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_that_computes_a_number_has_a_derivative_or_says_that_it_is_lost(string name)
    {
        var row = Operators.All.Single(row => row.Name == name);
        var isBitwise = row.Form is Infix { Precedence: <= 8 or 11 } or Prefix { Symbol: "~" } or InContext or Reinterpretation;
        if (row.Typing is Typing.Predicate || isBitwise || row == Operators.Trigamma) Assert.Null(row.Scaled);
        else Assert.True(row.Scaled is null == row.LosesDerivative, $"{row} has {(row.Scaled is null ? "no" : "a")} derivative.");
        if (row.LosesDerivative) Assert.NotNull(row.Kinks);
        Assert.True(row.Methods.Length > 0 || row.Form is not (Call or CallWithEnum));
    }

    [Theory]
    [MemberData(nameof(FrameworkMethods))]
    public void Every_function_of_the_framework_has_a_row(string key)
    {
        var cut = key.LastIndexOf('/');
        Assert.NotNull(Operators.Find(key[..cut], int.Parse(key[(cut + 1)..], null)));
    }

    [Theory]
    [MemberData(nameof(OwnMethods))]
    public void Every_function_of_Steepest_has_a_row_or_a_reduction(string key)
    {
        var cut = key.LastIndexOf('/');
        var (method, arity) = (key[..cut], int.Parse(key[(cut + 1)..], null));
        Assert.True(Operators.Find(method, arity) != null || Reductions.Find(method, arity) != null);
    }

    [Fact]
    public void Every_reference_has_a_row_or_a_reduction()
        => Assert.All(FunctionReferences.All, reference => Assert.True(
            reference.TakesSpans ? Reductions.Find("Steepest." + reference.Name, reference.Arity) != null : RowCase.Find(reference) != null,
            reference.ToString()));

    [Fact]
    public void Every_row_with_a_derivative_has_a_reference()
    {
        var referenced = FunctionReferences.All.Select(RowCase.Find).ToHashSet();

        // C#'s own, and what only rules build: they have tests of their own.
        HashSet<Operator?> others =
            [Operators.Convert, Operators.Select, Operators.UnlessZero, Operators.Attached, Operators.Sloped, Operators.LogisticDensity, Operators.NormalDistribution, Operators.Erfc, Operators.Digamma];
        Assert.DoesNotContain(Operators.All, row => row.Scaled != null && !referenced.Contains(row) && !others.Contains(row));
    }

    [Fact]
    public void Lost_derivatives_are_those_of_the_reference()
        => Assert.All(FunctionReferences.All.Where(reference => !reference.TakesSpans), reference => Assert.True(
            RowCase.Find(reference)!.LosesDerivative == reference.Smoothness is Smoothness.DerivativeLost, reference.ToString()));

    /// <summary>Whether a method takes and returns numbers that the IR has.</summary>
    private static bool IsKnownKind(MethodInfo method)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).ToList();
        return !method.IsSpecialName && !method.IsGenericMethod
            && types.Any(IsFloating) && types.All(type => IsFloating(type) || type == typeof(int) || type.IsEnum)
            && (IsFloating(method.ReturnType) || method.ReturnType == typeof(int) || method.ReturnType == typeof(bool) || Items(method).Count > 0);
    }

    private static bool IsFloating(Type type) => type == typeof(double) || type == typeof(float);

    /// <summary>The names by which the table is asked for a method.</summary>
    private static IEnumerable<string> Keys(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var name = $"{method.DeclaringType!.FullName}.{method.Name}";
        var isOverloaded = method.Name == "Round" && parameters.Length > 1;
        if (isOverloaded) name += ":" + parameters[^1].ParameterType.Name;
        return Items(method) is { Count: > 0 } items ? items.Select(item => $"{name}.{item}/{parameters.Length}") : [$"{name}/{parameters.Length}"];
    }

    private static List<string> Items(MethodInfo method)
        => [.. method.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames.OfType<string>() ?? []];

    private static bool Exists(string method, int arity)
    {
        var (name, last) = method.Split(':') is [var before, var after] ? (before, after) : (method, null);
        var parts = name.Split('.');
        foreach (var length in (int[])[parts.Length - 1, parts.Length - 2])
        {
            var type = TypeNamed(string.Join('.', parts[..length]));
            if (type is null) continue;
            return type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(candidate =>
                candidate.Name == parts[length] && candidate.GetParameters().Length == arity
                && (last is null || candidate.GetParameters()[^1].ParameterType.Name == last)
                && (length == parts.Length - 1 || Items(candidate).Contains(parts[^1])));
        }

        return false;
    }

    private static Type? TypeNamed(string name)
        => name.StartsWith("Steepest.", StringComparison.Ordinal) ? s_runtime.GetType(name) : typeof(Math).Assembly.GetType(name);
}
