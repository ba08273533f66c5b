using System.Text;

namespace Steepest.Generators.Emit.Members;

/// <summary>The head of a method: on one line where it fits, else on lines of its own.</summary>
internal sealed class Signature(string head)
{
    private const int Width = 140;
    private readonly List<string> parameters = [];

    public Signature Add(string type, string name, string? defaultValue = null)
    {
        parameters.Add(defaultValue is null ? $"{type} {name}" : $"{type} {name} = {defaultValue}");
        return this;
    }

    /// <summary>The text, continued lines indented by one level.</summary>
    public string At(int column) => List(head + "(", parameters, ")", column);

    /// <summary>A call or a head: on one line where it fits, else on as many lines as it takes.</summary>
    public static string List(string open, IReadOnlyCollection<string> items, string close, int column)
    {
        var line = open + string.Join(", ", items) + close;
        if (items.Count < 2 || column + line.Length <= Width) return line;
        var text = new StringBuilder(open);
        var end = Width;
        foreach (var item in items)
        {
            var isNew = end + item.Length + 2 > Width;
            text.Append(isNew ? (text.Length > open.Length ? ",\n    " : "\n    ") : ", ").Append(item);
            end = (isNew ? column + 4 : end + 2) + item.Length;
        }

        return text.Append(close).ToString();
    }
}
