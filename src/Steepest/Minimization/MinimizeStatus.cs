namespace Steepest;

/// <summary>Why a run ended, or that it goes on.</summary>
public enum MinimizeStatus
{
    /// <summary>Not at an end: another step can be made.</summary>
    Running,

    /// <summary>A tolerance was met, or the loss cannot be told from its minimum in the number type.</summary>
    Converged,

    /// <summary>The iterations or epochs that were allowed have been made.</summary>
    IterationLimit,

    /// <summary>The time that was allowed is over.</summary>
    TimeLimit,

    /// <summary>Early stopping, or the callback, ended the run.</summary>
    Stopped,

    /// <summary>The cancellation token was signalled.</summary>
    Cancelled,

    /// <summary>Loss or gradient became NaN or infinite; the variables hold the last good point.</summary>
    NonFinite,

    /// <summary>The constraints could not be met.</summary>
    Infeasible,

    /// <summary>The line search found no lower point, though the gradient promises one: most likely the gradient is wrong.</summary>
    LineSearchFailed,
}
