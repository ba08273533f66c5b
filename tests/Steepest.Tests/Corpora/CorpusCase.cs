using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Steepest.Reference;

namespace Steepest.Tests.Corpora;

internal delegate double Value(ReadOnlySpan<double> x);

internal delegate double ValueAndGradient(ReadOnlySpan<double> x, Span<double> gradient);

/// <summary>One expression of the corpora, and the method that it was transcribed into.</summary>
internal sealed record CorpusCase(Type Type, string Method, Expression Expression, double[] Start, double[] Solution)
{
    private const int RandomPoints = 3;
    private const double Spread = 0.01;

    /// <summary>The value at the start, where the file states it.</summary>
    public double? ValueAtStart { get; init; }

    public string Name => $"{Type.Name}.{Method} of {Start.Length}";

    public static IReadOnlyList<CorpusCase> All { get; } =
        [.. EmbeddedData.FilesIn("mgh").SelectMany(MoreGarbowHillstrom), .. EmbeddedData.FilesIn("hs").SelectMany(HockSchittkowski)];

    public static CorpusCase Named(string name) => All.Single(c => c.Name == name);

    public double Primal(ReadOnlySpan<double> x) => MethodNamed(Method, typeof(ReadOnlySpan<double>)).CreateDelegate<Value>()(x);

    /// <summary>The generated gradient of the method.</summary>
    public ValueAndGradient Gradient()
        => MethodNamed(Method + "Gradient", typeof(ReadOnlySpan<double>), typeof(Span<double>)).CreateDelegate<ValueAndGradient>();

    /// <summary>Start, solution, and a few points near them, the same in every run.</summary>
    public IEnumerable<double[]> Points()
    {
        yield return Start;
        yield return Solution;
        var random = new Random(Name.Aggregate(17, (hash, c) => unchecked(hash * 31 + c)));
        for (var i = 0; i < RandomPoints; i++)
        {
            yield return Array.ConvertAll(i % 2 == 0 ? Solution : Start, x => x + Spread * (1 + Math.Abs(x)) * random.NextDouble());
        }
    }

    private MethodInfo MethodNamed(string name, params Type[] parameters)
        => Type.GetMethod(name, parameters) ?? throw new MissingMethodException(Type.Name, name);

    private static IEnumerable<CorpusCase> MoreGarbowHillstrom(string file)
    {
        var problem = EmbeddedData.Json(file);
        var residuals = problem.GetProperty("residuals").EnumerateArray().Select(r => $"({r.GetString()})^2");
        var prefix = string.Create(CultureInfo.InvariantCulture, $"Mgh{problem.GetProperty("no").GetInt32():00}");
        var size = string.Create(CultureInfo.InvariantCulture, $"Of{problem.GetProperty("n").GetInt32()}");
        var types = typeof(CorpusCase).Assembly.GetTypes().Where(t => t.Namespace == typeof(CorpusCase).Namespace && t.Name.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        var type = types.Length == 1 ? types[0] : types.Single(t => t.Name.EndsWith(size, StringComparison.Ordinal));
        var transcribed = Case(type, "Objective", string.Join("+", residuals), problem) with
        {
            ValueAtStart = problem.GetProperty("f_x0").Number(),
        };
        yield return transcribed;
        if (typeof(ClassicalFormulas).GetMethod(prefix) is { } classical)
        {
            yield return transcribed with { Type = typeof(ClassicalFormulas), Method = classical.Name };
        }
    }

    private static IEnumerable<CorpusCase> HockSchittkowski(string file)
    {
        var problem = EmbeddedData.Json(file);
        var name = Path.GetFileNameWithoutExtension(file);
        var type = typeof(CorpusCase).Assembly.GetTypes().Single(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        yield return Case(type, "Cost", problem.GetProperty("objective").GetString()!, problem) with
        {
            ValueAtStart = problem.GetProperty("f_x0").Number(),
        };
        var number = 0;
        foreach (var constraint in problem.GetProperty("constraints").EnumerateArray())
        {
            yield return Case(type, $"Constraint{++number}", constraint.GetProperty("expr").GetString()!, problem);
        }
    }

    private static CorpusCase Case(Type type, string method, string expression, JsonElement problem)
        => new(type, method, Expression.Parse(expression), problem.GetProperty("x0").Numbers(), problem.GetProperty("x_star").Numbers());
}
