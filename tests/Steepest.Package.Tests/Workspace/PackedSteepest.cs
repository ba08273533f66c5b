using System.IO.Compression;
using Xunit;

namespace Steepest.Package.Tests.Workspace;

/// <summary>
/// The package, packed once for all tests into a folder of its own outside the repository, beside the consumers that are built from it.
/// Its version is new in every run, so that no cache of the machine can stand in for it.
/// </summary>
public sealed class PackedSteepest : IAsyncLifetime
{
    private readonly List<Consumer> consumers = [];

    /// <summary>Where everything of this run lies.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("steepest-package-").FullName;

    internal string Feed => Path.Combine(Folder, "feed");

    internal string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    internal string File => Path.Combine(Feed, $"Steepest.{Version}.nupkg");

    public async ValueTask InitializeAsync()
        => (await Command.Run("dotnet", Repository(),
            ["pack", "src/Steepest", "-c", "Release", "-nologo", "-v", "minimal", "-o", Feed, $"-p:PackageVersion={Version}"])).Succeeded();

    public ValueTask DisposeAsync()
    {
        foreach (var consumer in consumers) consumer.ForgetPackage();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal ZipArchive Open() => ZipFile.OpenRead(File);

    /// <summary>A fresh copy of one of the projects under Consumers.</summary>
    internal Consumer NewConsumer(string project)
    {
        var consumer = new Consumer(this, project);
        consumers.Add(consumer);
        return consumer;
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Generators.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Generators.sln above the tests.");
        return folder;
    }
}
