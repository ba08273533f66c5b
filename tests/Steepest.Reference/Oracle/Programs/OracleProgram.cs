using Microsoft.CodeAnalysis;

namespace Steepest.Reference.Oracle;

/// <summary>
/// The same program text as the compiler differentiates, compiled by the C# compiler over hyper-dual numbers: in the machine's precision
/// and in twice that, side by side. It shares nothing with Steepest but the language.
/// </summary>
public sealed class OracleProgram : IDisposable
{
    /// <summary>The attributes whose methods can be evaluated.</summary>
    public static readonly IReadOnlyList<string> Annotations = ["Differentiable", "Loss", "Residual", "Constraint", "Metric"];

    private readonly OracleAssembly _assembly;

    private OracleProgram(OracleAssembly assembly) => _assembly = assembly;

    /// <param name="trees">The user's files, global usings included; nothing that is generated.</param>
    /// <param name="references">What they are compiled against.</param>
    /// <exception cref="InvalidOperationException">The text over reals does not compile.</exception>
    public static OracleProgram Compile(IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references)
        => new(new OracleAssembly([.. trees.Select(tree => RealText.Of(tree, Annotations))], references));

    /// <summary>Evaluates an annotated method with all derivatives.</summary>
    /// <param name="type">The full name of its type.</param>
    /// <param name="method">Its name.</param>
    /// <param name="receiver">The problem, for instance methods; of the real type.</param>
    /// <param name="arguments">As for the real method; spans as arrays, and arrays also for output spans.</param>
    /// <param name="isVariable">Which of them are differentiated.</param>
    /// <param name="direction">One number for every variable, end to end.</param>
    public OracleReadings Read(string type, string method, object? receiver, IReadOnlyList<object?> arguments, IReadOnlyList<bool> isVariable, ReadOnlyMemory<double> direction)
        => _assembly.Evaluate(type, method, receiver, arguments, isVariable, direction);

    /// <summary>What the machine computes.</summary>
    /// <inheritdoc cref="Read"/>
    public OracleResult Evaluate(string type, string method, object? receiver, IReadOnlyList<object?> arguments, IReadOnlyList<bool> isVariable, ReadOnlyMemory<double> direction)
        => Read(type, method, receiver, arguments, isVariable, direction).Machine;

    /// <summary>The same in twice the precision.</summary>
    /// <inheritdoc cref="Read"/>
    public OracleResult EvaluatePrecisely(string type, string method, object? receiver, IReadOnlyList<object?> arguments, IReadOnlyList<bool> isVariable, ReadOnlyMemory<double> direction)
        => Read(type, method, receiver, arguments, isVariable, direction).Precise;

    public void Dispose() => _assembly.Dispose();

    internal static string EntryName(string method) => "OracleEntryOf" + method;
}
