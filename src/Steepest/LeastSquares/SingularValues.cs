namespace Steepest.LeastSquares;

/// <summary>The singular values of a small matrix and their right vectors, by rotations of its columns (Jacobi), which keep the small values' digits.</summary>
internal static class SingularValues
{
    private const int MostSweeps = 60;

    /// <summary>Turns the columns of a matrix until they are orthogonal.</summary>
    /// <param name="columns">The columns, one array each; receives left vectors times singular values.</param>
    /// <param name="turns">Receives the right vectors, one array each.</param>
    /// <returns>The singular values.</returns>
    public static double[] Of(double[][] columns, double[][] turns)
    {
        var count = columns.Length;
        for (var i = 0; i < count; i++)
        {
            turns[i] = new double[count];
            turns[i][i] = 1;
        }

        var isTurning = true;
        for (var sweep = 0; isTurning && sweep < MostSweeps; sweep++)
        {
            isTurning = false;
            for (var i = 0; i < count; i++)
            {
                for (var j = i + 1; j < count; j++) isTurning |= Turn(columns[i], columns[j], turns[i], turns[j]);
            }
        }

        return [.. columns.Select(column => Math.Sqrt(Dot(column, column)))];
    }

    private static bool Turn(double[] left, double[] right, double[] leftTurn, double[] rightTurn)
    {
        var (a, b, c) = (Dot(left, left), Dot(right, right), Dot(left, right));
        if (c == 0 || !(Math.Abs(c) > 1e-16 * Math.Sqrt(a * b))) return false;
        var ratio = (b - a) / (2 * c);
        var tangent = Math.CopySign(1 / (Math.Abs(ratio) + Math.Sqrt(1 + (ratio * ratio))), ratio);
        var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        Rotate(left, right, cosine, cosine * tangent);
        Rotate(leftTurn, rightTurn, cosine, cosine * tangent);
        return true;
    }

    private static void Rotate(double[] left, double[] right, double cosine, double sine)
    {
        for (var i = 0; i < left.Length; i++) (left[i], right[i]) = ((cosine * left[i]) - (sine * right[i]), (sine * left[i]) + (cosine * right[i]));
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
