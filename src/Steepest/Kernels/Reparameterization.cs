using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>
/// Variables that are functions of numbers without bounds, which are what the optimizer changes: positive ones by the softplus, ones between 0 and 1 by
/// the sigmoid.
/// </summary>
/// <remarks>
/// Where a number leads to the value of a variable bit for bit it is kept, so that a call goes on where the last one left: inverses round. The
/// destination therefore holds what it held when the variables were last written.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reparameterization
{
    /// <summary>Finds the numbers whose softplus positive values are.</summary>
    /// <param name="values">The variables.</param>
    /// <param name="numbers">What leads to them; kept where it does already.</param>
    /// <param name="name">What the variables are called.</param>
    /// <exception cref="ArgumentException">A value is not positive, or not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EnterPositive(scoped ReadOnlySpan<double> values, scoped Span<double> numbers, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!(value > 0) || !double.IsFinite(value)) throw new ArgumentException($"The variable {name} is positive; it cannot begin at {value}.", name);

            // log(exp(v) − 1), of large values without the overflow.
            if (Functions.Softplus(numbers[i]) != value) numbers[i] = value + Math.Log(-ExpMinusOne(-value));
        }
    }

    /// <summary>As for doubles.</summary>
    /// <param name="values">The variables.</param>
    /// <param name="numbers">What leads to them; kept where it does already.</param>
    /// <param name="name">What the variables are called.</param>
    /// <exception cref="ArgumentException">A value is not positive, or not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EnterPositive(scoped ReadOnlySpan<float> values, scoped Span<float> numbers, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!(value > 0) || !float.IsFinite(value)) throw new ArgumentException($"The variable {name} is positive; it cannot begin at {value}.", name);
            if (Functions.Softplus(numbers[i]) != value) numbers[i] = (float)(value + Math.Log(-ExpMinusOne(-value)));
        }
    }

    /// <summary>The positive values that numbers lead to.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="values">Receives the variables.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LeavePositive(scoped ReadOnlySpan<double> numbers, scoped Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Functions.Softplus(numbers[i]);
    }

    /// <summary>As for doubles.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="values">Receives the variables.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LeavePositive(scoped ReadOnlySpan<float> numbers, scoped Span<float> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Functions.Softplus(numbers[i]);
    }

    /// <summary>Finds the numbers whose sigmoid values between 0 and 1 are.</summary>
    /// <param name="values">The variables.</param>
    /// <param name="numbers">What leads to them; kept where it does already.</param>
    /// <param name="name">What the variables are called.</param>
    /// <exception cref="ArgumentException">A value is not between 0 and 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EnterUnitInterval(scoped ReadOnlySpan<double> values, scoped Span<double> numbers, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!(value is > 0 and < 1)) throw new ArgumentException($"The variable {name} lies between 0 and 1; it cannot begin at {value}.", name);
            if (Functions.Sigmoid(numbers[i]) != value) numbers[i] = Math.Log(value / (1 - value));
        }
    }

    /// <summary>As for doubles.</summary>
    /// <param name="values">The variables.</param>
    /// <param name="numbers">What leads to them; kept where it does already.</param>
    /// <param name="name">What the variables are called.</param>
    /// <exception cref="ArgumentException">A value is not between 0 and 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EnterUnitInterval(scoped ReadOnlySpan<float> values, scoped Span<float> numbers, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!(value is > 0 and < 1)) throw new ArgumentException($"The variable {name} lies between 0 and 1; it cannot begin at {value}.", name);
            if (Functions.Sigmoid(numbers[i]) != value) numbers[i] = (float)Math.Log(value / (1.0 - value));
        }
    }

    /// <summary>The values between 0 and 1 that numbers lead to.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="values">Receives the variables.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LeaveUnitInterval(scoped ReadOnlySpan<double> numbers, scoped Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Functions.Sigmoid(numbers[i]);
    }

    /// <summary>As for doubles.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="values">Receives the variables.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LeaveUnitInterval(scoped ReadOnlySpan<float> numbers, scoped Span<float> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Functions.Sigmoid(numbers[i]);
    }

    /// <summary>exp(x) − 1 without cancellation near 0.</summary>
    private static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.5) return Math.Exp(x) - 1;

        // By the half argument: exp(x) − 1 = 2·sinh(x/2)·exp(x/2).
        return 2 * Math.Sinh(0.5 * x) * Math.Exp(0.5 * x);
    }
}
