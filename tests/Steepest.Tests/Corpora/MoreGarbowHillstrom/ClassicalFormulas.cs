namespace Steepest.Tests.Corpora;

/// <summary>
/// Problems of Moré, Garbow and Hillstrom as one writes them from the paper: for any number of variables, with loops,
/// products and local arrays that are overwritten. They must agree with the expanded expressions.
/// </summary>
public static partial class ClassicalFormulas
{
    /// <summary>Extended Rosenbrock.</summary>
    [Differentiable]
    public static double Mgh21(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i += 2)
        {
            var valley = 10 * (x[i + 1] - x[i] * x[i]);
            var offset = 1 - x[i];
            sum += valley * valley + offset * offset;
        }
        return sum;
    }

    /// <summary>Penalty I.</summary>
    [Differentiable]
    public static double Mgh23(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        var squares = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += 1e-5 * (x[i] - 1) * (x[i] - 1);
            squares += x[i] * x[i];
        }
        return sum + (squares - 0.25) * (squares - 0.25);
    }

    /// <summary>Variably dimensioned.</summary>
    [Differentiable]
    public static double Mgh25(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        var weighted = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var offset = x[i] - 1;
            sum += offset * offset;
            weighted += (i + 1) * offset;
        }
        return sum + Math.Pow(weighted, 2) + Math.Pow(weighted, 4);
    }

    /// <summary>Brown almost-linear.</summary>
    [Differentiable]
    public static double Mgh27(ReadOnlySpan<double> x)
    {
        var total = 0.0;
        var product = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            total += x[i];
            product *= x[i];
        }
        var sum = (product - 1) * (product - 1);
        for (var i = 0; i < x.Length - 1; i++)
        {
            var residual = x[i] + total - (x.Length + 1);
            sum += residual * residual;
        }
        return sum;
    }

    /// <summary>Discrete integral equation.</summary>
    [Differentiable]
    public static double Mgh29(ReadOnlySpan<double> x)
    {
        var n = x.Length;
        var h = 1.0 / (n + 1);
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var t = (i + 1) * h;
            var below = 0.0;
            var above = 0.0;
            for (var j = 0; j < n; j++)
            {
                var s = (j + 1) * h;
                var cube = Cube(x[j] + s + 1);
                if (j <= i)
                {
                    below += s * cube;
                }
                else
                {
                    above += (1 - s) * cube;
                }
            }
            var residual = x[i] + h * ((1 - t) * below + t * above) / 2;
            sum += residual * residual;
        }
        return sum;
    }

    /// <summary>Broyden banded.</summary>
    [Differentiable]
    public static double Mgh31(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var residual = x[i] * (2 + 5 * x[i] * x[i]) + 1;
            for (var j = Math.Max(0, i - 5); j <= Math.Min(x.Length - 1, i + 1); j++)
            {
                if (j != i) residual -= x[j] * (1 + x[j]);
            }
            sum += residual * residual;
        }
        return sum;
    }

    /// <summary>Chebyquad: the polynomials by their recurrence, in local arrays that every variable overwrites.</summary>
    [Differentiable]
    public static double Mgh35(ReadOnlySpan<double> x)
    {
        var n = x.Length;
        var means = new double[n];
        for (var j = 0; j < n; j++)
        {
            var argument = 2 * x[j] - 1;
            var previous = 1.0;
            var current = argument;
            for (var i = 0; i < n; i++)
            {
                means[i] += current / n;
                var next = 2 * argument * current - previous;
                previous = current;
                current = next;
            }
        }
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var degree = i + 1;
            var integral = degree % 2 == 1 ? 0.0 : -1.0 / (degree * degree - 1);
            sum += (means[i] - integral) * (means[i] - integral);
        }
        return sum;
    }

    private static double Cube(double value) => value * value * value;
}
