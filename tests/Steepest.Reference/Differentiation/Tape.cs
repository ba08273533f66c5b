namespace Steepest.Reference;

/// <summary>
/// The record of one evaluation, for gradients in many variables at the price of a few evaluations: every operation
/// notes its operands and its local derivatives, and <see cref="Gradient"/> walks the notes backwards.
/// </summary>
public sealed class Tape<T>
    where T : IElementary<T>
{
    private readonly List<Note> _notes = [];

    public Recorded<T> Variable(T value) => new(value, this, Append(new Note(-1, value, -1, value)));

    public Recorded<T>[] Variables(ReadOnlySpan<T> point)
    {
        var variables = new Recorded<T>[point.Length];
        for (var i = 0; i < point.Length; i++) variables[i] = Variable(point[i]);
        return variables;
    }

    /// <summary>The derivatives of <paramref name="result"/> with respect to <paramref name="variables"/>.</summary>
    public T[] Gradient(Recorded<T> result, ReadOnlySpan<Recorded<T>> variables)
    {
        var zero = T.FromConstant(BigFloat.Zero);
        var adjoints = new T[_notes.Count];
        Array.Fill(adjoints, zero);
        if (result.Index >= 0) adjoints[result.Index] = T.FromConstant(BigFloat.One);
        for (var i = result.Index; i >= 0; i--)
        {
            var note = _notes[i];
            if (note.First >= 0) adjoints[note.First] += adjoints[i] * note.ByFirst;
            if (note.Second >= 0) adjoints[note.Second] += adjoints[i] * note.BySecond;
        }
        var gradient = new T[variables.Length];
        for (var i = 0; i < variables.Length; i++) gradient[i] = adjoints[variables[i].Index];
        return gradient;
    }

    internal int Append(Note note)
    {
        _notes.Add(note);
        return _notes.Count - 1;
    }

    /// <summary>Up to two operands by index (−1 for none, or a constant) and the derivatives with respect to them.</summary>
    internal readonly record struct Note(int First, T ByFirst, int Second, T BySecond);
}
