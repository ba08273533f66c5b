using System.Numerics;
using Steepest.Sampling;

namespace Steepest;

/// <summary>Matrices scaled so that numbers neither vanish nor explode from layer to layer.</summary>
public static partial class Initialize
{
    /// <summary>Uniform within ±√(6/(inputs + outputs)), for layers that are linear near 0 (Glorot and Bengio, 2010).</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The weights.</param>
    /// <param name="inputs">How many inputs each output has.</param>
    /// <param name="outputs">How many outputs each input has.</param>
    /// <param name="seed">Where the random numbers begin; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static void GlorotUniform<T>(Span<T> values, int inputs, int outputs, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var reach = Math.Sqrt(6.0 / Sum(inputs, outputs));
        Uniform(values, -reach, reach, seed);
    }

    /// <summary>Normal with the deviation √(2/(inputs + outputs)).</summary>
    /// <inheritdoc cref="GlorotUniform{T}"/>
    public static void GlorotNormal<T>(Span<T> values, int inputs, int outputs, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Normal(values, 0, Math.Sqrt(2.0 / Sum(inputs, outputs)), seed);

    /// <summary>Uniform within ±√(6/inputs), for layers that cut off what is negative (He and others, 2015).</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The weights.</param>
    /// <param name="inputs">How many inputs each output has.</param>
    /// <param name="seed">Where the random numbers begin; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no inputs.</exception>
    public static void HeUniform<T>(Span<T> values, int inputs, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        var reach = Math.Sqrt(6.0 / inputs);
        Uniform(values, -reach, reach, seed);
    }

    /// <summary>Normal with the deviation √(2/inputs).</summary>
    /// <inheritdoc cref="HeUniform{T}"/>
    public static void HeNormal<T>(Span<T> values, int inputs, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        Normal(values, 0, Math.Sqrt(2.0 / inputs), seed);
    }

    /// <summary>A random matrix whose rows are orthogonal and of length <paramref name="gain"/>; where it is higher than wide, its columns (Saxe and others, 2014).</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The matrix.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="gain">The length of its rows or columns; 1 by default.</param>
    /// <param name="seed">Where the random numbers begin; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of columns is not positive, or the gain not finite.</exception>
    /// <exception cref="ArgumentException">The values do not divide into the columns.</exception>
    public static void Orthogonal<T>(Span<T> values, int columns, double gain = 1, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = Rows(values.Length, columns, nameof(values), nameof(columns));
        Finite(gain, nameof(gain));
        var (count, length) = rows <= columns ? (rows, columns) : (columns, rows);
        var vectors = new double[count * length];
        var random = new Gaussian(Seed(seed));
        for (var k = 0; k < count; k++)
        {
            // Normal vectors point anywhere alike, and so does what is left of them off the ones before. Twice is enough.
            var vector = vectors.AsSpan(k * length, length);
            foreach (ref var value in vector) value = random.Next();
            for (var round = 0; round < 2; round++)
            {
                for (var before = 0; before < k; before++)
                {
                    var other = vectors.AsSpan(before * length, length);
                    var along = Functions.Dot(other, vector);
                    for (var i = 0; i < length; i++) vector[i] -= along * other[i];
                }

                var norm = Functions.Norm(vector);
                foreach (ref var value in vector) value /= norm;
            }
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                values[row * columns + column] = T.CreateTruncating(gain * (rows <= columns ? vectors[row * length + column] : vectors[column * length + row]));
        }
    }

    /// <summary>Normal numbers in as many places of each row as are asked for, chosen at random, and 0 elsewhere (Martens, 2010).</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="values">The matrix.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="filled">How many places of a row are filled; 15 by default, at most all.</param>
    /// <param name="deviation">The standard deviation of what they are filled with; 1 by default.</param>
    /// <param name="seed">Where the random numbers begin; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of columns is not positive, that of places negative, or the deviation not a finite number from 0.</exception>
    /// <exception cref="ArgumentException">The values do not divide into the columns.</exception>
    public static void Sparse<T>(Span<T> values, int columns, int filled = 15, double deviation = 1, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = Rows(values.Length, columns, nameof(values), nameof(columns));
        ArgumentOutOfRangeException.ThrowIfNegative(filled);
        NotNegative(deviation, nameof(deviation));
        values.Clear();
        var places = new int[columns];
        for (var i = 0; i < columns; i++) places[i] = i;
        var numbers = new Gaussian(Seed(seed));
        var random = new Xoshiro(Seed(seed), 1);
        for (var row = 0; row < rows; row++)
        {
            // The first steps of a shuffle; where it begins from does not matter.
            for (var i = 0; i < Math.Min(filled, columns); i++)
            {
                var other = i + random.Below(columns - i);
                (places[i], places[other]) = (places[other], places[i]);
                values[row * columns + places[i]] = T.CreateTruncating(deviation * numbers.Next());
            }
        }
    }

    /// <summary>
    /// Scales the weights of a layer until its outputs on a mini-batch have a standard deviation that is asked for (layer-sequential unit variance,
    /// Mishkin and Matas, 2016). Layer after layer, from the first, this makes every layer of a network begin with outputs of one size.
    /// </summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="weights">The weights, begun for instance with <see cref="Orthogonal{T}"/>.</param>
    /// <param name="count">How many outputs there are: those of all rows of the mini-batch.</param>
    /// <param name="outputs">Computes the outputs with the weights that it is given.</param>
    /// <param name="deviation">What is asked for; 1 by default.</param>
    /// <param name="tolerance">How far from it the scaling may end, relative; 0.01 by default.</param>
    /// <param name="rounds">How often it is tried at most; 10 by default. Outputs that grow as the weights do need one.</param>
    /// <returns>The deviation reached.</returns>
    /// <exception cref="ArgumentNullException">There is nothing that computes outputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not two outputs at least, or another number is not positive and finite.</exception>
    /// <exception cref="InvalidOperationException">The outputs are all the same, or not finite: no scale changes that. The weights are as the last round left them.</exception>
    public static double ScaledTo<T>(Span<T> weights, int count, LayerOutputs<T> outputs, double deviation = 1, double tolerance = 0.01, int rounds = 10)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        Finite(deviation, nameof(deviation));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        Finite(tolerance, nameof(tolerance));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        var values = new T[count];
        for (var round = 0; ; round++)
        {
            outputs(weights, values);
            var reached = Deviation<T>(values);
            if (!(reached > 0 && double.IsFinite(reached))) throw new InvalidOperationException($"The outputs deviate by {reached}; no scale of the weights makes that {deviation}.");
            if (round == rounds || Math.Abs(reached - deviation) <= tolerance * deviation) return reached;
            foreach (ref var weight in weights) weight = T.CreateTruncating(double.CreateTruncating(weight) * (deviation / reached));
        }
    }

    private static double Deviation<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var mean = 0.0;
        foreach (var value in values) mean += double.CreateTruncating(value);
        mean /= values.Length;
        var sum = 0.0;
        foreach (var value in values) sum += Functions.Square(double.CreateTruncating(value) - mean);
        return Math.Sqrt(sum / values.Length);
    }

    private static double Sum(int inputs, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        return (double)inputs + outputs;
    }
}
