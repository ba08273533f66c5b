using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Pipeline;
using Steepest.Reference.Oracle;

namespace Steepest.Generators.Tests.Language;

/// <summary>
/// All rows in two compilations: those that are differentiated, beside what the generator makes of them, and those that are refused. A
/// row that is not what it claims to be fails alone.
/// </summary>
internal static class ConstructProgram
{
    private const string Folder = "/rows/";

    private static readonly Lazy<(Compilation Compilation, Assembly Assembly, IReadOnlyDictionary<string, string> Failures)> s_generated = new(Generate);
    private static readonly Lazy<OracleProgram> s_oracle = new(Read);
    private static readonly Lazy<Task<IReadOnlyList<Diagnostic>>> s_findings = new(() => Analysis.Run(Written(row => !row.IsDifferentiated)));
    private static readonly Lazy<GeneratorDriverRunResult> s_refused = new(() => GeneratorRun.NewDriver(trackSteps: false).RunGenerators(Written(row => !row.IsDifferentiated)).GetRunResult());

    /// <summary>What the generator makes of the rows that are differentiated.</summary>
    public static Compilation Generated => s_generated.Value.Compilation;

    public static OracleProgram Oracle => s_oracle.Value;

    /// <summary>Everything that the analyzer says of the rows that are refused.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Findings => s_findings.Value;

    /// <summary>Why a row cannot be run; null where it can.</summary>
    public static string? Failure(Construct row) => s_generated.Value.Failures.GetValueOrDefault(row.Name);

    public static object? Receiver(Construct row) => Entry(row, "Receiver").Invoke(null, null);

    public static object?[] Arguments(Construct row, int input, double[][] numbers) => Entry(row, "Arguments").CreateDelegate<Func<int, double[][], object?[]>>()(input, numbers);

    /// <summary>The value with the gradient, with the derivative along the direction, and with the product of the Hessian and the direction.</summary>
    public static double[][] Derivatives(Construct row, string method, object? receiver, object?[] arguments, double[][] directions)
        => Entry(row, method).CreateDelegate<Func<object?, object?[], double[][], double[][]>>()(receiver, arguments, directions);

    /// <summary>How many numbers an element of a type is made of.</summary>
    public static int Components(Construct row, string type)
    {
        var element = type switch { "double" => typeof(double), "float" => typeof(float), _ => s_generated.Value.Assembly.GetType($"{row.Name}.{type}") ?? Type.GetType($"System.Numerics.{type}, System.Numerics.Vectors", throwOnError: true)! };
        return (int)s_generated.Value.Assembly.GetType("Blocks")!.GetMethod("Count")!.MakeGenericMethod(element).Invoke(null, null)!;
    }

    /// <summary>What is generated for a refused row.</summary>
    public static string Refusal(Construct row)
        => string.Join("\n", s_refused.Value.Results.Single().GeneratedSources.Where(source => source.HintName.StartsWith(row.Name + ".", StringComparison.Ordinal)).Select(source => source.SourceText));

    /// <summary>The compilation in which a row stands, without what is generated.</summary>
    public static (Compilation Compilation, SyntaxTree Tree) Tree(Construct row)
    {
        var compilation = s_written[row.IsDifferentiated ? 1 : 0].Value;
        return (compilation, compilation.SyntaxTrees.Single(tree => tree.FilePath == Path(row)));
    }

    public static string Path(Construct row) => $"{Folder}{row.Name}.cs";

    private static readonly Lazy<Compilation>[] s_written = [new(() => Written(row => !row.IsDifferentiated)), new(() => Written(row => row.IsDifferentiated))];

    private static MethodInfo Entry(Construct row, string method) => s_generated.Value.Assembly.GetType($"{row.Name}.Entries", throwOnError: true)!.GetMethod(method)!;

    private static CSharpCompilation Written(Func<Construct, bool> isMeant)
    {
        var compilation = TestCompilation.OfFiles([.. ConstructTable.All.Where(isMeant).Select(row => (Path(row), ConstructText.Program(row).Source))]);
        return compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
    }

    /// <summary>What does not compile is taken out, so that the other rows can be run.</summary>
    private static (Compilation, Assembly, IReadOnlyDictionary<string, string>) Generate()
    {
        var rows = ConstructTable.All.Where(row => row.IsDifferentiated).ToList();
        var compilation = Written(row => row.IsDifferentiated);
        compilation = compilation.WithOptions(compilation.Options.WithWarningLevel(9999).WithOptimizationLevel(OptimizationLevel.Release));
        GeneratorRun.NewDriver(trackSteps: false).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        output = output.AddSyntaxTrees([.. rows.Select(row => TestCompilation.Parse($"{Folder}{row.Name}.Entries.cs", ConstructText.Entries(row))), TestCompilation.Parse("/Blocks.cs", BlocksText.Source)]);
        var failures = new Dictionary<string, string>();
        while (true)
        {
            using var image = new MemoryStream();
            var emitted = output.Emit(image);
            foreach (var file in emitted.Diagnostics.Where(IsComplaint).GroupBy(found => Owner(found.Location.SourceTree)))
                failures[file.Key] = string.Join("\n", file.Take(5));
            image.Position = 0;
            if (emitted.Success) return (output, new AssemblyLoadContext("Rows", isCollectible: true).LoadFromStream(image), failures);
            output = output.RemoveSyntaxTrees(output.SyntaxTrees.Where(tree => failures.ContainsKey(Owner(tree))));
        }
    }

    private static bool IsComplaint(Diagnostic found)
        => found.Severity == DiagnosticSeverity.Error || (found.Severity == DiagnosticSeverity.Warning && found.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);

    /// <summary>The name of the row that a file belongs to, generated ones included.</summary>
    private static string Owner(SyntaxTree? tree) => System.IO.Path.GetFileName(tree?.FilePath ?? "").Split('.')[0];

    /// <summary>The text over dual numbers. A row that cannot be read so is left out, and fails for it.</summary>
    private static OracleProgram Read()
    {
        var rows = ConstructTable.All.Where(row => row.IsDifferentiated && Failure(row) is null).ToList();
        while (true)
        {
            var compilation = TestCompilation.OfFiles([.. rows.Select(row => (Path(row), ConstructText.Reference(row)))]);
            try
            {
                return OracleProgram.Compile(compilation.SyntaxTrees, compilation.References);
            }
            catch (InvalidOperationException failure)
            {
                var names = Regex.Matches(failure.Message, "/rows/([^(]*).cs").Select(match => match.Groups[1].Value).ToHashSet();
                if (rows.RemoveAll(row => names.Contains(row.Name)) == 0) throw;
            }
        }
    }
}
