using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The class <c>Solver</c>: it owns a driver, packs and unpacks the variables and makes the kernels.</summary>
internal sealed class SolverMember
{
    private readonly ProblemScope scope;
    private readonly SolverNames optimizer;
    private readonly SolverConstruction construction;
    private readonly KernelConstruction kernels;
    private readonly MinimizeMember minimize;
    private readonly SolverPacking packing;
    private readonly SolverConstraints constraints;
    private readonly string driver;
    private readonly string problem;
    private readonly string kernel;
    private readonly string report;
    private readonly string check;
    private readonly string held;
    private readonly string whole;
    private readonly bool descends;

    /// <param name="scope">The problem.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="minimize">The static member.</param>
    /// <param name="descends">Whether the kernel moves the variables itself where a batch is one row.</param>
    public SolverMember(ProblemScope scope, SolverNames optimizer, MinimizeMember minimize, bool descends)
    {
        this.descends = descends;
        this.scope = scope;
        this.optimizer = optimizer;
        this.minimize = minimize;
        var names = scope.Names.Inner();
        driver = names.Take("driver");
        problem = names.Take("problem");
        kernel = names.Take("kernel");
        held = names.Take("held");
        whole = names.Take("whole");
        check = names.Take("check");
        report = names.Take("report");
        var bounds = new SolverBounds(scope, names.Take("bounds"));
        var penalty = new SolverPenalty(scope, names.Take("penalty"));
        var domains = new SolverDomains(scope, names.Take("numbers"));
        constraints = new SolverConstraints(scope, optimizer, driver);
        construction = new SolverConstruction(scope, optimizer, driver, problem, bounds, penalty, constraints, domains);
        packing = new SolverPacking(scope, driver, bounds, penalty, domains);
        kernels = new KernelConstruction(scope);
    }

    private ProblemModel Model => scope.Model;

    private bool IsStochastic => Model.HasSamples && optimizer.Row.IsStochastic;

    /// <summary>What the driver sees: residuals where it knows them.</summary>
    private string? KernelType => optimizer.Row.UsesResiduals ? scope.Residuals : null;

    /// <summary>A line search sees all samples at once; residuals are asked for in blocks.</summary>
    private bool IsWrapped => Model.HasSamples && !IsStochastic && !optimizer.Row.UsesResiduals;

    private string Wrapped => $"global::Steepest.Kernels.{(optimizer.Row.UsesProducts ? "WholeBatchProducts" : "WholeBatch")}<{TypeText.Of(scope.Layout.Element)}, {scope.Kernel}>";

    public void Write(Writer writer)
    {
        new Documentation($"Minimises {scope.Objective} by {optimizer.Row.Title}, one iteration at a time or to the end.")
            .Remarks("Owns all the memory it will ever need; for one thread at a time.").Write(writer);
        GeneratedFile.Mark(writer);
        using (writer.Block($"{scope.Accessibility} sealed class {optimizer.Solver}"))
        {
            construction.WriteFields(writer);
            construction.WriteConstructor(writer);
            writer.Blank();
            constraints.WriteProperty(writer);
            WriteStep(writer);
            writer.Blank();
            WriteMinimize(writer);
            if (IsStochastic && !constraints.Any)
            {
                writer.Blank();
                new SourceMembers(scope, optimizer).WriteMember(writer, driver, problem, packing);
            }

            writer.Blank();
            WriteState(writer);
            writer.Blank();
            packing.Write(writer);
        }
    }

