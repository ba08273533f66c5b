using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>ResidualJacobian</c>: all residuals and their derivatives, of each row by what it touches.</summary>
internal sealed class ResidualJacobianMember
{
    public const string Name = "ResidualJacobian";

    private readonly ProblemScope scope;
    private readonly Names names;
    private readonly string jacobian;

    public ResidualJacobianMember(ProblemScope scope)
    {
        this.scope = scope;
        names = scope.Names.Inner();
        jacobian = names.Take("jacobian");
    }

    private ProblemModel Model => scope.Model;

    private string Element => TypeText.Of(scope.Layout.Element);

    public Signature Signature => scope.AddInputs(new Signature($"{scope.Modifiers} void {Name}")).Add($"global::Steepest.SparseJacobian<{Element}>", jacobian);

    public void Write(Writer writer)
    {
        var documentation = new Documentation($"Evaluates all residuals and their Jacobian{(scope.HasRowBlocks ? ", of each row by the variables that it touches" : "")}.");
        scope.DocumentInputs(documentation, "Where to evaluate.");
        documentation.Parameter(jacobian, "Receives residuals and derivatives, without weights and robust functions.");
        if (Model.HasSamples) documentation.Throws("ArgumentException", "There are no samples.");
        if (scope.HasRowBlocks) documentation.Throws("ArgumentOutOfRangeException", "A row touches numbers that a variable does not have.");
        documentation.Remarks("Allocates nothing once the Jacobian has been filled with rows that touch the same variables.").Write(writer);
        GeneratedFile.Mark(writer);
        using (writer.Block(Signature.At(writer.Column))) WriteBody(writer);
    }

    private void WriteBody(Writer writer)
    {
        if (Model.HasSamples) writer.WriteLine($"{TypeText.Require}.AnyRow(samples.Count, nameof(samples));");
        foreach (var variable in Model.Variables.Where(variable => variable.StatedLength > 0)) writer.WriteLine($"{TypeText.Require}.Length({variable.Name}, {Literal.Of(variable.StatedLength)});");
        scope.OutputLengths.WriteChecks(writer);
        Gathering.Write(writer, Model.Inputs);
        var (scratch, point, kernel) = (names.Take("scratch"), names.Take("point"), names.Take("kernel"));
        writer.WriteLine($"using var {scratch} = global::Steepest.Kernels.Workspace.Open();");
        new EvaluationPoint(scope).Write(writer, point, scratch);
        writer.WriteLine($"var {kernel} = {new KernelConstruction(scope).Expression("samples", writer.Column, type: scope.Residuals)};");
        var outputs = $"[{string.Join(", ", Model.Residuals.Select(method => new ResidualText(method, Model).Each))}]";
        writer.WriteLine(Signature.List(
            $"global::Steepest.Minimization.JacobianReport.Fill<{Element}, {scope.Residuals}>(",
            [$"ref {kernel}", point, outputs, $"[{string.Join(", ", Model.Variables.Select(scope.Layout.Range))}]", jacobian], ");", writer.Column));
    }
}
