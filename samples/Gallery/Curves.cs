using ScottPlot;

namespace Gallery;

/// <summary>Lines over a counter, one for each name.</summary>
internal sealed class Curves(string title, string across, string up, bool isLogarithmic = false)
{
    private readonly List<(string Name, List<double> X, List<double> Y)> lines = [];

    /// <summary>Adds a point to the line of a name.</summary>
    public void Add(string name, double x, double y)
    {
        var line = lines.Find(line => line.Name == name);
        if (line.Name is null) lines.Add(line = (name, [], []));
        line.X.Add(x);
        line.Y.Add(isLogarithmic ? Math.Log10(y) : y);
    }

    public void Draw(Page page, string file)
    {
        var plot = new Plot();
        plot.Add.Palette = new ScottPlot.Palettes.Category20();
        foreach (var (name, x, y) in lines)
        {
            var line = plot.Add.ScatterLine(x.ToArray(), y.ToArray());
            line.LegendText = name;
            line.LineWidth = 2;
        }

        plot.Title(title);
        plot.XLabel(across);
        plot.YLabel(isLogarithmic ? $"log₁₀ of {up}" : up);
        plot.ShowLegend(Edge.Right);
        page.Draw(plot, file);
    }
}
