using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>CheckGradients</c>: every generated derivative of the problem against differences.</summary>
/// <param name="scope">The problem.</param>
/// <param name="losses">Its losses one by one.</param>
/// <param name="inner">The problem as drivers see it, where that is something else.</param>
internal sealed class CheckMember(ProblemScope scope, LossesType losses, ProblemScope? inner)
{
    private const string DifferenceCheck = "global::Steepest.Kernels.DifferenceCheck";

    private ProblemModel Model => scope.Model;

    private string Element => TypeText.Of(scope.Layout.Element);

    public void Write(Writer writer)
    {
        var documentation = new Documentation(
            losses.Count > 0 ? $"Compares every generated derivative, that of the objective and that of each loss{(Model.IsConstrained ? " and constraint" : "")}, with differences at a point."
                : "Compares the generated derivative with differences at a point.");
        scope.DocumentInputs(documentation, "Where to compare.");
        documentation.Returns("The largest disagreement, and where it was found.");
        if (Model.HasSamples) documentation.Throws("ArgumentException", "There are no samples.");
        documentation.Remarks((scope.Multiplies ? "Products with the Hessian are compared with differences of gradients. " : "") + "For tests: evaluates the losses some dozen times for each element of the variables, and allocates.").Write(writer);
        GeneratedFile.Mark(writer);
        var signature = scope.AddInputs(new Signature($"{scope.Modifiers} {TypeText.GradientCheck} CheckGradients"));
        using (writer.Block(signature.At(writer.Column))) WriteBody(writer);
    }

    private void WriteBody(Writer writer)
    {
        var names = scope.Names.Inner();
        if (Model.HasSamples) writer.WriteLine($"{TypeText.Require}.AnyRow(samples.Count, nameof(samples));");
        scope.OutputLengths.WriteChecks(writer);
        Gathering.Write(writer, Model.Inputs);
        var packed = new EvaluationPoint(scope);
        var point = names.Take("point");
        packed.Write(writer, point);
        SolverDomains.WriteRequirements(scope, writer, point);
        var blocks = names.Take("variables");
        writer.WriteLine($"global::System.ReadOnlySpan<{EvaluationPoint.BlockType}> {blocks} =");
        using (writer.Indent()) writer.WriteLine(Signature.List("[", [.. packed.Blocks], "];", writer.Column));
        var kernel = names.Take("kernel");
        var check = names.Take("check");
        var constructor = new KernelConstruction(scope);
        writer.WriteLine($"var {kernel} = {constructor.Expression("samples", writer.Column)};");
        var whole = Run(Model.HasSamples ? "RunSampled" : "Run", scope.Kernel, kernel, point, blocks);
        if (losses.Count == 0 && !scope.Multiplies && inner is null && !ChecksLimits)
        {
            writer.WriteLine($"return {whole};");
            return;
        }

        writer.WriteLine($"var {check} = {whole};");
        if (losses.Count > 0) WriteLosses(writer, names, check, point, blocks);
        names = names.Inner();
        if (ChecksLimits && inner is null) WriteLimits(writer, names, check, RunLimits(scope, kernel, point, blocks));
        if (scope.Multiplies && inner is null) WriteProducts(writer, names, check, Run(Model.HasSamples ? "RunSampledProducts" : "RunProducts", scope.Kernel, kernel, point, blocks));
        if (inner is not null) WriteInner(writer, names, inner, check, point, packed);
        writer.WriteLine($"return {check};");
    }

    /// <summary>The derivatives by the numbers that drivers change.</summary>
    private void WriteInner(Writer writer, Names names, ProblemScope inner, string check, string point, EvaluationPoint packed)
    {
        var (kernel, next, blocks) = (names.Take("inner"), names.Take("ofNumbers"), names.Take("numbers"));
        SolverDomains.WriteNumbers(inner, writer, point);
        writer.WriteLine($"global::System.ReadOnlySpan<{EvaluationPoint.BlockType}> {blocks} =");
        using (writer.Indent()) writer.WriteLine(Signature.List("[", [.. packed.BlocksOfNumbers], "];", writer.Column));
        writer.WriteLine($"var {kernel} = {new KernelConstruction(inner).Expression("samples", writer.Column)};");
        writer.WriteLine($"var {next} = {Run(Model.HasSamples ? "RunSampled" : "Run", inner.Kernel, kernel, point, blocks)};");
        WriteWorse(writer, check, next);
        if (ChecksLimits) WriteLimits(writer, names, check, RunLimits(inner, kernel, point, blocks));
        if (scope.Multiplies) WriteProducts(writer, names, check, Run(Model.HasSamples ? "RunSampledProducts" : "RunProducts", inner.Kernel, kernel, point, blocks));
    }

    /// <summary>Limits whose methods have no gradient of their own are compared as drivers see them.</summary>
    private bool ChecksLimits => Model.Optimizers.Count > 0 && Model.Methods.Any(method => method is { Role: MethodRole.Constraint, IsVoid: true });

    private string RunLimits(ProblemScope of, string kernel, string point, string blocks)
        => $"{DifferenceCheck}.Run{(Model.HasSamples ? "Sampled" : "")}Limits<{Element}, {of.Kernel}>(ref {kernel}, {point}, {blocks}, {new Constraints.LimitText(Model).Count})";

    private static void WriteLimits(Writer writer, Names names, string check, string run)
    {
        var limits = names.Take("limits");
        writer.WriteLine($"var {limits} = {run};");
        WriteWorse(writer, check, limits);
    }

    /// <summary>The worst stays, and once the differences cannot tell, that does.</summary>
    private void WriteLosses(Writer writer, Names names, string check, string point, string blocks)
    {
        var (row, loss, alone, next) = (names.Take("rowGradient"), names.Take("loss"), names.Take("alone"), names.Take("next"));
        var type = $"global::Steepest.Generated.{losses.Name}";
        if (losses.TakesRow) writer.WriteLine($"var {row} = new {Element}[{point}.Length];");
        var arguments = new KernelConstruction(scope).Arguments("samples").Concat(losses.TakesRow ? [row] : Array.Empty<string>()).ToList();
        if (losses.Count == 1)
        {
            WriteComparison();
            return;
        }

        arguments.Insert(0, loss);
        using (writer.Block($"for (var {loss} = 0; {loss} < {Literal.Of(losses.Count)}; {loss}++)")) WriteComparison();
        writer.Blank();

        void WriteComparison()
        {
            writer.WriteLine($"var {alone} = {Signature.List($"new {type}(", arguments, ")", writer.Column + 12)};");
            writer.WriteLine($"var {next} = {Run("Run", type, alone, point, blocks)};");
            WriteWorse(writer, check, next);
        }
    }

    /// <summary>Products with the Hessian, against differences of gradients.</summary>
    private static void WriteProducts(Writer writer, Names names, string check, string run)
    {
        var products = names.Take("products");
        writer.WriteLine($"var {products} = {run};");
        WriteWorse(writer, check, products);
    }

    private static void WriteWorse(Writer writer, string check, string next)
        => writer.WriteLine($"if (!({next}.MaxRelativeError <= {check}.MaxRelativeError || double.IsNaN({check}.MaxRelativeError))) {check} = {next};");

    private string Run(string method, string type, string kernel, string point, string blocks)
        => $"{DifferenceCheck}.{method}<{Element}, {type}>(ref {kernel}, {point}, {blocks})";
}
