namespace Steepest.Tests.LeastSquares;

/// <summary>Moré, Garbow and Hillstrom: extended Rosenbrock.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh21Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        for (var i = 0; i < r.Length; i += 2)
        {
            r[i] = 10 * (x[i + 1] - x[i] * x[i]);
            r[i + 1] = 1 - x[i];
        }
    }
}

/// <summary>Penalty I.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh23Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        var squares = -0.25;
        for (var i = 0; i < x.Length; i++)
        {
            r[i] = Math.Sqrt(1e-5) * (x[i] - 1);
            squares += x[i] * x[i];
        }

        r[^1] = squares;
    }
}

/// <summary>Variably dimensioned.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh25Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        var weighted = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            r[i] = x[i] - 1;
            weighted += (i + 1) * r[i];
        }

        r[x.Length] = weighted;
        r[x.Length + 1] = weighted * weighted;
    }
}

/// <summary>Brown almost-linear.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh27Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        var (total, product) = (0.0, 1.0);
        foreach (var value in x)
        {
            total += value;
            product *= value;
        }

        for (var i = 0; i + 1 < x.Length; i++) r[i] = x[i] + total - (x.Length + 1);
        r[^1] = product - 1;
    }
}

/// <summary>Discrete integral equation.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh29Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        var n = x.Length;
        var h = 1.0 / (n + 1);
        for (var i = 0; i < n; i++)
        {
            var (before, behind, t) = (0.0, 0.0, (i + 1) * h);
            for (var j = 0; j < n; j++)
            {
                var s = (j + 1) * h;
                var cube = Math.Pow(x[j] + s + 1, 3);
                if (j <= i) before += s * cube;
                else behind += (1 - s) * cube;
            }

            r[i] = x[i] + h / 2 * ((1 - t) * before + t * behind);
        }
    }
}

/// <summary>Broyden banded.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh31Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var band = 0.0;
            for (var j = Math.Max(0, i - 5); j <= Math.Min(x.Length - 1, i + 1); j++)
            {
                if (j != i) band += x[j] * (1 + x[j]);
            }

            r[i] = x[i] * (2 + 5 * x[i] * x[i]) + 1 - band;
        }
    }
}

/// <summary>A linear function of rank 1, whose variables no data tell apart.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh33Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        var sum = 0.0;
        for (var j = 0; j < x.Length; j++) sum += (j + 1) * x[j];
        for (var i = 0; i < r.Length; i++) r[i] = (i + 1) * sum - 1;
    }
}

/// <summary>Chebyquad: means of Chebyshev polynomials, which themselves are a recurrence.</summary>
[LevenbergMarquardt, Dogleg]
public static partial class Mgh35Residuals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, Span<double> r)
    {
        foreach (var value in x)
        {
            var (last, current) = (1.0, 2 * value - 1);
            for (var i = 0; i < r.Length; i++)
            {
                r[i] += current / x.Length;
                (last, current) = (current, 2 * (2 * value - 1) * current - last);
            }
        }

        for (var i = 1; i < r.Length; i += 2) r[i] += 1.0 / ((i + 1) * (i + 1) - 1);
    }
}
