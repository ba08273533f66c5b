using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>Evaluate</c> and <c>ObjectiveGradient</c>: the whole objective at a point, on any data.</summary>
internal sealed class ObjectiveMembers(ProblemScope scope, KernelMethods methods)
{
    private ProblemModel Model => scope.Model;

    private MethodModel? Metric => scope.Metric;

    /// <summary>What computes the objective, and beside it the limits, where there are some.</summary>
    private KernelMethod?[] Losses => Model.IsConstrained && methods.Constraints is { } constraints ? [constraints.Values, constraints.RowValues] : [methods.BeginValue, methods.AddValue];

    public void WriteEvaluate(Writer writer)
    {
        var limits = new LimitText(Model);
        var violation = !Model.IsConstrained ? "" : $" <c>MaxViolation</c> is by how much {limits.Described} {(methods.Constraints!.Sides.Count == 1 ? "leaves its limit" : "leave their limits")} at most.";
        var judged = Metric is null ? "" : $", and {(Metric.IsSampled() ? "the mean of " : "")}{Documentation.See(Metric.Name)}";
        var documentation = new Documentation($"Evaluates {scope.Objective}{judged}{(Model.HasSamples ? ", on any data" : "")}.");
        scope.DocumentInputs(documentation, "Where to evaluate.");
        documentation.Returns("<c>Loss</c> is the whole weighted objective" + (Metric is null ? "; there is no metric." : $", <c>Metric</c> that of {Documentation.See(Metric.Name)}.") + violation);
        if (Model.HasSamples) documentation.Throws("ArgumentException", "There are no samples.");
        documentation.Write(writer);
        GeneratedFile.Mark(writer);
        var signature = scope.AddInputs(new Signature($"{scope.Modifiers} {TypeText.Evaluation} Evaluate"));
        writer.WriteMember(signature.At(writer.Column), body =>
        {
            scope.OutputLengths.WriteChecks(body);
            Gathering.Write(body, Model.Inputs);
            var names = scope.Names.Inner();
            var batch = WriteBatch(body, names);
            var column = body.Column + 8;
            var held = !Model.IsConstrained ? "" : names.Take("limits");
            string Value(KernelMethod method) => method.Call(scope.Kernel + ".", input => input.Handed is null ? Argument(input, batch) : held, column);
            var parts = Losses.OfType<KernelMethod>().Select(Value).ToList();
            var loss = parts.Count == 0 ? "0" : string.Join(" + ", parts);
            if (Model.IsConstrained)
            {
                limits.WriteMemory(body, held, names);
                var value = names.Take("loss");
                body.WriteLine($"var {value} = {loss};");
                loss = value;
            }

            if (methods.Metric is null && !Model.IsConstrained && parts.Count < 2)
            {
                body.WriteLine($"return new {TypeText.Evaluation} {{ Loss = {loss} }};");
                return;
            }

            using (body.Block($"return new {TypeText.Evaluation}", ";"))
            {
                body.WriteLine($"Loss = {loss},");
                if (methods.Metric is { } metric) body.WriteLine($"Metric = {Value(metric)},");
                if (Model.IsConstrained) body.WriteLine($"MaxViolation = {limits.MaxViolation(held)},");
            }
        });
    }

    public void WriteGradient(Writer writer)
    {
        var documentation = new Documentation($"The value of {scope.Objective} and its gradient, for optimizers of your own.");
        scope.DocumentInputs(documentation, "Where to evaluate.");
        var signature = scope.AddInputs(new Signature($"{scope.Modifiers} {TypeText.Of(Model.Element)} ObjectiveGradient"));
        scope.Gradients.AddTo(signature);
        scope.Gradients.Document(documentation, "the derivative with respect to");
        documentation.Returns("The whole weighted objective.");
        if (Model.HasSamples || scope.Layout.Spans.Count > 0)
        {
            var empty = Model.HasSamples ? "There are no samples" : "";
            var wrong = scope.Layout.Spans.Count > 0 ? "a gradient is not as long as its variable or shares memory with another argument" : "";
            var words = string.Join(", or ", new[] { empty, wrong }.Where(part => part.Length > 0));
            documentation.Throws("ArgumentException", char.ToUpperInvariant(words[0]) + words.Substring(1) + ".");
        }

        documentation.Write(writer);
        GeneratedFile.Mark(writer);
        writer.WriteMember(signature.At(writer.Column), WriteGradientBody);
    }

