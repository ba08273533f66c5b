using System.Runtime.CompilerServices;

namespace Steepest.Sampling;

/// <summary>Normal numbers, by the polar method (Marsaglia and Bray, 1964), two at a time.</summary>
/// <param name="seed">Where they begin.</param>
/// <param name="stream">Which of the streams of a seed they are.</param>
internal struct Gaussian(ulong seed, long stream = 0)
{
    private Xoshiro random = new(seed, stream);
    private double spare = double.NaN;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Next()
    {
        if (!double.IsNaN(spare))
        {
            var kept = spare;
            spare = double.NaN;
            return kept;
        }

        double x, y, square;
        do
        {
            x = 2 * random.Unit() - 1;
            y = 2 * random.Unit() - 1;
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);
        var scale = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = y * scale;
        return x * scale;
    }

    /// <summary>The same within ±cut: where that leaves little, from equally likely numbers, of which as many are kept as the density says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Next(double cut)
    {
        while (true)
        {
            if (cut >= 1)
            {
                var number = Next();
                if (Math.Abs(number) <= cut) return number;
            }
            else
            {
                var number = cut * (2 * random.Unit() - 1);
                if (random.Unit() < Math.Exp(-0.5 * number * number)) return number;
            }
        }
    }
}
