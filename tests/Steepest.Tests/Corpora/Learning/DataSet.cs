using System.Globalization;

namespace Steepest.Tests.Corpora;

/// <summary>A table of numbers whose last column is the target: rows of features end to end, and one target a row.</summary>
internal sealed record DataSet(double[] Features, double[] Targets, int Width)
{
    public int Count => Targets.Length;

    public static DataSet Load(string name)
    {
        var rows = EmbeddedData.Text($"ml/data/{name}.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture))).ToArray();
        return new DataSet([.. rows.SelectMany(row => row[..^1])], [.. rows.Select(row => row[^1])], rows[0].Length - 1);
    }

    /// <summary>Features with mean 0 and population deviation 1.</summary>
    public DataSet Standardised()
    {
        var features = (double[])Features.Clone();
        for (var j = 0; j < Width; j++)
        {
            var column = Centred([.. Enumerable.Range(0, Count).Select(i => features[i * Width + j])]);
            var deviation = Math.Sqrt(column.Sum(x => x * x) / Count);
            for (var i = 0; i < Count; i++) features[i * Width + j] = column[i] / deviation;
        }
        return this with { Features = features };
    }

    public DataSet WithCentredTargets() => this with { Targets = Centred(Targets) };

    /// <summary>Labels 1 and others as +1 and −1.</summary>
    public DataSet WithSignedLabels() => this with { Targets = Array.ConvertAll(Targets, label => label == 1 ? 1.0 : -1.0) };

    /// <summary>The mean is taken twice, so that what rounding left of it in the first pass goes as well.</summary>
    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        mean += values.Average(x => x - mean);
        return Array.ConvertAll(values, x => x - mean);
    }
}
