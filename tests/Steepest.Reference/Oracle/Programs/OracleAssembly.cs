using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Steepest.Reference.Oracle;

/// <summary>A program compiled over one kind of scalars.</summary>
internal sealed class OracleAssembly<T> : IDisposable
    where T : struct, IScalar<T>
{
    private readonly AssemblyLoadContext _context = new("Oracle", isCollectible: true);
    private readonly Assembly _assembly;
    private readonly Dictionary<(string Type, string Method), (MethodInfo Method, Func<object?, object?[], object?> Entry)> _entries = [];

    public OracleAssembly(IReadOnlyList<SyntaxTree> trees, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Oracle",
            [.. trees, Aliases(trees)],
            [.. references, MetadataReference.CreateFromFile(typeof(Ties).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
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

    public OracleResult Evaluate(string type, string method, object? receiver, IReadOnlyList<object?> arguments, IReadOnlyList<bool> isVariable, ReadOnlyMemory<double> direction)
    {
        if (!_entries.TryGetValue((type, method), out var entry))
        {
            var declaring = _assembly.GetType(type, throwOnError: true)!;
            entry = (
                declaring.GetMethod(method, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)!,
                declaring.GetMethod(OracleProgram.EntryName(method))!.CreateDelegate<Func<object?, object?[], object?>>());
            _entries.Add((type, method), entry);
        }

        var parameters = entry.Method.GetParameters();
        var gradients = new List<double[]>();
        var mixed = new List<double>();
        double[] values = [], directional = [];
        Ties.Reset();
        var count = 1;
        for (var unit = 0; unit < count; unit++)
        {
            var lifting = new Lifting<T>(direction, unit);
            var self = receiver is null ? null : lifting.Lift(receiver, entry.Method.DeclaringType!, false);
            var lifted = new object?[arguments.Count];
            for (var i = 0; i < lifted.Length; i++) lifted[i] = lifting.Lift(arguments[i], Boxed(parameters[i].ParameterType), isVariable[i]);
            count = Math.Max(lifting.Count, 1);
            var result = entry.Entry(self, lifted);
            var outputs = Lifting<T>.Leaves(result)
                .Concat(lifted.Where((_, i) => IsOutput(parameters[i].ParameterType)).SelectMany(Lifting<T>.Leaves)).Select(leaf => leaf.Parts).ToArray();
            values = Array.ConvertAll(outputs, output => output.Value);
            directional = Array.ConvertAll(outputs, output => output.Second);
            gradients.Add(Array.ConvertAll(outputs, output => output.First));
            mixed.Add(outputs.Length == 0 ? 0 : outputs[0].Mixed);
            if (lifting.Count == 0) return new OracleResult(values, [.. values.Select(_ => Array.Empty<double>())], directional, [], Ties.Nearest);
        }

        var jacobian = values.Select((_, row) => gradients.Select(column => column[row]).ToArray()).ToArray();
        return new OracleResult(values, jacobian, directional, [.. mixed], Ties.Nearest);
    }

    public void Dispose() => _context.Unload();

    private static bool IsOutput(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Span<>);

    /// <summary>Spans are passed as arrays.</summary>
    private static Type Boxed(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(Span<>) || definition == typeof(ReadOnlySpan<>))
            ? type.GetGenericArguments()[0].MakeArrayType()
            : type;

    /// <summary>The names of the framework and of Steepest that mean the oracle's own. A type that the program declares itself keeps its name.</summary>
    private static SyntaxTree Aliases(IReadOnlyList<SyntaxTree> trees)
    {
        var declared = trees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text).ToHashSet();
        var lines = OracleAliases.Of(typeof(T).Name).Where(alias => !declared.Contains(alias.Name)).Select(alias => $"global using {alias.Name} = {alias.Type};");
        return CSharpSyntaxTree.ParseText(string.Join("\n", lines), (CSharpParseOptions)trees[0].Options, "Aliases.cs");
    }
}
