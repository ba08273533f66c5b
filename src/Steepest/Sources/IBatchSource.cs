namespace Steepest;

/// <summary>Mini-batches of data that need not fit in memory; each moves the variables once.</summary>
/// <remarks>
/// <see cref="CsvSource{TSamples}"/>, <see cref="IdxSource{TSamples}"/> and <see cref="BinarySource{TSamples}"/> read files. A source of your own
/// must hand out the same batches whenever it is asked for the same epoch; a run that was saved then goes on bit for bit.
/// </remarks>
/// <typeparam name="TSamples">The problem's <c>Samples</c>.</typeparam>
public interface IBatchSource<TSamples>
    where TSamples : struct
{
    /// <summary>Goes to the beginning of an epoch, or behind its first batches.</summary>
    /// <param name="epoch">The number of the epoch, from 0.</param>
    /// <param name="skip">How many of its batches not to hand out.</param>
    void Begin(long epoch, long skip);

    /// <summary>Hands out the next batch of the epoch.</summary>
    /// <param name="batch">The rows, at least one; valid until the next call.</param>
    /// <returns>Whether there was one.</returns>
    bool TryRead(out TSamples batch);
}
