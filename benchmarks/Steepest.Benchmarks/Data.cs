namespace Steepest.Benchmarks;

/// <summary>Seeded inputs, the same for every contestant.</summary>
internal static class Data
{
    public const int Length = 100;
    public const int Rows = 569;
    public const int Features = 30;

    public static double[] Point(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    public static double[] Labels(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => random.Next(2) == 0 ? 0.0 : 1.0)];
    }
}