    private void WriteStep(Writer writer)
    {
        var documentation = new Documentation($"One iteration of {optimizer.Row.Title}{(IsStochastic ? $" with {Documentation.Reference("samples")} as the batch" : "")}. Allocates nothing.");
        scope.DocumentInputs(documentation, "In: where to start. Out: where the iteration led.");
        documentation.Returns("Loss, gradient and step, and whether the iteration was the last.")
            .Throws("ArgumentException", scope.Wrong()).Write(writer);
        var signature = scope.AddMoved(new Signature($"public {TypeText.StepReport} Step"));
        WriteOptimized(writer);
        using (writer.Block(signature.At(writer.Column)))
        {
            if (Model.HasSamples) writer.WriteLine($"{TypeText.Require}.AnyRow(samples.Count, nameof(samples));");
            scope.OutputLengths.WriteComparisons(writer);
            packing.WritePackCall(writer);
            Gathering.Write(writer, Model.Inputs, problem);
            var batch = IsStochastic ? $", new {TypeText.Batch}(0, samples.Count)" : "";
            writer.WriteLine($"var {kernel} = {kernels.Expression("samples", writer.Column, problem, KernelType)};");
            var isWhole = IsWrapped && !constraints.SeesSamples;
            if (isWhole) writer.WriteLine($"var {whole} = new {Wrapped}({kernel}, {driver}.Shards);");
            var step = IsWrapped && constraints.SeesSamples ? "StepOnSamples" : "Step";
            writer.WriteLine($"var {report} = {driver}.{step}(ref {(isWhole ? whole : kernel)}{batch});");
            packing.WriteUnpackCall(writer);
            writer.WriteLine($"return {report};");
        }
    }

    private void WriteMinimize(Writer writer)
    {
        var documentation = new Documentation("Runs on from what earlier calls left, to the end. Allocates nothing once it has seen this many samples.");
        if (!IsStochastic) documentation = new Documentation("Runs on from what earlier calls left, to the end. Allocates nothing.");
        minimize.Document(documentation);
        documentation.Parameter("cancellationToken", "Observed at every iteration.")
            .Returns("Why the run ended, and where. It never throws because it did not converge.")
            .Throws("ArgumentException", scope.Wrong()).Write(writer);
        var signature = minimize.Parameters(new Signature($"public {TypeText.MinimizeResult} Minimize"))
            .Add(TypeText.CancellationToken, "cancellationToken", "default");
        WriteOptimized(writer);
        using (writer.Block(signature.At(writer.Column)))
        {
            scope.OutputLengths.WriteComparisons(writer);
            constraints.WriteChecks(writer);
            packing.WritePackCall(writer);
            constraints.WriteEntry(writer);
            Gathering.Write(writer, Model.Inputs, problem);
            writer.WriteLine($"var {kernel} = {kernels.Expression("samples", writer.Column, problem, KernelType)};");
            var others = "";
            if (Model.HasSamples)
            {
                writer.WriteLine($"var {held} = validation.GetValueOrDefault();");
                writer.WriteLine($"var {check} = {kernels.Expression(held, writer.Column, problem, KernelType)};");
                others = $", ref {check}, validation.HasValue";
            }

            using (writer.Block("try"))
            {
                writer.WriteLine($"return {driver}.{(descends ? "Descend" : Model.HasSamples ? "Train" : "Minimize")}(ref {kernel}{others}, cancellationToken);");
            }

            // Where something throws, the variables are the last point at which nothing did.
            using (writer.Block("finally"))
            {
                packing.WriteUnpackCall(writer);
                constraints.WriteExit(writer);
            }
        }
    }

    private void WriteState(Writer writer)
    {
        new Documentation("Forgets everything learned from earlier iterations.").Write(writer);
        writer.WriteLine($"public void Reset() => {driver}.Reset();");
        writer.Blank();
        new Documentation("Writes the state, so that another solver of these lengths goes on bit for bit. The variables are yours to keep.")
            .Parameter("writer", "Receives the bytes.").Write(writer);
        writer.WriteLine($"public void Save(global::System.Buffers.IBufferWriter<byte> writer) => {driver}.Save(writer);");
        writer.Blank();
        new Documentation($"Takes up a state that {Documentation.See("Save")} wrote.")
            .Parameter("saved", "The bytes.")
            .Throws("IO.InvalidDataException", "The bytes are damaged, newer than this version, or not of a solver of this problem and these lengths; the solver is untouched.")
            .Write(writer);
        writer.WriteLine($"public void Load(global::System.ReadOnlySpan<byte> saved) => {driver}.Load(saved);");
    }

    private static void WriteOptimized(Writer writer) => writer.WriteLine(
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
}
