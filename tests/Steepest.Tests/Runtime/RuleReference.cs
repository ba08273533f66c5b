using System.Globalization;
using System.Text.Json;
using Steepest.Tests.Corpora;

namespace Steepest.Tests.Runtime;

/// <summary>Iterates of a rule with some settings on a function, computed elsewhere in many digits.</summary>
internal sealed record RuleReference(
    string Function, string Optimizer, IReadOnlyDictionary<string, double> Settings, bool IsScheduled, double[] Start, IReadOnlyDictionary<int, double[]> Points)
{
    public const double Tolerance = 1e-10;

    public static IReadOnlyList<RuleReference> All { get; } = [.. EmbeddedData.Json("ml/rules.json").EnumerateArray().Select(Read)];

    public int Steps => Points.Keys.Max();

    public Schedule? Schedule => IsScheduled ? Schedule.LinearDecay(200) : null;

    /// <summary>A setting, or what the attribute says where nothing is set.</summary>
    public double this[string name, double usual] => Settings.GetValueOrDefault(name, usual);

    /// <summary>How far a point is from the right one, coordinate by coordinate, relative to each; to 0.01 where that is more.</summary>
    public double Error(int step, ReadOnlySpan<double> point)
    {
        var expected = Points[step];
        var worst = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs(point[i] - expected[i]) / Math.Max(Math.Abs(expected[i]), 0.01);
            if (!(error <= worst)) worst = error;
        }

        return worst;
    }

    public override string ToString()
        => $"{Optimizer}({string.Join(", ", Settings.Select(setting => string.Create(CultureInfo.InvariantCulture, $"{setting.Key} = {setting.Value}")))}) on {Function}{(IsScheduled ? ", scheduled" : "")}";

    private static RuleReference Read(JsonElement entry) => new(
        entry.GetProperty("function").GetString()!,
        entry.GetProperty("optimizer").GetString()!,
        entry.GetProperty("settings").EnumerateObject().ToDictionary(setting => setting.Name, setting => Number(setting.Value)),
        entry.TryGetProperty("schedule", out _),
        entry.GetProperty("x0").Numbers(),
        entry.GetProperty("points").EnumerateArray().ToDictionary(point => point.GetProperty("step").GetInt32(), point => point.GetProperty("x").Numbers()));

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
    };
}
