namespace Steepest.Benchmarks.Plain;

/// <summary>The distance to the nearest centres and its gradient, as one writes them.</summary>
internal static class KMeans
{
    public static double Gradient(double[] centres, double[] points, int dimensions, double[] gradient)
    {
        Array.Clear(gradient);
        var sum = 0.0;
        for (var point = 0; point < points.Length; point += dimensions)
        {
            var nearest = double.PositiveInfinity;
            var chosen = 0;
            for (var centre = 0; centre < centres.Length; centre += dimensions)
            {
                var distance = 0.0;
                for (var i = 0; i < dimensions; i++)
                {
                    var difference = points[point + i] - centres[centre + i];
                    distance += difference * difference;
                }

                if (distance < nearest)
                {
                    nearest = distance;
                    chosen = centre;
                }
            }

            sum += nearest;
            for (var i = 0; i < dimensions; i++) gradient[chosen + i] -= 2 * (points[point + i] - centres[chosen + i]);
        }

        return sum;
    }
}
