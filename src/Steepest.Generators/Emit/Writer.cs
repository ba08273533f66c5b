using System.Text;

namespace Steepest.Generators.Emit;

/// <summary>
/// Indented text, four spaces a level, lines ended by <c>\n</c> on every host. Blank lines are requests: one appears between two lines
/// of a block however often it is asked for, none after an opening brace or before a closing one.
/// </summary>
/// <remarks>Text is written as it is given: whoever formats a number does so in the invariant culture (see <see cref="Literal"/>).</remarks>
internal sealed class Writer
{
    private readonly StringBuilder text = new();
    private int level;
    private bool blank;
    private bool fresh = true;

    /// <summary>The column at which the next line begins.</summary>
    public int Column => 4 * level;

    /// <summary>One line, or several where <paramref name="line"/> contains line ends: each is indented.</summary>
    public void WriteLine(string line)
    {
        if (line.Length == 0)
        {
            Blank();
            return;
        }

        foreach (var part in line.Split('\n')) Append(part);
    }

    /// <summary>A blank line before the next line, unless that one begins or ends the block.</summary>
    public void Blank() => blank = !fresh;

    /// <summary>A comment, each line of <paramref name="words"/> on a line of its own.</summary>
    public void Comment(string words)
    {
        foreach (var part in words.Split('\n')) Append(part.Length == 0 ? "//" : "// " + part);
    }

    /// <summary>The header, then what is written until the scope is disposed of, in braces.</summary>
    /// <param name="header">One or several lines.</param>
    /// <param name="end">What follows the closing brace on its line.</param>
    public Scope Block(string header, string end = "")
    {
        WriteLine(header);
        Append("{");
        level++;
        fresh = true;
        return new Scope(this, "}" + end);
    }

    /// <summary>A member: as an expression where its body comes out as one <c>return</c> of one line, else as a block.</summary>
    /// <param name="header">One or several lines.</param>
    /// <param name="body">Writes the statements.</param>
    public void WriteMember(string header, Action<Writer> body)
    {
        var inner = new Writer { level = level + 1 };
        body(inner);
        var lines = inner.text.ToString().TrimEnd('\n');
        const string Return = "return ";
        if (lines.TrimStart().StartsWith(Return, StringComparison.Ordinal) && lines.IndexOf('\n') < 0)
        {
            WriteLine(header);
            using (Indent()) Append("=> " + lines.TrimStart().Substring(Return.Length));
            return;
        }

        using (Block(header))
        {
            text.Append(lines).Append('\n');
            fresh = false;
        }
    }

    /// <summary>What is written until the scope is disposed of stands one level deeper.</summary>
    public Scope Indent()
    {
        level++;
        return new Scope(this, null);
    }

    public override string ToString() => text.ToString();

    private void Append(string line)
    {
        if (blank) text.Append('\n');
        blank = false;
        fresh = false;
        if (line.Length > 0 && line[0] != '#') text.Append(' ', Column);
        text.Append(line).Append('\n');
    }

    private void Close(string? end)
    {
        level--;
        if (end is null) return;
        blank = false;
        Append(end);
    }

    /// <summary>A block or a deeper level that ends when it is disposed of.</summary>
    public readonly struct Scope(Writer writer, string? end) : IDisposable
    {
        public void Dispose() => writer.Close(end);
    }
}