    private void WriteGradientBody(Writer writer)
    {
        var names = scope.Names.Inner();
        scope.Gradients.WriteChecks(writer, Model.Variables.Concat(Model.Fixed).Concat(Model.Fields).Where(InputText.IsPlaced).Select(input => InputText.Memory(input, InputText.Expression(input, "this")))
            .Concat(Model.Samples.Select(column => $"samples.{scope.SampleProperties.Memory(column)}.Span")));
        scope.Gradients.WriteFirstValues(writer);
        scope.OutputLengths.WriteChecks(writer);
        Gathering.Write(writer, Model.Inputs);
        var batch = WriteBatch(writer, names);
        if (methods.Begin is { } begin && methods.Add is null && IsComplete(begin))
        {
            writer.WriteLine($"return {Cast(begin.ValueType)}{GradientCall(begin, batch, null, writer.Column + 7)};");
            return;
        }

        var loss = methods.Begin is null && methods.Add is not null ? null : names.Take("loss");
        WriteFirst(writer, loss);
        if (methods.Add is not { } add)
        {
            writer.WriteLine($"return {loss};");
            return;
        }

        var added = add.Inputs.Where(input => input.Kind == KernelInputKind.ScalarGradient)
            .ToDictionary(input => input, input => names.Take(input.Part!.Name + "Added"));
        var sum = names.Take("sum");
        writer.WriteLine($"var {sum} = {(loss is null ? "" : loss + " + ")}{GradientCall(add, batch, added, writer.Column + 18)};");
        foreach (var scalar in added)
            writer.WriteLine($"{InputText.Place(scalar.Key.Of!, scalar.Key.Part!, scope.Gradients[scalar.Key.Of!])} += {scalar.Value};");
        writer.WriteLine($"return {(SumType(methods.Begin, add) == Model.Element ? "" : $"({TypeText.Of(Model.Element)})")}{sum};");
    }

    /// <summary>The losses without samples, and zeros for the variables that they do not name.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="loss">What the losses are called; null where there are none to be called anything.</param>
    private void WriteFirst(Writer writer, string? loss)
    {
        var begin = methods.Begin;
        foreach (var variable in Model.Variables.Where(variable => begin is null || !begin.Moves(variable)))
        {
            var gradient = scope.Gradients[variable];
            writer.WriteLine(!variable.IsScalar ? $"{gradient}.Clear();" : variable.Struct is null ? $"{gradient} = 0;" : $"{gradient} = default;");
        }

        if (loss is null) return;
        var value = begin is null ? Literal.Of(0, Model.Element) : GradientCall(begin, "", null, writer.Column + 11);
        writer.WriteLine($"var {loss} = {value};");
    }

    private bool IsComplete(KernelMethod method) => Model.Variables.All(method.Moves);

    private string WriteBatch(Writer writer, Names names)
    {
        if (!Model.HasSamples) return "";
        var batch = names.Take("batch");
        writer.WriteLine($"{TypeText.Require}.AnyRow(samples.Count, nameof(samples));");
        writer.WriteLine($"var {batch} = new {TypeText.Batch}(0, samples.Count);");
        return batch;
    }

    private string GradientCall(KernelMethod method, string batch, IReadOnlyDictionary<KernelInput, string>? added, int column)
        => method.Call(scope.Kernel + ".", input => input.Kind switch
        {
            KernelInputKind.ScalarGradient when added != null => $"out var {added[input]}",
            KernelInputKind.Gradient or KernelInputKind.ScalarGradient => scope.Gradients.Argument(input),
            _ => Argument(input, batch),
        }, column);

    private string Argument(KernelInput input, string batch) => input.Kind switch
    {
        KernelInputKind.Column => InputText.Argument(input.Of!, input.Part!, $"samples.{scope.SampleProperties.Memory(input.Of!)}.Span"),
        KernelInputKind.RowLength => InputText.Numbers(input.Of!, $"samples.{scope.SampleProperties.RowLength(input.Of!)}"),
        KernelInputKind.Rows => batch,
        KernelInputKind.Scale => $"{batch}.Scale",
        _ => InputText.Argument(input.Of!, input.Part!, InputText.Expression(input.Of!, "this")),
    };

    private string Cast(ElementType type) => type == Model.Element ? "" : $"({TypeText.Of(Model.Element)})";

    private ElementType SumType(KernelMethod? begin, KernelMethod add)
        => begin?.ValueType == ElementType.Double || add.ValueType == ElementType.Double || (begin is null && Model.Element == ElementType.Double)
            ? ElementType.Double
            : ElementType.Single;
}
