using System.Globalization;
using System.Text;
using ScottPlot;
using Steepest;

namespace Gallery.TradeOff;

/// <summary>One of two losses.</summary>
internal delegate double Loss(ReadOnlySpan<double> x);

/// <summary>Where a path ended, and how often it crossed the limit.</summary>
internal sealed record End(double First, double Second, int Turns);

/// <summary>Paths of optimizers over the plane of two losses.</summary>
internal sealed class Paths(string title, Loss first, Loss second, Func<double, (double, double)> front)
{
    private readonly List<(string Name, List<(double First, double Second)> Points)> paths = [];

    internal delegate StepReport Move(Span<double> x, double limit);

    /// <summary>The plane with its front.</summary>
    public static Plot Plane(string title, Func<double, (double First, double Second)> front)
    {
        var plot = new Plot();
        var ends = Enumerable.Range(0, 101).Select(i => front(i / 100.0)).ToList();
        var line = plot.Add.ScatterLine(ends.Select(point => point.First).ToArray(), ends.Select(point => point.Second).ToArray());
        line.LineColor = Colors.Black;
        line.LegendText = "front";
        plot.Title(title);
        plot.XLabel("first loss");
        plot.YLabel("second loss");
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    /// <summary>Steps from a start, at a limit of the second loss.</summary>
    public End Follow(string name, Move step, double[] x, double limit, int steps)
    {
        var points = new List<(double, double)>();
        var (turns, before) = (0, second(x) > limit);
        for (var i = 0; i < steps; i++)
        {
            points.Add((first(x), second(x)));
            var isAbove = second(x) > limit + 1e-9;
            if (isAbove != before) turns++;
            before = isAbove;
            if (step(x, limit).Status != MinimizeStatus.Running) break;
        }

        points.Add((first(x), second(x)));
        paths.Add((name, points));
        return new End(first(x), second(x), turns);
    }

    public void Draw(Page page, string file)
    {
        var plot = Plane(title, front);
        foreach (var (name, points) in paths)
        {
            var line = plot.Add.ScatterLine(points.Select(point => point.First).ToArray(), points.Select(point => point.Second).ToArray());
            line.LegendText = name;
            line.LineWidth = 2;
        }

        page.Draw(plot, file);
    }

    /// <summary>The paths as a picture that draws itself, in ten seconds.</summary>
    public void Animate(Page page, string file)
    {
        string[] colours = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728"];
        var most = paths.SelectMany(path => path.Points).Max(point => Math.Max(point.First, point.Second));
        string At((double First, double Second) point) => string.Create(CultureInfo.InvariantCulture, $"{20 + 460 * point.First / most:F2},{480 - 460 * point.Second / most:F2}");
        var text = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 500 500\">\n");
        var ends = Enumerable.Range(0, 101).Select(i => front(i / 100.0));
        text.AppendLine(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"black\" points=\"{string.Join(" ", ends.Select(At))}\"/>");
        for (var i = 0; i < paths.Count; i++)
        {
            var line = string.Join(" ", paths[i].Points.Where((_, n) => n % Math.Max(1, paths[i].Points.Count / 400) == 0).Select(At));
            text.AppendLine(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colours[i % 4]}\" stroke-width=\"2\" pathLength=\"1\" stroke-dasharray=\"1\" points=\"{line}\">");
            text.AppendLine(CultureInfo.InvariantCulture, $"<title>{paths[i].Name}</title><animate attributeName=\"stroke-dashoffset\" from=\"1\" to=\"0\" dur=\"10s\" repeatCount=\"indefinite\"/></polyline>");
        }

        File.WriteAllText(page.File(file), text.Append("</svg>\n").ToString());
    }
}
