using System.Text.Json;
using Steepest.Reference;
using Steepest.Tests.Runtime;

namespace Steepest.Tests.Corpora;

/// <summary>A sum of squares of the collection of Moré, Garbow and Hillstrom that counts how often it is evaluated until a minimum is within 1e-8 · max(1, f*).</summary>
internal sealed class CountedProblem
{
    private const double Within = 1e-8;

    private readonly Expression[] residuals;
    private readonly double[] minima;

    public CountedProblem(string file)
    {
        var problem = EmbeddedData.Json(file);
        Start = [.. problem.GetProperty("x0").Numbers()];
        residuals = [.. problem.GetProperty("residuals").EnumerateArray().Select(r => Expression.Parse(r.GetString()!))];
        minima = [.. problem.GetProperty("other_minima").EnumerateArray().Select(MinimumOf), problem.GetProperty("f_star").Number()];
    }

    public double[] Start { get; }

    /// <summary>The number of evaluations until the first that is within reach of a minimum; null where none is.</summary>
    public int? Count(Action<Func<double[], Span<double>, double>> run)
    {
        var (count, reached) = (0, -1);
        run((x, gradient) =>
        {
            gradient.Clear();
            if (!x.All(double.IsFinite)) return double.NaN;
            var value = SumOfSquares(x, gradient);
            count++;
            if (reached < 0 && minima.Any(f => Math.Abs(value - f) <= Within * Math.Max(1, Math.Abs(f)))) reached = count;
            return value;
        });
        return reached < 0 ? null : reached;
    }

    private double SumOfSquares(double[] x, Span<double> gradient)
    {
        var variables = Dual<DoubleNumber>.Variables(Array.ConvertAll(x, value => (DoubleNumber)value));
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            var r = residual.Evaluate<Dual<DoubleNumber>>(variables);
            sum += r.Primal.Number * r.Primal.Number;
            for (var i = 0; i < r.Gradient.Count; i++) gradient[i] += 2 * r.Primal.Number * r.Gradient[i].Number;
        }

        return sum;
    }

    private static double MinimumOf(JsonElement element)
        => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().First(p => p.Name.StartsWith('f')).Value.Number() : element.Number();
}
