namespace Steepest;

/// <summary>Evaluates points on data that are handed out batch by batch.</summary>
public static class SourceEvaluation
{
    /// <summary>Evaluates a point on all batches of an epoch: the mean over all rows of what the problem's <c>Evaluate</c> says of each batch.</summary>
    /// <example><code>
    /// var evaluation = source.Evaluate(batch => batch.Count, batch => Tumour.Evaluate(weights, bias, batch));
    /// </code></example>
    /// <typeparam name="TSamples">The problem's <c>Samples</c>.</typeparam>
    /// <param name="source">The source; it is left at the end of the epoch.</param>
    /// <param name="count">The number of rows of a batch, which weighs it.</param>
    /// <param name="evaluate">Evaluates the point on a batch.</param>
    /// <param name="epoch">Which epoch, from 0; of a source that hands out all rows in each it does not matter.</param>
    /// <returns>
    /// <see cref="Evaluation.Loss"/> and <see cref="Evaluation.Metric"/> over all rows. Sums of squares, which are no means, have to be added up instead.
    /// <see cref="Evaluation.MaxViolation"/> is the largest of a batch: of a limit that is a mean over rows, at least that over all.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The source has no rows, or a batch has none.</exception>
    public static Evaluation Evaluate<TSamples>(this IBatchSource<TSamples> source, Func<TSamples, int> count, Func<TSamples, Evaluation> evaluate, long epoch = 0)
        where TSamples : struct
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(evaluate);
        var (rows, loss, metric, violation) = (0L, 0.0, 0.0, 0.0);
        source.Begin(epoch, 0);
        while (source.TryRead(out var batch))
        {
            var weight = count(batch);
            if (weight <= 0) throw new ArgumentException("The source handed out a batch without rows.", nameof(source));
            var part = evaluate(batch);
            rows += weight;
            loss += weight * part.Loss;
            metric += weight * part.Metric;
            violation = Math.Max(violation, part.MaxViolation);
        }

        if (rows == 0) throw new ArgumentException("The source has no rows; it must hand out one batch an epoch at least.", nameof(source));
        return new Evaluation { Loss = loss / rows, Metric = metric / rows, MaxViolation = violation };
    }
}
