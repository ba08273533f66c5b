using System.Numerics;
using Steepest.Sampling;

namespace Steepest;

/// <summary>Values for variables to begin with: constants, random numbers, matrices scaled to their layers, or what another model has learned.</summary>
/// <remarks>
/// A seed determines every number, on one platform; spans filled with the same seed begin with the same numbers, so give each its own. Matrices are
/// row-major, one row for each output.
/// </remarks>
public static partial class Initialize
{
    /// <summary>One value throughout.</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The variables.</param>
    /// <param name="value">The value.</param>
    public static void Constant<T>(Span<T> values, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => values.Fill(value);

    /// <summary>Numbers from an interval, each equally likely.</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The variables.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="seed">Where the random numbers begin; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the upper one is below the lower one.</exception>
    public static void Uniform<T>(Span<T> values, double low, double high, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Finite(low, nameof(low));
        Finite(high, nameof(high));
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        var random = new Xoshiro(Seed(seed), 0);
        foreach (ref var value in values)
        {
            // Rounding, to a float above all, must not lead out of the interval.
            value = T.CreateTruncating(Math.Clamp(low + (high - low) * random.Unit(), low, high));
            if (double.CreateTruncating(value) > high) value = T.BitDecrement(value);
            if (double.CreateTruncating(value) < low) value = T.BitIncrement(value);
        }
    }

    /// <summary>Numbers of a normal distribution.</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The variables.</param>
    /// <param name="mean">The mean; 0 by default.</param>
    /// <param name="deviation">The standard deviation; 1 by default.</param>
    /// <param name="seed">Where the random numbers begin; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, or the deviation not a finite number from 0.</exception>
    public static void Normal<T>(Span<T> values, double mean = 0, double deviation = 1, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Finite(mean, nameof(mean));
        NotNegative(deviation, nameof(deviation));
        var random = new Gaussian(Seed(seed));
        foreach (ref var value in values) value = T.CreateTruncating(mean + deviation * random.Next());
    }

    /// <summary>Numbers of a normal distribution, none of them farther from the mean than so many deviations.</summary>
    /// <remarks>The standard deviation of what is left is smaller: 0.88 times as large at 2.</remarks>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The variables.</param>
    /// <param name="mean">The mean; 0 by default.</param>
    /// <param name="deviation">The standard deviation before anything is cut off; 1 by default.</param>
    /// <param name="cut">How many deviations from the mean numbers may be; 2 by default.</param>
    /// <param name="seed">Where the random numbers begin; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, the deviation not a finite number from 0, or the cut not positive.</exception>
    public static void TruncatedNormal<T>(Span<T> values, double mean = 0, double deviation = 1, double cut = 2, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Finite(mean, nameof(mean));
        NotNegative(deviation, nameof(deviation));
        if (!(cut > 0)) throw new ArgumentOutOfRangeException(nameof(cut), cut, "It must be positive.");
        var random = new Gaussian(Seed(seed));
        foreach (ref var value in values) value = T.CreateTruncating(mean + deviation * random.Next(cut));
    }

    /// <summary>What another model has learned.</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The variables.</param>
    /// <param name="learned">As many values.</param>
    /// <exception cref="ArgumentException">There are not as many values as variables.</exception>
    public static void From<T>(Span<T> values, ReadOnlySpan<T> learned)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (learned.Length != values.Length) throw new ArgumentException($"There are {learned.Length} values for {values.Length} variables.", nameof(learned));
        learned.CopyTo(values);
    }

    /// <summary>What another model has learned with fewer or more inputs or outputs: the rows and columns that both have; the others stay as they are.</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The matrix.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="learned">The other model's matrix.</param>
    /// <param name="learnedColumns">The number of its columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of columns is not positive.</exception>
    /// <exception cref="ArgumentException">The values of a matrix do not divide into its columns.</exception>
    public static void From<T>(Span<T> values, int columns, ReadOnlySpan<T> learned, int learnedColumns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = Math.Min(Rows(values.Length, columns, nameof(values), nameof(columns)), Rows(learned.Length, learnedColumns, nameof(learned), nameof(learnedColumns)));
        var width = Math.Min(columns, learnedColumns);
        for (var row = 0; row < rows; row++) learned.Slice(row * learnedColumns, width).CopyTo(values[(row * columns)..]);
    }

    private static int Rows(int length, int columns, string matrix, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns, name);
        return length % columns == 0 ? length / columns : throw new ArgumentException($"{length} values do not divide into rows of {columns}.", matrix);
    }

    private static ulong Seed(int seed) => unchecked((ulong)seed);

    private static void Finite(double value, string name)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be finite.");
    }

    private static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be a finite number from 0.");
    }
}
