namespace Steepest.Tests.Generated;

/// <summary>A bowl of single numbers and a span, over samples, whose lowest point is known; in double.</summary>
[RandomSearch]
[CoordinateDescent]
public static partial class Bowl
{
    [Loss]
    public static double Height(ReadOnlySpan<double> x, double lift, [Sample] double shift)
    {
        var sum = (lift - shift) * (lift - shift);
        for (var i = 0; i < x.Length; i++) sum += (i + 1) * (x[i] - i) * (x[i] - i);
        return sum;
    }
}

/// <summary>Rastrigin's function (1974), of floats: some hundred minima within the bounds, the lowest of them 0 at 0.</summary>
[RandomSearch(Radius = 0.3)]
[CoordinateDescent(Radius = 0.2)]
[Lbfgs]
public static partial class Eggs
{
    [Loss]
    public static float Height([Bounds(-5.12, 5.12)] ReadOnlySpan<float> x)
    {
        var sum = 0f;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < -5.12f || x[i] > 5.12f) throw new ArgumentOutOfRangeException(nameof(x));
            sum += x[i] * x[i] + 10 - 10 * MathF.Cos(2 * MathF.PI * x[i]);
        }

        return sum;
    }
}

/// <summary>A slope without end, beyond which there is no loss.</summary>
[RandomSearch]
[CoordinateDescent]
public static partial class Cliff
{
    [Loss]
    public static double Height(double x, double y) => Math.Log(x) - 1 / x + y * y;
}
