using System.Globalization;
using ScottPlot;

namespace Gallery;

/// <summary>What a sample prints, asserts and draws.</summary>
/// <param name="folder">Where its pictures go.</param>
internal sealed class Page(string folder)
{
    /// <summary>The assertions that did not hold.</summary>
    public List<string> Broken { get; } = [];

    public void Print(string line) => Console.WriteLine("  " + line);

    /// <summary>Prints what must hold, and notes where it does not.</summary>
    public void Require(bool holds, string claim)
    {
        Console.WriteLine($"  {(holds ? "✓" : "✗")} {claim}");
        if (!holds) Broken.Add(claim);
    }

    /// <summary>Prints a number that must be at most so large.</summary>
    public void AtMost(double most, double number, string title)
        => Require(number <= most, string.Create(CultureInfo.InvariantCulture, $"{title}: {number:G6} (at most {most:G6})"));

    /// <summary>Saves a picture as SVG and as PNG.</summary>
    public void Draw(Plot plot, string name, int width = 800, int height = 600)
    {
        Directory.CreateDirectory(folder);
        plot.SaveSvg(Path.Combine(folder, name + ".svg"), width, height);
        plot.SavePng(Path.Combine(folder, name + ".png"), width, height);
    }

    /// <summary>Where a file of the sample's pictures goes.</summary>
    public string File(string name)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }
}
