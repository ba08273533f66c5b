using System.Text;
using Steepest.Generators.Model;

namespace Steepest.Generators.Pipeline;

/// <summary>
/// The name of a generated file: readable, the same on every host, and different for types whose names differ only by case or by
/// characters that file systems refuse.
/// </summary>
internal static class HintName
{
    private const int LongestName = 100;

    public static string Of(TypeModel type)
    {
        var name = new StringBuilder();
        foreach (var character in type.MetadataName)
        {
            if (name.Length == LongestName) break;
            name.Append(character is '.' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? character : '_');
        }

        var identity = type.MetadataName + ":" + type.Parts[type.Parts.Count - 1].Keyword;
        return $"{name}.{Hash(identity):x8}.g.cs";
    }

    /// <summary>FNV-1a over UTF-16 units: string hash codes differ from process to process.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261;
        foreach (var unit in text) hash = unchecked((hash ^ unit) * 16777619);
        return hash;
    }
}
