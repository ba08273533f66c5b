using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Steepest.Package.Tests.Workspace;
using Xunit;

namespace Steepest.Package.Tests;

/// <summary>What lies in the package.</summary>
public sealed class ContentTests(PackedSteepest package)
{
    private static readonly string[] Files =
    [
        "LICENSE",
        "README.md",
        "Steepest.nuspec",
        "analyzers/dotnet/cs/Steepest.CodeFixes.dll",
        "analyzers/dotnet/cs/Steepest.Generators.dll",
        "build/Steepest.targets",
        "buildTransitive/Steepest.targets",
        "icon.png",
        "lib/net10.0/Steepest.dll",
        "lib/net10.0/Steepest.xml",
    ];

    /// <summary>The container's own parts, which every package has.</summary>
    private static readonly string[] Container = ["_rels/", "package/", "[Content_Types].xml"];

    [Fact]
    public void Holds_these_files_and_no_others()
    {
        using var archive = package.Open();
        var held = archive.Entries.Select(entry => entry.FullName).Where(name => !Container.Any(part => name.StartsWith(part, StringComparison.Ordinal)));
        Assert.Equal(Files, held.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_the_only_package_made() => Assert.Equal([package.File], Directory.GetFiles(package.Feed));

    [Fact]
    public void Depends_on_no_package()
    {
        using var archive = package.Open();
        using var stream = archive.GetEntry("Steepest.nuspec")!.Open();
        var groups = XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "group").ToArray();
        Assert.Equal("net10.0", Assert.Single(groups).Attribute("targetFramework")?.Value);
        Assert.Empty(groups[0].Elements());
    }

    [Theory]
    [InlineData("analyzers/dotnet/cs/Steepest.Generators.dll")]
    [InlineData("analyzers/dotnet/cs/Steepest.CodeFixes.dll")]
    public void Compiler_extensions_load_in_the_oldest_compiler_of_net10(string file)
    {
        using var image = Image(file);
        var metadata = image.GetMetadataReader();
        var compiler = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Where(reference => metadata.GetString(reference.Name).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(compiler);
        Assert.All(compiler, reference => Assert.True(reference.Version <= new Version(5, 0, 0, 0), $"{metadata.GetString(reference.Name)} {reference.Version}"));
    }

    [Theory]
    [InlineData("lib/net10.0/Steepest.dll")]
    [InlineData("analyzers/dotnet/cs/Steepest.Generators.dll")]
    [InlineData("analyzers/dotnet/cs/Steepest.CodeFixes.dll")]
    public void Assemblies_are_optimised_reproducible_and_carry_their_symbols(string file)
    {
        using var image = Image(file);
        var kinds = image.ReadDebugDirectory().Select(entry => entry.Type).ToArray();
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, kinds);
        Assert.Contains(DebugDirectoryEntryType.Reproducible, kinds);
        var metadata = image.GetMetadataReader();
        var debuggable = metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute)
            .Single(attribute => TypeName(metadata, attribute) == "DebuggableAttribute");
        // The prolog, then the modes; bit 8 is DisableOptimizations.
        Assert.Equal(0, metadata.GetBlobReader(debuggable.Value).ReadBytes(6)[3] & 1);
    }

    [Fact]
    public void Symbols_name_no_folder_of_this_machine()
    {
        using var image = Image("lib/net10.0/Steepest.dll");
        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(
            image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var reader = symbols.GetMetadataReader();
        var documents = reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)).ToArray();
        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.StartsWith("/_/", document));
    }

    [Fact]
    public void The_packages_page_shows_the_problem_that_the_consumer_runs()
    {
        using var archive = package.Open();
        using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());
        var compiled = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Consumers", "Problems", "Rosenbrock.cs"));
        Assert.Contains(compiled[compiled.IndexOf("[Lbfgs]", StringComparison.Ordinal)..], reader.ReadToEnd(), StringComparison.Ordinal);
    }

    private PEReader Image(string file)
    {
        using var archive = package.Open();
        using var stream = archive.GetEntry(file)!.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        bytes.Position = 0;
        return new PEReader(bytes);
    }

    private static string TypeName(MetadataReader metadata, CustomAttribute attribute)
        => attribute.Constructor.Kind == HandleKind.MemberReference
            && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) : "";
}
