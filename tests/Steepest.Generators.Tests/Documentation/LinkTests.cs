using Xunit;

namespace Steepest.Generators.Tests.Documentation;

public sealed class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Page.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Page.Root, "*.md"))
            .Select(file => Path.GetRelativePath(Page.Root, file).Replace('\\', '/')),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string name)
    {
        var page = Page.Read(name);
        Assert.All(page.Links, target => Assert.True(Path.Exists(Path.Combine(page.Folder, target)), target));
    }

    [Fact]
    public void Links_are_found() => Assert.NotEmpty(Page.Read("README.md").Links);
}
