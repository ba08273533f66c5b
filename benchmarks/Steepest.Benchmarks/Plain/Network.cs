using System.Numerics;

namespace Steepest.Benchmarks.Plain;

/// <summary>A network with one hidden layer, trained by gradient descent, as one writes it: arrays and loops.</summary>
internal sealed class Network<T>(int inputs, int hidden, int outputs, double rate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T learningRate = T.CreateTruncating(rate);
    private readonly T[][] gradients = [new T[hidden * inputs], new T[hidden], new T[outputs * hidden], new T[outputs]];
    private readonly T[] units = new T[hidden];
    private readonly T[] adjoints = new T[outputs];

    /// <summary>Hidden weights and biases, then those of the outputs.</summary>
    public T[][] Parameters { get; } = [new T[hidden * inputs], new T[hidden], new T[outputs * hidden], new T[outputs]];

    public void Step(T[] pixels, int[] digits, ReadOnlySpan<int> batch)
    {
        foreach (var gradient in gradients) Array.Clear(gradient);
        foreach (var row in batch)
        {
            Forward(pixels, row);
            Backward(pixels, row, digits[row], T.One / T.CreateTruncating(batch.Length));
        }

        for (var p = 0; p < Parameters.Length; p++)
        {
            var parameters = Parameters[p];
            var gradient = gradients[p];
            for (var i = 0; i < parameters.Length; i++) parameters[i] -= learningRate * gradient[i];
        }
    }

    private void Forward(T[] pixels, int row)
    {
        var weights = Parameters[0];
        for (var h = 0; h < hidden; h++)
        {
            var sum = Parameters[1][h];
            for (var i = 0; i < inputs; i++) sum += weights[h * inputs + i] * pixels[row * inputs + i];
            units[h] = sum > T.Zero ? sum : T.Zero;
        }

        var outer = Parameters[2];
        for (var o = 0; o < outputs; o++)
        {
            var sum = Parameters[3][o];
            for (var h = 0; h < hidden; h++) sum += outer[o * hidden + h] * units[h];
            adjoints[o] = sum;
        }
    }

    private void Backward(T[] pixels, int row, int digit, T scale)
    {
        var largest = adjoints.Max();
        var total = T.Zero;
        for (var o = 0; o < outputs; o++)
        {
            adjoints[o] = T.Exp(adjoints[o] - largest);
            total += adjoints[o];
        }

        for (var o = 0; o < outputs; o++) adjoints[o] = ((adjoints[o] / total) - (o == digit ? T.One : T.Zero)) * scale;
        var outer = Parameters[2];
        for (var o = 0; o < outputs; o++)
        {
            gradients[3][o] += adjoints[o];
            for (var h = 0; h < hidden; h++) gradients[2][o * hidden + h] += adjoints[o] * units[h];
        }

        var inner = gradients[0];
        for (var h = 0; h < hidden; h++)
        {
            if (units[h] <= T.Zero) continue;
            var adjoint = T.Zero;
            for (var o = 0; o < outputs; o++) adjoint += adjoints[o] * outer[o * hidden + h];
            gradients[1][h] += adjoint;
            for (var i = 0; i < inputs; i++) inner[h * inputs + i] += adjoint * pixels[row * inputs + i];
        }
    }
}
