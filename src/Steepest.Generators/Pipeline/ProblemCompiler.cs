using System.Globalization;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Emit.Refusals;
using Steepest.Generators.Model;
using Steepest.Generators.Stages;

namespace Steepest.Generators.Pipeline;

/// <summary>Everything behind the model, as a function of values that throws nothing but cancellation.</summary>
internal static class ProblemCompiler
{
    /// <summary>The file, with <paramref name="emit"/> for a problem that is not refused.</summary>
    public static GeneratedFile Compile(Reading reading, Func<ProblemModel, string> emit, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (reading.Model is not { } model) return new GeneratedFile("", null, reading.Failure);
        try
        {
            return new GeneratedFile(HintName.Of(model.Type), Text(model, emit), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new GeneratedFile("", null, Failure.Of(exception, model.Type.MetadataName, "generating its members"));
        }
    }

    /// <summary>Members cannot be added to a type that is not partial: there the analyzer's and the compiler's errors must do.</summary>
    private static string? Text(ProblemModel model, Func<ProblemModel, string> emit)
        => (model.Refusal ?? TooManyOrders(model)) is not { } refusal ? emit(model)
            : refusal.Id == Descriptors.NotPartial.Id ? null
            : RefusalEmitter.Emit(model, refusal);

    /// <summary>Why an optimizer cannot have the second derivatives that it asks for; null where it can.</summary>
    private static Refusal? TooManyOrders(ProblemModel model)
    {
        foreach (var (loss, culprit) in SecondOrder.Refused(model))
            return new Refusal(Descriptors.TooManyOrders.Id, string.Format(CultureInfo.InvariantCulture, Descriptors.TooManyOrders.MessageFormat.ToString(CultureInfo.InvariantCulture), SecondOrder.Words(loss, culprit)));
        return null;
    }
}
