using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Steepest.Reference.Oracle;

/// <summary>A program compiled over the oracle's numbers.</summary>
internal sealed class OracleAssembly : IDisposable
{
    private static readonly MetadataReference s_own = MetadataReference.CreateFromFile(typeof(Ties).Assembly.Location);

    private readonly AssemblyLoadContext _context = new("Oracle", isCollectible: true);
    private readonly Assembly _assembly;
    private readonly Dictionary<(string Type, string Method), (MethodInfo Method, Func<object?, object?[], object?> Call)> _entries = [];

    public OracleAssembly(IReadOnlyList<SyntaxTree> trees, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Oracle",
            [.. trees, Aliases(trees)],
            [.. references, s_own],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            var errors = emitted.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(50)
                .Select(found => $"{found}\n    {found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line]}");
            throw new InvalidOperationException("The program cannot be read over reals:\n" + string.Join("\n", errors));
        }

        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    public OracleReadings Evaluate(string type, string method, object? receiver, IReadOnlyList<object?> arguments, IReadOnlyList<bool> isVariable, ReadOnlyMemory<double> direction)
    {
        var entry = Entry(type, method);
        var parameters = entry.Method.GetParameters();
        var runs = new List<IReal[]>();
        Ties.Reset();
        RoundingNoise.Reset();
        int variables;
        do
        {
            var lifting = new Lifting<Lockstep>(direction, runs.Count);
            var self = receiver is null ? null : lifting.Lift(receiver, entry.Method.DeclaringType!, false);
            var lifted = new object?[arguments.Count];
            for (var i = 0; i < lifted.Length; i++) lifted[i] = lifting.Lift(arguments[i], Boxed(parameters[i].ParameterType), isVariable[i]);
            variables = lifting.Count;
            var result = entry.Call(self, lifted);
            runs.Add([.. Lifting<Lockstep>.Leaves(result).Concat(lifted.Where((_, i) => IsOutput(parameters[i].ParameterType)).SelectMany(Lifting<Lockstep>.Leaves))]);
        }
        while (runs.Count < variables);

        OracleResult[] readings = [.. Enumerable.Range(0, Lockstep.Readings).Select(reading => Result(runs, reading, variables, Ties.Nearest))];
        return new OracleReadings(readings[0], readings[1..^1], readings[^1]);
    }

    /// <summary>What all runs, one for every variable, give in one arithmetic.</summary>
    private static OracleResult Result(List<IReal[]> runs, int reading, int variables, double nearestTie)
    {
        var parts = runs.ConvertAll(run => Array.ConvertAll(run, leaf => leaf.Parts(reading)));
        var last = parts[^1];
        return new OracleResult(
            Array.ConvertAll(last, output => output.Value),
            [.. last.Select((_, row) => parts.Take(variables).Select(run => run[row].First).ToArray())],
            Array.ConvertAll(last, output => output.Second),
            [.. parts.Take(variables).Select(run => run.Length == 0 ? 0 : run[0].Mixed)],
            nearestTie);
    }

    private (MethodInfo Method, Func<object?, object?[], object?> Call) Entry(string type, string method)
    {
        if (_entries.TryGetValue((type, method), out var known)) return known;
        var declaring = _assembly.GetType(type, throwOnError: true)!;
        var entry = (
            declaring.GetMethod(method, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)!,
            declaring.GetMethod(OracleProgram.EntryName(method))!.CreateDelegate<Func<object?, object?[], object?>>());
        _entries.Add((type, method), entry);
        return entry;
    }

    public void Dispose() => _context.Unload();

    private static bool IsOutput(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Span<>);

    /// <summary>Spans are passed as arrays, and those of several dimensions as tensors.</summary>
    private static Type Boxed(Type type)
    {
        if (!type.IsGenericType) return type;
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(Span<>) || definition == typeof(ReadOnlySpan<>) ? type.GetGenericArguments()[0].MakeArrayType()
            : definition == typeof(ReadOnlyTensorSpan<>) ? typeof(Tensor<>).MakeGenericType(type.GetGenericArguments())
            : type;
    }

    /// <summary>The names of the framework and of Steepest that mean the oracle's own. A type that the program declares itself keeps its name.</summary>
    private static SyntaxTree Aliases(IReadOnlyList<SyntaxTree> trees)
    {
        var declared = trees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text).ToHashSet();
        var lines = OracleAliases.Of(nameof(Lockstep)).Where(alias => !declared.Contains(alias.Name)).Select(alias => $"global using {alias.Name} = {alias.Type};");
        return CSharpSyntaxTree.ParseText(string.Join("\n", lines), (CSharpParseOptions)trees[0].Options, "Aliases.cs");
    }
}
