using Steepest.Tests.Corpora;

namespace Steepest.Tests.Runtime;

/// <summary>Files of the Data folder, by their names below it.</summary>
internal static class TestData
{
    public static string Text(string name) => EmbeddedData.Text(name);

    public static string[] Lines(string name) => Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
