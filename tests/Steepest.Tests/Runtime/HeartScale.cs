using System.Globalization;

namespace Steepest.Tests.Runtime;

/// <summary>The heart_scale data: 270 rows of 13 features, labels ±1, and the certified optimum of its ridge logistic regression, λ = 0.01.</summary>
internal static class HeartScale
{
    public const int Width = 13;
    public const double Lambda = 0.01;
    public const double CertifiedLoss = 3.695956380669732971e-01;

    public static readonly double[] Features;
    public static readonly double[] Labels;

    static HeartScale()
    {
        var rows = TestData.Lines("ml/data/heart_scale.csv").Skip(1).Select(line => line.Split(',').Select(Parse).ToArray()).ToArray();
        Features = [.. rows.SelectMany(row => row[..Width])];
        Labels = [.. rows.Select(row => row[Width] == 1 ? 1.0 : -1.0)];
    }

    public static LogisticKernel Kernel() => new(Features, Labels, Width, Lambda);

    public static LogisticKernel Rows(int start, int count)
        => new(Features.AsSpan(start * Width, count * Width), Labels.AsSpan(start, count), Width, Lambda);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
