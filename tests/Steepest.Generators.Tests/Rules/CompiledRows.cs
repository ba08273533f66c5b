using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Every row, expansion and partial as compiled C#: one class, compiled once against the real framework and the runtime.</summary>
internal static class CompiledRows
{
    private static readonly Lazy<Type> s_class = new(Compile);

    /// <summary>The row by its C# form; null for rows that are always expanded.</summary>
    public static Compiled? Value(RowCase row) => row.Row.Form is Expanded ? null : Find("Value", row.Row, row.OperandTypes);

    public static Compiled Expanded(RowCase row) => Find("Expanded", row.Row, row.OperandTypes);

    public static Compiled Partial(RowCase row, int index) => Find("Partial" + index, row.Row, row.OperandTypes);

    /// <summary>The row by its C# form, for operands of the given types.</summary>
    public static Compiled Value(Operator row, IReadOnlyList<IrType> types) => Find("Value", row, types);

    private static Compiled Find(string what, Operator row, IReadOnlyList<IrType> types)
        => new(s_class.Value.GetMethod(Name(what, row, types)) ?? throw new InvalidOperationException($"{Name(what, row, types)} was not compiled."));

    private static string Name(string what, Operator row, IEnumerable<IrType> types) => $"{what}_{row.Name}_{string.Join("_", types)}";

    private static Type Compile()
    {
        var methods = new Dictionary<string, string>();
        foreach (var (row, types) in Signatures.All)
        {
            if (row.Form is not Generators.Rules.Expanded) Add("Value", RowFunctions.Value(row, types));
            if (row.Expand != null) Add("Expanded", RowFunctions.Expand(RowFunctions.Value(row, types)));
            if (row.Scaled is null || !types[0].IsFloating) continue;
            for (var i = 0; i < row.Arity; i++)
            {
                if (types[i].IsFloating) Add("Partial" + i, RowFunctions.Expand(RowFunctions.Partial(row, types, i)));
            }

            void Add(string what, Function function) => methods[Name(what, row, types)] = StraightLine.Method(Name(what, row, types), function);
        }

        var text = new StringBuilder("using System;\nusing Steepest;\nusing Steepest.Kernels;\n\npublic static class Rows\n{\n");
        foreach (var method in methods.Values) text.Append(method);
        return Load(text.Append("}\n").ToString());
    }

    /// <summary>Compiles a file with a class <c>Rows</c> against the framework and the runtime.</summary>
    public static Type Load(string text)
    {
        var compilation = CSharpCompilation.Create(
            "Rows",
            [CSharpSyntaxTree.ParseText(text)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Steepest.dll"))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20);
        if (!result.Success) throw new InvalidOperationException(string.Join("\n", errors));
        stream.Position = 0;
        return new AssemblyLoadContext("Rows").LoadFromStream(stream).GetType("Rows")!;
    }

    /// <summary>A compiled method.</summary>
    internal sealed class Compiled(MethodInfo method)
    {
        public object Invoke(params object[] arguments) => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
