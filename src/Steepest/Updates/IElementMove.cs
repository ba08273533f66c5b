namespace Steepest.Updates;

/// <summary>What one step of a rule does to each element, with the numbers of the step.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal interface IElementMove<T>
    where T : unmanaged
{
    /// <summary>How many of the states it has, from the first.</summary>
    static abstract int States { get; }

    /// <summary>Moves one element, or a vector of them.</summary>
    /// <param name="value">The variable.</param>
    /// <param name="slope">The derivative by it.</param>
    /// <param name="first">What is remembered of it first.</param>
    /// <param name="second">What is remembered of it next.</param>
    /// <param name="third">What is remembered of it last.</param>
    void Move<TNumbers>(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
        where TNumbers : struct, INumbers<TNumbers, T>;
}
