using System.Globalization;
using System.Text.Json;
using Steepest.Minimization;
using Steepest.Tests.Corpora;

namespace Steepest.Tests.Constrained.Core;

/// <summary>Two losses with a known front: the least first one for values that the second may have at most.</summary>
internal sealed class ParetoProblem
{
    private readonly string first;
    private readonly string second;
    private readonly double[][] bounds;

    public ParetoProblem(string name)
    {
        var root = EmbeddedData.Json(name);
        N = root.GetProperty("n").GetInt32();
        first = root.GetProperty("f1").GetString()!;
        second = root.GetProperty("f2").GetString()!;
        bounds = root.GetProperty("bounds").ValueKind == JsonValueKind.Array ? [.. root.GetProperty("bounds").EnumerateArray().Select(pair => pair.Numbers())] : [];
        Starts = [.. root.GetProperty("starts").EnumerateArray().Select(start => start.Numbers())];
        Solutions =
        [
            .. root.GetProperty("solutions").EnumerateArray().Select(solution => new Solution(
                solution.GetProperty("eps").Number(), solution.GetProperty("f1_star").Number(), solution.GetProperty("lambda_star").Number(), solution.GetProperty("x_star").Numbers())),
        ];
    }

    public int N { get; }

    public double[][] Starts { get; }

    public Solution[] Solutions { get; }

    public Box<double>? Box
    {
        get
        {
            if (bounds.Length == 0) return null;
            var box = new Box<double>(N);
            for (var i = 0; i < N; i++) (box.Lower[i], box.Upper[i]) = (bounds[i][0], bounds[i][1]);
            return box;
        }
    }

    public ExpressionProblem Under(double limit) => ExpressionProblem.AtMost(N, first, string.Create(CultureInfo.InvariantCulture, $"({second})-({limit:F17})"));

    /// <summary>A point of the front.</summary>
    internal readonly record struct Solution(double Limit, double Loss, double Multiplier, double[] Point);
}
