using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>Limits that follow each other: one side of a constraint method, one limit for each of its outputs.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Count">The number of outputs.</param>
/// <param name="IsEquality">Whether c = 0 is asked for, rather than c ≤ 0.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LimitBlock(string Name, int Count, bool IsEquality)
{
    /// <summary>How messages name a limit.</summary>
    /// <param name="index">Its number in the block.</param>
    /// <returns>For instance <c>Budget</c>, or <c>Budget[3]</c> where there are several.</returns>
    public string ElementName(int index) => Count == 1 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}[{index}]");

    /// <summary>The largest violation, as an <see cref="Evaluation"/> reports it.</summary>
    /// <param name="blocks">All limits.</param>
    /// <param name="limits">Their values.</param>
    /// <returns>0 where all hold; NaN where some value is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double MaxViolation(scoped ReadOnlySpan<LimitBlock> blocks, scoped ReadOnlySpan<double> limits)
    {
        var largest = 0.0;
        var next = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Count; i++, next++) largest = Math.Max(largest, block.IsEquality ? Math.Abs(limits[next]) : limits[next]);
        }

        return largest;
    }
}
