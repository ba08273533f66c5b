namespace Steepest.Tests.Runtime;

/// <summary>Files of the Data folder, which the build copies beside the tests.</summary>
internal static class TestData
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Data");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder, name));
}
