namespace Gallery;

/// <summary>A sample: a folder of this project, which also holds its pictures.</summary>
internal sealed record Sample(string Name, string Title, Action<Page> Run);

/// <summary>Every sample, one row each.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<Sample> Samples =
    [
        new("Race", "optimizers on four landscapes", Race.OptimizerRace.Run),
    ];

    /// <summary>The project's folder where the program runs from a clone, else that of the program.</summary>
    public static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gallery.csproj"))) folder = folder.Parent;
            return folder?.FullName ?? AppContext.BaseDirectory;
        }
    }
}
