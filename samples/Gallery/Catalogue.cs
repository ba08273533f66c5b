namespace Gallery;

/// <summary>A sample: a folder of this project, which also holds its pictures.</summary>
internal sealed record Sample(string Name, string Title, Action<Page> Run);

/// <summary>Every sample, one row each.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<Sample> Samples =
    [
        new("Race", "optimizers on four landscapes", Race.OptimizerRace.Run),
        new("Clothes", "all first-order optimizers on softmax regression", Clothes.LearningCurves.Run),
        new("Network", "a network with schedule, clipping, averaging and early stopping", Network.Practice.Run),
        new("Normalisation", "batch normalisation written inside the loss", Normalisation.BatchNormalisation.Run),
        new("Autoencoder", "a β-variational autoencoder", Autoencoder.Compression.Run),
        new("Recurrent", "gradients through 200 steps", Recurrent.Depth.Run),
        new("Pretraining", "a deep network whose first layer was learned before", Pretraining.Greedy.Run),
        new("Nist", "certified fits and their report", Nist.FitReport.Run),
        new("YieldCurve", "Nelson and Siegel's curves of treasury yields", YieldCurve.Treasury.Run),
        new("Smile", "a SABR smile", Smile.Dax.Run),
        new("PoseGraph", "a robot's way, before and after", PoseGraph.Intel.Run),
        new("Decays", "100,000 fits at once", Decays.Image.Run),
        new("TradeOff", "weights, multipliers, and what they reach of a front", TradeOff.Story.Run),
        new("Portfolio", "least variance at a given return", Portfolio.Frontier.Run),
        new("Fairness", "a classifier that must treat groups alike", Fairness.Groups.Run),
        new("GridWorld", "a policy that must keep so much entropy", GridWorld.Exploration.Run),
        new("Game", "two players, one of whom is a multiplier", Game.Players.Run),
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
