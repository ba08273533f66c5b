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
    private readonly string driver;
    private readonly string pack;
    private readonly string unpack;
    private readonly string kernel;
    private readonly string report;
    private readonly string result;
    private readonly string pointName;
    private readonly string check;
    private readonly string held;
    private readonly string whole;

    public SolverMember(ProblemScope scope, SolverNames optimizer, MinimizeMember minimize)
    {
        this.scope = scope;
        this.optimizer = optimizer;
        this.minimize = minimize;
        var names = scope.Names.Inner();
        driver = names.Take("driver");
        pack = names.Take("Pack");
        unpack = names.Take("Unpack");
        kernel = names.Take("kernel");
        held = names.Take("held");
        whole = names.Take("whole");
        check = names.Take("check");
        report = names.Take("report");
        result = names.Take("result");
        pointName = names.Take("point");
        construction = new SolverConstruction(scope, optimizer, driver);
        kernels = new KernelConstruction(scope);
    }

    private ProblemModel Model => scope.Model;

    private bool IsStochastic => Model.HasSamples && optimizer.Row.IsStochastic;

    /// <summary>A line search sees all samples at once.</summary>
    private string Wrapped => $"global::Steepest.Kernels.WholeBatch<{TypeText.Of(scope.Layout.Element)}, {scope.Kernel}>";

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
            WriteStep(writer);
            writer.Blank();
            WriteMinimize(writer);
            writer.Blank();
            WriteState(writer);
            writer.Blank();
            WritePack(writer);
            writer.Blank();
            WriteUnpack(writer);
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
            WritePackCall(writer);
            var batch = IsStochastic ? $", new {TypeText.Batch}(0, samples.Count)" : "";
            writer.WriteLine($"var {kernel} = {kernels.Expression("samples", writer.Column)};");
            if (Model.HasSamples && !IsStochastic) writer.WriteLine($"var {whole} = new {Wrapped}({kernel});");
            writer.WriteLine($"var {report} = {driver}.Step(ref {(Model.HasSamples && !IsStochastic ? whole : kernel)}{batch});");
            WriteUnpackCall(writer);
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
            WritePackCall(writer);
            writer.WriteLine($"var {kernel} = {kernels.Expression("samples", writer.Column)};");
            var others = "";
            if (Model.HasSamples)
            {
                writer.WriteLine($"var {held} = validation.GetValueOrDefault();");
                writer.WriteLine($"var {check} = {kernels.Expression(held, writer.Column)};");
                others = $", ref {check}, validation.HasValue";
            }

            writer.WriteLine($"var {result} = {driver}.{(Model.HasSamples ? "Train" : "Minimize")}(ref {kernel}{others}, cancellationToken);");
            WriteUnpackCall(writer);
            writer.WriteLine($"return {result};");
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

    private void WritePackCall(Writer writer)
        => writer.WriteLine($"{pack}({string.Join(", ", Model.Variables.Select(variable => variable.IsScalar ? "ref " + variable.Name : variable.Name))});");

    private void WriteUnpackCall(Writer writer)
        => writer.WriteLine($"{unpack}({string.Join(", ", Model.Variables.Select(variable => variable.IsScalar ? "out " + variable.Name : variable.Name))});");

    private void WritePack(Writer writer)
    {
        var signature = new Signature($"private void {pack}");
        foreach (var variable in Model.Variables)
            signature.Add(variable.IsScalar ? "ref readonly " + TypeText.Of(variable.Type) : TypeText.ReadOnlySpan(variable.Type), variable.Name);
        using (writer.Block(signature.At(writer.Column)))
        {
            foreach (var span in scope.Layout.Spans) writer.WriteLine($"{TypeText.Require}.Length({span.Variable.Name}, {span.Length});");
            WriteDistinct(writer);
            var point = WritePoint(writer);
            foreach (var variable in Model.Variables)
            {
                var part = scope.Layout.Part(point, variable);
                var isFirst = !variable.IsScalar && scope.Layout.Spans[0].Variable == variable;
                writer.WriteLine(variable.IsScalar
                    ? $"{part} = {Cast(variable.Type, scope.Layout.Element)}{variable.Name};"
                    : $"{variable.Name}.CopyTo({(isFirst ? point : part)});");
            }
        }
    }

    /// <summary>The packed point, in a local where several variables need it.</summary>
    private string WritePoint(Writer writer)
    {
        if (Model.Variables.Count == 1) return $"{driver}.Point";
        writer.WriteLine($"var {pointName} = {driver}.Point;");
        return pointName;
    }

    private void WriteDistinct(Writer writer)
    {
        for (var i = 0; i < Model.Variables.Count; i++)
        {
            for (var j = i + 1; j < Model.Variables.Count; j++)
            {
                var (first, second) = (Model.Variables[i], Model.Variables[j]);
                if (first.IsScalar && !second.IsScalar) (first, second) = (second, first);
                writer.WriteLine((first.IsScalar, second.IsScalar) switch
                {
                    (false, false) => $"{TypeText.Require}.NoOverlap({first.Name}, {second.Name});",
                    (false, true) => $"{TypeText.Require}.NoOverlapWith({first.Name}, in {second.Name});",
                    _ => $"{TypeText.Require}.Distinct(in {first.Name}, in {second.Name});",
                });
            }
        }
    }

    private void WriteUnpack(Writer writer)
    {
        var signature = new Signature($"private void {unpack}");
        foreach (var variable in Model.Variables)
            signature.Add(variable.IsScalar ? "out " + TypeText.Of(variable.Type) : TypeText.Span(variable.Type), variable.Name);
        using (writer.Block(signature.At(writer.Column)))
        {
            var point = WritePoint(writer);
            foreach (var variable in Model.Variables)
            {
                var part = scope.Layout.Part(point, variable);
                writer.WriteLine(variable.IsScalar
                    ? $"{variable.Name} = {Cast(scope.Layout.Element, variable.Type)}{part};"
                    : $"{part}.CopyTo({variable.Name});");
            }
        }
    }

    private static string Cast(Ir.ElementType from, Ir.ElementType to) => from == to ? "" : $"({TypeText.Of(to)})";

    private static void WriteOptimized(Writer writer) => writer.WriteLine(
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
}
