namespace Steepest.Benchmarks.Problems;

/// <summary>Σ over points of the squared distance to the nearest centre.</summary>
public static partial class KMeans
{
    [Differentiable]
    public static double Distance(ReadOnlySpan<double> centres, [Fixed] ReadOnlySpan<double> points, int dimensions)
    {
        var sum = 0.0;
        for (var point = 0; point < points.Length; point += dimensions)
        {
            var nearest = double.PositiveInfinity;
            for (var centre = 0; centre < centres.Length; centre += dimensions)
            {
                var distance = 0.0;
                for (var i = 0; i < dimensions; i++)
                {
                    var difference = points[point + i] - centres[centre + i];
                    distance += difference * difference;
                }

                nearest = Math.Min(nearest, distance);
            }

            sum += nearest;
        }

        return sum;
    }
}
