namespace Steepest.Fuzz.Writing;

/// <summary>The names that can be used at a place, and what may be written there.</summary>
internal sealed class Scope
{
    private readonly List<Variable> _variables = [];

    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>How many loops there are around.</summary>
    public int Loops { get; set; }

    /// <summary>How often statements here may run, at most.</summary>
    public double Runs { get; set; } = 1;

    /// <summary>Whether a jump out of the innermost loop may stand here: it may not between a case and its loop.</summary>
    public bool CanBreak { get; set; }

    public bool CanContinue { get; set; }

    /// <summary>The type to return; null where nothing can be returned.</summary>
    public string? Result { get; set; }

    public void Add(Variable variable) => _variables.Add(variable);

    /// <summary>What <paramref name="write"/> declares is gone afterwards, and so are its other changes.</summary>
    public T Inside<T>(Func<T> write)
    {
        var (count, loops, runs, canBreak, canContinue, result) = (_variables.Count, Loops, Runs, CanBreak, CanContinue, Result);
        var written = write();
        _variables.RemoveRange(count, _variables.Count - count);
        (Loops, Runs, CanBreak, CanContinue, Result) = (loops, runs, canBreak, canContinue, result);
        return written;
    }
}
