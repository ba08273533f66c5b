using Steepest.Generators.Ir;

namespace Steepest.Generators.Sparsity;

/// <summary>Numbers of a variable that follow each other and that a row touches, beginning at an index that only the row decides.</summary>
/// <param name="Variable">The parameter that they belong to.</param>
/// <param name="Window">The parameter that stands for them where a row is evaluated by what it touches.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Terms">The multiples of values that the index of the first is a sum of.</param>
/// <param name="Constant">What is added to them.</param>
internal sealed record RowBlock(string Variable, string Window, int Length, EquatableArray<IndexTerm> Terms, long Constant)
{
    /// <summary>Whether the variable is a single number.</summary>
    public bool IsScalar { get; init; }

    /// <summary>Whether it begins elsewhere in other rows.</summary>
    public bool Moves => Terms.Count > 0;
}

/// <summary>A multiple of a value in an index.</summary>
/// <param name="Value">The value.</param>
/// <param name="Factor">Its factor, not 0.</param>
internal readonly record struct IndexTerm(int Value, long Factor);
