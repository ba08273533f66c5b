using System.Reflection;
using System.Text.Json;

namespace Steepest.Tests.Corpora;

/// <summary>The files below Data, which travel inside the assembly.</summary>
internal static class EmbeddedData
{
    private static readonly Assembly s_assembly = typeof(EmbeddedData).Assembly;

    /// <summary>The names of the files in a folder, in order.</summary>
    public static IEnumerable<string> FilesIn(string folder)
        => s_assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Text(string name)
    {
        using var stream = s_assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static JsonElement Json(string name) => JsonDocument.Parse(Text(name)).RootElement;

    /// <summary>Numbers that the files write as numbers or, with more digits, as text.</summary>
    public static double Number(this JsonElement element)
        => element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, null) : element.GetDouble();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(Number)];
}
