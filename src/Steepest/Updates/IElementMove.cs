namespace Steepest.Updates;

/// <summary>What one step of a rule does to each element, with the numbers of the step.</summary>
/// <typeparam name="TNumbers">One number, or a vector of them.</typeparam>
internal interface IElementMove<TNumbers>
{
    /// <summary>How many of the states it has, from the first.</summary>
    static abstract int States { get; }

    /// <summary>Moves one element, or a vector of them.</summary>
    /// <param name="value">The variable.</param>
    /// <param name="slope">The derivative by it.</param>
    /// <param name="first">What is remembered of it first.</param>
    /// <param name="second">What is remembered of it next.</param>
    /// <param name="third">What is remembered of it last.</param>
    void Move(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third);
}
