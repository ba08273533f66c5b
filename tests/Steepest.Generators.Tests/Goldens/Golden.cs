using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace Steepest.Generators.Tests.Goldens;

/// <summary>
/// Files, or parts of one, that a person has reviewed. A difference, or a golden that is missing, fails and leaves what was received beside it; with
/// STEEPEST_ACCEPT=1 in the environment, and only then, the golden is replaced.
/// </summary>
internal static class Golden
{
    public static void Verify(string received, [CallerMemberName] string name = "", [CallerFilePath] string file = "")
    {
        var folder = Folder();
        var verified = Path.Combine(folder, name + ".verified.cs");
        var beside = Path.Combine(folder, name + ".received.cs");
        if (Environment.GetEnvironmentVariable("STEEPEST_ACCEPT") == "1")
        {
            File.WriteAllText(verified, received, new UTF8Encoding(false));
            File.Delete(beside);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (received == expected)
        {
            File.Delete(beside);
            return;
        }

        File.WriteAllText(beside, received, new UTF8Encoding(false));
        Assert.Fail(expected is null
            ? $"{verified} is missing; compare {beside} and accept it with STEEPEST_ACCEPT=1. ({Path.GetFileName(file)})"
            : $"{beside} differs from the golden at line {FirstDifference(expected, received)}. ({Path.GetFileName(file)})");
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static int FirstDifference(string expected, string received)
    {
        var (first, second) = (expected.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < first.Length && line < second.Length && first[line] == second[line]) line++;
        return line + 1;
    }
}
