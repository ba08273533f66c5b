using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>
/// Variables that are functions of numbers without bounds, which are what the optimizer changes: positive ones by the softplus, ones between 0 and 1 by
/// the sigmoid.
/// </summary>
/// <remarks>
/// Inverses round. So a number that leads to the value of a variable bit for bit is kept, and the value of a variable whose number has not moved: a call goes
/// on where the last one left, and a variable that rests keeps its bits. Values are kept inside by a hair where a function rounds to a border.
/// </remarks>
/// <typeparam name="T">The element type of the packed point.</typeparam>
/// <param name="length">The length of the packed point, padding aside.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Reparameterization<T>(int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] values = new T[length];
    private readonly T[] heldValues = new T[length];
    private readonly T[] heldNumbers = new T[length];

    /// <summary>The variables, in the places of the packed point: what a caller passes, and gets back.</summary>
    public Span<T> Values => values;

    /// <summary>Finds the numbers that lead to <see cref="Values"/>.</summary>
    /// <param name="domain">Where the variable lies.</param>
    /// <param name="point">The packed point, which holds the numbers that the last call left.</param>
    /// <param name="place">Where the variable begins.</param>
    /// <param name="count">How many numbers it has.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="isSingle">Whether it is of floats in a point of doubles.</param>
    /// <exception cref="ArgumentException">A value lies outside; nothing has changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Enter(VariableDomain domain, scoped Span<T> point, int place, int count, string name, bool isSingle = false)
    {
        Require(domain, values.AsSpan(place, count), 0, count, count, name);
        for (var i = place; i < place + count; i++)
        {
            var value = values[i];
            if ((heldValues[i] != value || heldNumbers[i] != point[i]) && ValueOf(domain, point[i], isSingle) != value) point[i] = NumberOf(domain, value, isSingle);
            (heldValues[i], heldNumbers[i]) = (value, point[i]);
        }
    }

    /// <summary>Puts what the numbers of a variable lead to into <see cref="Values"/>.</summary>
    /// <param name="domain">Where the variable lies.</param>
    /// <param name="point">The packed point.</param>
    /// <param name="place">Where the variable begins.</param>
    /// <param name="count">How many numbers it has.</param>
    /// <param name="isSingle">Whether it is of floats in a point of doubles.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Leave(VariableDomain domain, scoped ReadOnlySpan<T> point, int place, int count, bool isSingle = false)
    {
        for (var i = place; i < place + count; i++)
        {
            if (heldNumbers[i] != point[i]) heldValues[i] = ValueOf(domain, heldNumbers[i] = point[i], isSingle);
            values[i] = heldValues[i];
        }
    }

    /// <summary>Checks a variable of many problems that follow each other.</summary>
    /// <param name="domain">Where the variable lies.</param>
    /// <param name="parameters">The variables of all problems.</param>
    /// <param name="place">Where the variable begins in a problem.</param>
    /// <param name="count">How many numbers it has.</param>
    /// <param name="stride">How many numbers a problem has.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentException">A value lies outside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Require(VariableDomain domain, scoped ReadOnlySpan<T> parameters, int place, int count, int stride, string name)
    {
        for (var first = place; first <= parameters.Length - count; first += stride)
        {
            for (var i = first; i < first + count; i++)
            {
                var value = parameters[i];
                if (T.IsFinite(value) && value > T.Zero && (domain == VariableDomain.Positive || value < T.One)) continue;
                var element = count > 1 ? $"{name}[{i - first}]" : name;
                throw new ArgumentException(
                    domain == VariableDomain.Positive ? $"{element} is [Positive] and cannot begin at {value}; begin above 0, or mark it [NonNegative] where it may be 0."
                        : $"{element} is [UnitInterval] and cannot begin at {value}; begin between 0 and 1, or mark it [Bounds(0, 1)] where it may be either.",
                    name);
            }
        }
    }

    /// <summary>Replaces the values of a variable of many problems by the numbers that lead to them.</summary>
    /// <param name="domain">Where the variable lies.</param>
    /// <param name="parameters">The variables of all problems, which <see cref="Require"/> has seen.</param>
    /// <param name="place">Where the variable begins in a problem.</param>
    /// <param name="count">How many numbers it has.</param>
    /// <param name="stride">How many numbers a problem has.</param>
    /// <param name="isSingle">Whether it is of floats in a point of doubles.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EnterMany(VariableDomain domain, scoped Span<T> parameters, int place, int count, int stride, bool isSingle = false)
    {
        for (var first = place; first <= parameters.Length - count; first += stride)
        {
            for (var i = first; i < first + count; i++) parameters[i] = NumberOf(domain, parameters[i], isSingle);
        }
    }

    /// <summary>Replaces the numbers of a variable of many problems by the values that they lead to.</summary>
    /// <param name="domain">Where the variable lies.</param>
    /// <param name="numbers">The numbers of all problems.</param>
    /// <param name="values">The values that <see cref="EnterMany"/> saw, which those keep whose numbers have not moved.</param>
    /// <param name="place">Where the variable begins in a problem.</param>
    /// <param name="count">How many numbers it has.</param>
    /// <param name="stride">How many numbers a problem has.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LeaveMany(VariableDomain domain, scoped Span<T> numbers, scoped ReadOnlySpan<T> values, int place, int count, int stride)
    {
        for (var first = place; first <= numbers.Length - count; first += stride)
        {
            for (var i = first; i < first + count; i++)
                numbers[i] = NumberOf(domain, values[i], isSingle: false) == numbers[i] ? values[i] : ValueOf(domain, numbers[i], isSingle: false);
        }
    }

    private static T ValueOf(VariableDomain domain, T number, bool isSingle)
    {
        if (isSingle || typeof(T) == typeof(float))
        {
            var single = float.CreateTruncating(number);
            return T.CreateTruncating(domain == VariableDomain.Positive
                ? Math.Max(Functions.Softplus(single), SmallestSingle)
                : Math.Clamp(Functions.Sigmoid(single), SmallestSingle, MathF.BitDecrement(1)));
        }

        var x = double.CreateTruncating(number);
        return T.CreateTruncating(domain == VariableDomain.Positive
            ? Math.Max(Functions.Softplus(x), Smallest)
            : Math.Clamp(Functions.Sigmoid(x), Smallest, Math.BitDecrement(1)));
    }

    private static T NumberOf(VariableDomain domain, T value, bool isSingle)
    {
        // Of the softplus log(exp(v) − 1), of large values without the overflow.
        var v = double.CreateTruncating(value);
        var number = domain == VariableDomain.Positive ? v + Math.Log(-ExpMinusOne(-v)) : Math.Log(v / (1 - v));
        return isSingle ? T.CreateTruncating((float)number) : T.CreateTruncating(number);
    }

    /// <summary>exp(x) − 1 without cancellation near 0.</summary>
    private static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.5) return Math.Exp(x) - 1;

        // By the half argument: exp(x) − 1 = 2·sinh(x/2)·exp(x/2).
        return 2 * Math.Sinh(0.5 * x) * Math.Exp(0.5 * x);
    }

    /// <summary>The smallest normal numbers, which variables do not go below; generated code has the same.</summary>
    private const double Smallest = 2.2250738585072014E-308;
    private const float SmallestSingle = 1.17549435E-38f;
}
