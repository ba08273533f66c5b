using Steepest.Generators.Diagnostics;
using Steepest.Generators.Emit.Members;
using Steepest.Generators.Emit.Refusals;
using Steepest.Generators.Model;

namespace Steepest.Generators.Pipeline;

/// <summary>Everything behind the model, as a function of values that throws nothing but cancellation.</summary>
internal static class ProblemCompiler
{
    public static GeneratedFile Compile(Reading reading, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return reading.Model is { } model ? Compile(model, ProblemEmitter.Emit) : new GeneratedFile("", null, reading.Failure);
    }

    /// <summary>The file, with <paramref name="emit"/> for the members.</summary>
    public static GeneratedFile Compile(ProblemModel model, Func<ProblemModel, string> emit)
    {
        var name = HintName.Of(model.Type);
        if (model.Refusal is { } refusal)
        {
            // Members cannot be added to a type that is not partial: the analyzer's and the compiler's errors must do.
            var text = refusal.Id == Descriptors.NotPartial.Id ? null : RefusalEmitter.Emit(model, refusal);
            return new GeneratedFile(name, text, null);
        }

        try
        {
            return new GeneratedFile(name, emit(model), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new GeneratedFile(name, null, Failure.Of(exception, model.Type.MetadataName, "generating its members"));
        }
    }
}
