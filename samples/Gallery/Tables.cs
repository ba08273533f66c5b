using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Gallery;

/// <summary>Tables of numbers among the samples' data.</summary>
internal static class Tables
{
    /// <summary>The rows of a file of comma-separated numbers behind its header, packed or not; what is no number is NaN.</summary>
    public static double[][] Read(string file)
    {
        using Stream stored = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", file));
        using var stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var rows = new List<double[]>();
        while (reader.ReadLine() is { Length: > 0 } line)
            rows.Add(Array.ConvertAll(line.Split(','), field => double.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : double.NaN));
        return [.. rows];
    }

    /// <summary>A data set of the National Institute of Standards and Technology: the start, what is certified, and the rows (response, predictor).</summary>
    public static (double[] Start, double[] Certified, double[] Deviations, double[] Y, double[] X) Certified(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", name + ".json"));
        var root = JsonDocument.Parse(file).RootElement;
        double[] Numbers(JsonElement element) => [.. element.EnumerateArray().Select(number => number.GetDouble())];
        var rows = root.GetProperty("data").EnumerateArray().Select(Numbers).ToArray();
        var certified = root.GetProperty("certified");
        return (Numbers(root.GetProperty("start1")), Numbers(certified.GetProperty("params")), Numbers(certified.GetProperty("std_dev")),
            [.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]);
    }
}
