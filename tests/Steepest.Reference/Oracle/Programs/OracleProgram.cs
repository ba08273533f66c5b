using Microsoft.CodeAnalysis;

namespace Steepest.Reference.Oracle;

/// <summary>
/// The same program text as the compiler differentiates, compiled by the C# compiler over hyper-dual numbers: in the machine's precision,
/// and in twice that. It shares nothing with Steepest but the language.
/// </summary>
public sealed class OracleProgram : IDisposable
{
    /// <summary>The attributes whose methods can be evaluated.</summary>
    public static readonly IReadOnlyList<string> Annotations = ["Differentiable", "Loss", "Residual", "Constraint", "Metric"];

    private readonly OracleAssembly<Binary64> _machine;
    private readonly OracleAssembly<DoubleDouble> _precise;

    private OracleProgram(OracleAssembly<Binary64> machine, OracleAssembly<DoubleDouble> precise)
    {
        _machine = machine;
        _precise = precise;
    }

    /// <param name="trees">The user's files, global usings included; nothing that is generated.</param>
    /// <param name="references">What they are compiled against.</param>
    /// <exception cref="InvalidOperationException">The text over reals does not compile.</exception>
    public static OracleProgram Compile(IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references)
    {
        List<SyntaxTree> real = [.. trees.Select(tree => RealText.Of(tree, Annotations))];
        List<MetadataReference> against = [.. references];
        return new OracleProgram(new OracleAssembly<Binary64>(real, against), new OracleAssembly<DoubleDouble>(real, against));
    }

    /// <summary>Evaluates an annotated method with all derivatives, in double precision.</summary>
    /// <param name="type">The full name of its type.</param>
    /// <param name="method">Its name.</param>
    /// <param name="receiver">The problem, for instance methods; of the real type.</param>
    /// <param name="arguments">As for the real method; spans as arrays, and arrays also for output spans.</param>
    /// <param name="isVariable">Which of them are differentiated.</param>
    /// <param name="direction">One number for every variable, end to end.</param>
    public OracleResult Evaluate(string type, string method, object? receiver, IReadOnlyList<object?> arguments, IReadOnlyList<bool> isVariable, ReadOnlyMemory<double> direction)
        => _machine.Evaluate(type, method, receiver, arguments, isVariable, direction);

    /// <summary>The same in twice the precision.</summary>
    public OracleResult EvaluatePrecisely(string type, string method, object? receiver, IReadOnlyList<object?> arguments, IReadOnlyList<bool> isVariable, ReadOnlyMemory<double> direction)
        => _precise.Evaluate(type, method, receiver, arguments, isVariable, direction);

    public void Dispose()
    {
        _machine.Dispose();
        _precise.Dispose();
    }

    internal static string EntryName(string method) => "OracleEntryOf" + method;
}
