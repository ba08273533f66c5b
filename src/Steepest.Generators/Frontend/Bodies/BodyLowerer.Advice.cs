using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Frontend.Advice;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What could be written better, in annotated methods and their helpers alike. Nothing of it changes what is generated.</summary>
internal sealed partial class BodyLowerer
{
    private void Advise(IOperation expression)
    {
        if (UnstableForms.Match(expression) is not { } form) return;
        var argument = Quote.Of(form.Argument.Syntax);
        findings.Add(
            Descriptors.UnstableForm,
            expression.Syntax.GetLocation(),
            frame,
            Quote.Of(expression.Syntax),
            form.Symptom,
            form.IsNegated ? $"{form.Function}(-({argument}))" : $"{form.Function}({argument})");
    }
}
