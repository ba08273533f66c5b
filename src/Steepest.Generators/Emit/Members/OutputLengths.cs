using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// The lengths of outputs that no attribute states: fixed inputs of every member that evaluates, which a solver is also made with, since what it owns
/// may depend on them.
/// </summary>
internal sealed class OutputLengths(ProblemModel model)
{
    private readonly List<string> names = [.. model.Fixed.Where(input => input.LengthOf != null).Select(input => input.Name)];

    /// <summary>As arguments of a solver's constructor, and as its parameters.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Whether there are any.</summary>
    public bool Any => names.Count > 0;

    public void AddTo(Signature signature)
    {
        foreach (var name in names) signature.Add("int", name);
    }

    public void Document(Documentation documentation)
    {
        foreach (var input in model.Fixed.Where(input => input.LengthOf != null)) documentation.Parameter(input.Name, Describe(input));
    }

    public static string Describe(ParameterModel input) => $"The number of elements of <c>{Members.Names.Bare(input.LengthOf!)}</c>.";

    public void WriteFields(Writer writer)
    {
        foreach (var name in names) writer.WriteLine($"private readonly int {name};");
    }

    public void WriteAssignments(Writer writer)
    {
        foreach (var name in names) writer.WriteLine($"this.{name} = {name};");
    }

    /// <summary>At the entry of a member that takes them.</summary>
    public void WriteChecks(Writer writer)
    {
        foreach (var name in names) writer.WriteLine($"global::System.ArgumentOutOfRangeException.ThrowIfNegative({name});");
    }

    /// <summary>At the entry of a solver's member: they are those that it was made with.</summary>
    public void WriteComparisons(Writer writer)
    {
        foreach (var name in names) writer.WriteLine($"global::System.ArgumentOutOfRangeException.ThrowIfNotEqual({name}, this.{name});");
    }
}
