using Xunit;

namespace Steepest.Generators.Tests.Goldens;

/// <summary>Parts of generated files.</summary>
internal static class KernelText
{
    /// <summary>A method of the kernel, from its declaration to its last brace, at the left margin.</summary>
    public static string Method(string file, string method)
    {
        var lines = file.Split('\n').ToList();
        var first = lines.FindIndex(line => line.Contains($" {method}(", StringComparison.Ordinal)
            && line.Contains("public static", StringComparison.Ordinal) && !line.Contains("global::", StringComparison.Ordinal));
        Assert.True(first >= 0, $"No kernel has a method {method}.");
        var indent = lines[first].Length - lines[first].TrimStart().Length;
        var last = lines.IndexOf(new string(' ', indent) + "}", first);
        return string.Join('\n', lines[first..(last + 1)].Select(line => line.Length == 0 ? line : line[indent..]));
    }
}
