using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Steepest.Reference;

namespace Steepest.Tests.LeastSquares;

/// <summary>A fit with certified parameters, read from the file of a published data set.</summary>
internal sealed partial class PublishedFit
{
    private PublishedFit(JsonElement file)
    {
        Name = file.GetProperty("name").GetString()!;
        var certified = file.GetProperty("certified");
        Parameters = Numbers(certified.GetProperty("params"));
        Deviations = Numbers(certified.GetProperty("std_dev"));
        ResidualDeviation = certified.GetProperty("residual_std_dev").GetDouble();
        SumOfSquares = certified.GetProperty("rss").GetDouble();
        var columns = file.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToArray();
        var rows = file.GetProperty("data").EnumerateArray().Select(Numbers).ToArray();
        Observations = [.. rows.Select(row => row[0])];
        var isLinear = file.TryGetProperty("basis", out var basis);
        var model = isLinear
            ? string.Join(" + ", basis.EnumerateArray().Select((term, i) => string.Create(CultureInfo.InvariantCulture, $"b{i + 1}*({term.GetString()})")))
            : file.GetProperty("model_rhs").GetString()!;
        var response = isLinear ? "y" : file.GetProperty("response_transform").GetString()!;
        Residuals = [.. rows.Select(row => Expression.Parse($"{Insert(model, columns, row)} - {Insert(response, columns, row)}"))];
        Starts = isLinear ? [new double[Parameters.Length]] : [Numbers(file.GetProperty("start1")), Numbers(file.GetProperty("start2"))];
    }

    public string Name { get; }

    public double[] Parameters { get; }

    public double[] Deviations { get; }

    public double ResidualDeviation { get; }

    public double SumOfSquares { get; }

    public double[] Observations { get; }

    public Expression[] Residuals { get; }

    public double[][] Starts { get; }

    public static PublishedFit Parse(string json) => new(JsonDocument.Parse(json).RootElement);

    public static double[] Numbers(JsonElement array)
        => [.. array.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.String ? double.Parse(number.GetString()!, CultureInfo.InvariantCulture) : number.GetDouble())];

    /// <summary>How many digits of each number agree, at most eleven, as the certificates have; the least of them.</summary>
    public static double Digits(ReadOnlySpan<double> found, ReadOnlySpan<double> certified)
    {
        var least = 11.0;
        for (var i = 0; i < found.Length; i++)
        {
            var error = certified[i] == 0 ? Math.Abs(found[i]) : Math.Abs((found[i] - certified[i]) / certified[i]);
            if (double.IsNaN(error)) return 0;
            if (error > 0) least = Math.Min(least, -Math.Log10(error));
        }

        return Math.Max(0, least);
    }

    /// <summary>The formula with the numbers of a row for its columns.</summary>
    private static string Insert(string formula, string[] columns, double[] row)
        => Names().Replace(formula, name =>
        {
            var column = Array.IndexOf(columns, name.Value);
            return column < 0 ? name.Value : string.Create(CultureInfo.InvariantCulture, $"({row[column]:R})");
        });

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Names();
}
