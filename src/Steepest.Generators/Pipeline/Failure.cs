namespace Steepest.Generators.Pipeline;

/// <summary>An exception that escaped a stage, as values.</summary>
/// <param name="Type">The annotated type.</param>
/// <param name="Stage">What was being done, as it follows "while".</param>
/// <param name="Message">The exception's kind and message, on one line.</param>
internal sealed record Failure(string Type, string Stage, string Message)
{
    public static Failure Of(Exception exception, string type, string stage)
        => new(type, stage, exception.GetType().Name + ": " + exception.Message.Replace("\r", "").Replace('\n', ' '));
}
