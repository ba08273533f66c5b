using System.Text.Json;

namespace Steepest.Package.Tests.Workspace;

/// <summary>A program that knows Steepest only by a package reference, outside the repository.</summary>
internal sealed class Consumer
{
    private readonly PackedSteepest package;
    private readonly string project;

    public Consumer(PackedSteepest package, string project)
    {
        this.package = package;
        this.project = project;
        Folder = Path.Combine(package.Folder, Guid.NewGuid().ToString("N"), project);
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", project)))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        // One source is added to those of the machine.
        File.WriteAllText(Path.Combine(Folder, "nuget.config"),
            $"""<configuration><packageSources><add key="packed" value="{package.Feed}" /></packageSources></configuration>""");
    }

    public string Folder { get; }

    /// <summary>Runs the SDK in the project's folder: a verb and its options.</summary>
    public Task<CommandResult> Dotnet(params IEnumerable<string> arguments)
        => Command.Run("dotnet", Folder, arguments, [new("SteepestVersion", package.Version)]);

    /// <summary>Runs what was built or published into <paramref name="output"/>.</summary>
    public Task<CommandResult> Run(string output)
        => Command.Run(Path.Combine(Folder, output, project + (OperatingSystem.IsWindows() ? ".exe" : "")), Folder, []);

    /// <summary>Takes what restoring unpacked out of the machine's package folder again.</summary>
    public void ForgetPackage()
    {
        var assets = Path.Combine(Folder, "obj", "project.assets.json");
        if (!File.Exists(assets)) return;
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        foreach (var packages in json.RootElement.GetProperty("packageFolders").EnumerateObject())
        {
            var unpacked = Path.Combine(packages.Name, "steepest", package.Version);
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
    }
}
