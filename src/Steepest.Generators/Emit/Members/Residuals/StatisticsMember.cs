using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>Statistics</c>: what the residuals and their Jacobian say of the variables at a point.</summary>
internal sealed class StatisticsMember(ProblemScope scope)
{
    public const string Name = "Statistics";

    private ProblemModel Model => scope.Model;

    public Signature Signature => scope.AddInputs(new Signature($"{scope.Modifiers} global::Steepest.FitStatistics {Name}"));

    public void Write(Writer writer)
    {
        var documentation = new Documentation("How well the data determine the variables: standard errors, covariance, intervals.");
        scope.DocumentInputs(documentation, "Where the fit ended.");
        documentation.Returns("The statistics of the fit, its residuals taken for linear over the errors of the variables.");
        if (Model.HasSamples) documentation.Throws("ArgumentException", "There are no samples.");
        documentation.Remarks("Evaluates the residuals and their Jacobian once, and allocates.").Write(writer);
        GeneratedFile.Mark(writer);
        using (writer.Block(Signature.At(writer.Column))) WriteBody(writer);
    }

    private void WriteBody(Writer writer)
    {
        var names = scope.Names.Inner();
        if (Model.HasSamples) writer.WriteLine($"{TypeText.Require}.AnyRow(samples.Count, nameof(samples));");
        foreach (var variable in Model.Variables.Where(variable => variable.StatedLength > 0)) writer.WriteLine($"{TypeText.Require}.Length({variable.Name}, {Literal.Of(variable.StatedLength)});");
        scope.OutputLengths.WriteChecks(writer);
        Gathering.Write(writer, Model.Inputs);
        var packed = new EvaluationPoint(scope);
        var (point, blocks, kernel) = (names.Take("point"), names.Take("variables"), names.Take("kernel"));
        packed.Write(writer, point);
        writer.WriteLine($"{EvaluationPoint.BlockType}[] {blocks} =");
        using (writer.Indent()) writer.WriteLine(Signature.List("[", [.. packed.Blocks], "];", writer.Column));
        var bounds = new SolverBounds(scope, names.Take("bounds"), isLocal: true);
        bounds.WriteConstruction(writer);
        bounds.WritePacking(writer);
        writer.WriteLine($"var {kernel} = {new KernelConstruction(scope).Expression("samples", writer.Column, type: scope.Residuals)};");
        var groups = $"[{string.Join(", ", Model.Residuals.Select(method => new ResidualText(method, Model).Group))}]";
        writer.WriteLine(Signature.List(
            $"return global::Steepest.Minimization.FitReport.Of<{TypeText.Of(scope.Layout.Element)}, {scope.Residuals}>(",
            [$"ref {kernel}", point, groups, Literal.Of(Model.HasLosses), blocks, .. bounds.Arguments, .. scope.HasRowBlocks ? ["hasBlocks: true"] : Array.Empty<string>()], ");", writer.Column));
    }
}
