using System.Globalization;

namespace Steepest.Package.Tests.Workspace;

/// <summary>What the consumer printed: a name of letters and blanks, then words or numbers, a line each.</summary>
internal sealed record Numbers(IReadOnlyDictionary<string, double[]> Values, IReadOnlyDictionary<string, string> Words)
{
    public static Numbers Read(string output)
    {
        var values = new Dictionary<string, double[]>();
        var words = new Dictionary<string, string>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ');
            var name = parts.TakeWhile(part => !IsNumber(part)).ToArray();
            if (name.Length == parts.Length) words.Add(string.Join(' ', name[..^1]), name[^1]);
            else values.Add(string.Join(' ', name), [.. parts[name.Length..].Select(part => double.Parse(part, CultureInfo.InvariantCulture))]);
        }
        return new(values, words);
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
