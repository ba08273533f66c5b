using Steepest;

namespace Gallery.Game;

/// <summary>Makes numbers of noise that a critic takes for those of the data: it lowers the marks that the critic gives.</summary>
[GradientDescent(LearningRate = Forgery.Rate)]
public static partial class Forger
{
    [Loss]
    public static double Marks(
        [Length(Forgery.Hidden)] ReadOnlySpan<double> slopes, [Length(Forgery.Hidden)] ReadOnlySpan<double> offsets, [Length(Forgery.Hidden)] ReadOnlySpan<double> heights,
        [Fixed] ReadOnlySpan<double> marks, [Sample] double noise)
    {
        var made = Forgery.Make(slopes, offsets, heights, noise);
        var sum = 0.0;
        for (var i = 0; i < marks.Length; i++) sum += marks[i] * Forgery.Feature(made, i);
        return sum;
    }

    [Loss(Weight = Forgery.Ridge)]
    public static double Size(ReadOnlySpan<double> slopes, ReadOnlySpan<double> offsets, ReadOnlySpan<double> heights)
        => Functions.SumOfSquares(slopes) + Functions.SumOfSquares(offsets) + Functions.SumOfSquares(heights);
}

/// <summary>Marks waves of numbers so that what is made has high marks, and the data low ones.</summary>
[GradientDescent(LearningRate = Forgery.MarkRate)]
public static partial class Critic
{
    [Loss]
    public static double Difference(ReadOnlySpan<double> marks, [Fixed] ReadOnlySpan<double> data, [Sample] double made)
    {
        var sum = 0.0;
        for (var i = 0; i < marks.Length; i++) sum -= marks[i] * (Forgery.Feature(made, i) - data[i]);
        return sum;
    }
}

/// <summary>Both as one problem: the smallest forger whose waves are those of the data. The critic's marks are the multipliers.</summary>
[GradientDescent(LearningRate = Forgery.Rate)]
[DifferentialMultipliers(MultiplierRate = Forgery.MarkRate, Damping = 3)]
public static partial class LimitedForger
{
    [Loss(Weight = Forgery.Ridge)]
    public static double Size(ReadOnlySpan<double> slopes, ReadOnlySpan<double> offsets, ReadOnlySpan<double> heights)
        => Functions.SumOfSquares(slopes) + Functions.SumOfSquares(offsets) + Functions.SumOfSquares(heights);

    [Constraint(EqualTo = 0)]
    public static void Gaps(
        [Length(Forgery.Hidden)] ReadOnlySpan<double> slopes, [Length(Forgery.Hidden)] ReadOnlySpan<double> offsets, [Length(Forgery.Hidden)] ReadOnlySpan<double> heights,
        [Fixed] ReadOnlySpan<double> data, [Sample] double noise, [Length(Forgery.Features)] Span<double> gaps)
    {
        var made = Forgery.Make(slopes, offsets, heights, noise);
        for (var i = 0; i < gaps.Length; i++) gaps[i] = Forgery.Feature(made, i) - data[i];
    }
}

/// <summary>What the players share: a small network, and waves over the line.</summary>
internal static class Forgery
{
    public const double Rate = 0.05;
    public const double MarkRate = 0.02;
    public const double Ridge = 1e-4;
    public const int Hidden = 8;
    public const int Features = 8;

    public static double Make(ReadOnlySpan<double> slopes, ReadOnlySpan<double> offsets, ReadOnlySpan<double> heights, double noise)
    {
        var made = 0.0;
        for (var i = 0; i < slopes.Length; i++) made += heights[i] * Math.Tanh(slopes[i] * noise + offsets[i]);
        return made;
    }

    /// <summary>Cosines and sines by turns, of rising frequency.</summary>
    public static double Feature(double x, int index)
    {
        var angle = 0.5 * (1 + index / 2) * x;
        return index % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
    }
}
