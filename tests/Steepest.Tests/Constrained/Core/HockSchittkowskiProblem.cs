using System.Globalization;
using System.Text.Json;
using Steepest.Minimization;
using Steepest.Reference;

namespace Steepest.Tests.Constrained.Core;

/// <summary>A problem of the collection as it is stored: expressions, bounds, the given start and the certified values.</summary>
internal sealed class HockSchittkowskiProblem
{
    private readonly Expression loss;
    private readonly Expression[] limits;
    private readonly double[] signs;
    private readonly bool[] equalities;

    /// <summary>Of HS47 a lower minimum is known than the one that was published.</summary>
    private readonly bool isBetterKnown;

    public HockSchittkowskiProblem(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        N = root.GetProperty("n").GetInt32();
        Start = Numbers(root.GetProperty("x0"), double.NaN);
        Lower = Numbers(root.GetProperty("lower"), double.NegativeInfinity);
        Upper = Numbers(root.GetProperty("upper"), double.PositiveInfinity);
        loss = Expression.Parse(root.GetProperty("objective").GetString()!);
        var constraints = root.GetProperty("constraints").EnumerateArray().ToArray();
        limits = [.. constraints.Select(constraint => Expression.Parse(constraint.GetProperty("expr").GetString()!))];
        equalities = [.. constraints.Select(constraint => constraint.GetProperty("type").GetString() == "==")];
        signs = [.. equalities.Select(isEquality => isEquality ? 1.0 : -1.0)];
        isBetterKnown = root.GetProperty("name").GetString() == "HS47";
        Minimum = Number(root.GetProperty("f_star"), double.NaN);
        LocalMinima = [.. root.GetProperty("other_local_values_seen").EnumerateArray().Select(value => Number(value, double.NaN))];
    }

    public int N { get; }

    public double[] Start { get; }

    public double[] Lower { get; }

    public double[] Upper { get; }

    public double Minimum { get; }

    public double[] LocalMinima { get; }

    public bool HasBounds => Lower.Any(double.IsFinite) || Upper.Any(double.IsFinite);

    public ExpressionProblem Problem => new(loss, limits, signs, equalities, N);

    public Box<double>? Box
    {
        get
        {
            if (!HasBounds) return null;
            var box = new Box<double>(N);
            Lower.CopyTo(box.Lower);
            Upper.CopyTo(box.Upper);
            return box;
        }
    }

    /// <summary>How far a loss is from the minimum, or from the nearest local one that is listed, relative to 1 at least.</summary>
    public double Gap(double value) => (isBetterKnown ? LocalMinima.Append(-0.026714182691391565) : LocalMinima).Prepend(Minimum).Min(minimum => Math.Abs(value - minimum) / Math.Max(1, Math.Abs(minimum)));

    private static double[] Numbers(JsonElement element, double absent)
        => element.ValueKind == JsonValueKind.Null ? [] : [.. element.EnumerateArray().Select(value => Number(value, absent))];

    private static double Number(JsonElement element, double absent)
        => element.ValueKind switch
        {
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.String => double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
            _ => absent,
        };
}
