namespace Steepest;

/// <summary>
/// Bounds what a differentiated method repeats without a count that is known when it begins: the iterations of each of its <c>while</c>,
/// <c>do</c> and similar loops, and how many times a helper calls itself before it returns. Generated code throws an
/// <see cref="InvalidOperationException"/> where the bound is exceeded.
/// </summary>
/// <remarks>
/// Loops need no attribute up to 1,048,576 iterations; a helper that calls itself always does. What an annotated method states also holds for the loops of
/// the helpers that it calls, unless they state a bound of their own. The method itself, called as it stands, does not count.
/// </remarks>
/// <param name="value">The bound, at least 1.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class MaxIterationsAttribute(int value) : Attribute
{
    /// <summary>The bound.</summary>
    public int Value { get; } = value;
}
