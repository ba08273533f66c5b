using System.Text;
using Steepest.Generators.Tests.Language;
using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>The page about the language is the table; with STEEPEST_ACCEPT=1 in the environment, and only then, it is rewritten.</summary>
public sealed class LanguagePageTests
{
    [Fact]
    public async Task The_page_shows_the_table()
    {
        var path = Path.Combine(Page.Root, "docs", "language.md");
        var expected = await LanguagePage.Text();
        if (Environment.GetEnvironmentVariable("STEEPEST_ACCEPT") == "1") await File.WriteAllTextAsync(path, expected, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        Assert.Equal(expected, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
    }
}
