using System.Globalization;
using System.Runtime.CompilerServices;

namespace Steepest.Sampling;

/// <summary>
/// Draws by weight in the same time for any number of weights (Walker, 1977; built as by Vose, 1991): each column is as likely as any other, and
/// holds at most two numbers, its own and an alias.
/// </summary>
internal sealed class AliasTable
{
    private readonly double[] thresholds;
    private readonly int[] aliases;

    public AliasTable(ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty) throw new ArgumentException("There are no weights.", nameof(weights));
        var sum = Sum(weights);
        thresholds = new double[weights.Length];
        aliases = new int[weights.Length];

        // Columns with less than an equal share from the front, those with more from the back.
        var waiting = new int[weights.Length];
        var (poor, rich) = (0, weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            thresholds[i] = weights[i] / sum * weights.Length;
            aliases[i] = i;
            if (thresholds[i] < 1) waiting[poor++] = i;
            else waiting[--rich] = i;
        }

        while (poor > 0 && rich < weights.Length)
        {
            var (column, giver) = (waiting[--poor], waiting[rich]);
            aliases[column] = giver;
            thresholds[giver] -= 1 - thresholds[column];
            if (thresholds[giver] >= 1) continue;
            rich++;
            waiting[poor++] = giver;
        }

        // What is left differs from 1 by rounding alone; but nothing without a weight may ever be drawn.
        for (; poor > 0; poor--) Fill(waiting[poor - 1], weights);
        for (; rich < weights.Length; rich++) thresholds[waiting[rich]] = 1;
    }

    /// <summary>How many weights there were.</summary>
    public int Count => thresholds.Length;

    /// <summary>A number from 0 to <see cref="Count"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public int Draw(ref Xoshiro random)
    {
        var column = random.Below(thresholds.Length);
        return random.Unit() < thresholds[column] ? column : aliases[column];
    }

    /// <summary>How likely each number is to be drawn.</summary>
    public double[] Probabilities()
    {
        var likely = new double[Count];
        for (var column = 0; column < Count; column++)
        {
            likely[column] += thresholds[column] / Count;
            likely[aliases[column]] += (1 - thresholds[column]) / Count;
        }

        return likely;
    }

    private void Fill(int column, ReadOnlySpan<double> weights)
    {
        if (weights[column] > 0) thresholds[column] = 1;
        else (thresholds[column], aliases[column]) = (0, Heaviest(weights));
    }

    private static int Heaviest(ReadOnlySpan<double> weights)
    {
        var heaviest = 0;
        for (var i = 1; i < weights.Length; i++)
        {
            if (weights[i] > weights[heaviest]) heaviest = i;
        }

        return heaviest;
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The weight {weights[i]} of row {i} is not a finite number from 0."), nameof(weights));
            sum += weights[i];
        }

        return sum > 0 && double.IsFinite(sum) ? sum : throw new ArgumentException("The sum of the weights must be positive and finite.", nameof(weights));
    }
}
