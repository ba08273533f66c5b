using Problems;

namespace Steepest.Package.Tests;

/// <summary>The consumer's tumour problem on all patients, written down by hand; a point is the weights, then the bias.</summary>
internal static class Logistic
{
    private const double Weight = 1e-3;
    private const int Size = Patients.Width + 1;

    public static double Loss(double[] point)
    {
        var sum = 0.0;
        for (var row = 0; row < Patients.Labels.Length; row++)
        {
            var score = Score(point, row);
            sum += Math.Log(1 + Math.Exp(score)) - Patients.Labels[row] * score;
        }
        return sum / Patients.Labels.Length + Weight * point[..Patients.Width].Sum(w => w * w);
    }

    public static double[] Gradient(double[] point)
    {
        var gradient = new double[Size];
        for (var row = 0; row < Patients.Labels.Length; row++)
        {
            var rest = (1 / (1 + Math.Exp(-Score(point, row))) - Patients.Labels[row]) / Patients.Labels.Length;
            for (var i = 0; i < Size; i++) gradient[i] += rest * Column(row, i);
        }
        for (var i = 0; i < Patients.Width; i++) gradient[i] += 2 * Weight * point[i];
        return gradient;
    }

    /// <summary>The share of patients in the given rows that are told wrongly.</summary>
    public static double Error(double[] point, Range rows)
    {
        var told = Enumerable.Range(0, Patients.Labels.Length).Take(rows).ToArray();
        return told.Count(row => Score(point, row) > 0 != Patients.Labels[row] > 0.5) / (double)told.Length;
    }

    /// <summary>
    /// The least loss, by descent with steps of 1/L, where L = ¼·mean ‖row‖² + 2·weight bounds the curvature: slow, and sure to converge.
    /// </summary>
    public static double LeastLoss()
    {
        var curvature = Enumerable.Range(0, Patients.Labels.Length)
            .Average(row => Enumerable.Range(0, Size).Sum(i => Column(row, i) * Column(row, i))) / 4 + 2 * Weight;
        var point = new double[Size];
        for (var iteration = 0; iteration < 20_000; iteration++)
        {
            var gradient = Gradient(point);
            for (var i = 0; i < Size; i++) point[i] -= gradient[i] / curvature;
        }
        return Loss(point);
    }

    private static double Score(double[] point, int row) => Enumerable.Range(0, Size).Sum(i => point[i] * Column(row, i));

    private static double Column(int row, int i) => i < Patients.Width ? Patients.Features[row * Patients.Width + i] : 1;
}
