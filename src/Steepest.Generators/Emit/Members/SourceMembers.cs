using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>Minimize</c> on batches that a source hands out: of the problem, and of a solver, which makes a kernel over each batch.</summary>
internal sealed class SourceMembers
{
    /// <summary>Of <c>new(…)</c> the samples are meant: an interface cannot be made, but stands beside them as if it could.</summary>
    private const string Yielding = "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]";

    private readonly ProblemScope scope;
    private readonly SolverNames optimizer;
    private readonly Names names;
    private readonly string source;

    public SourceMembers(ProblemScope scope, SolverNames optimizer)
    {
        this.scope = scope;
        this.optimizer = optimizer;
        names = scope.Names.Inner();
        source = names.Take("source");
    }

    private ProblemModel Model => scope.Model;

    /// <summary>The member of the problem.</summary>
    public void WriteStatic(Writer writer)
    {
        var documentation = Document($"Minimises {scope.Objective} by {optimizer.Row.Title} on batches that a source hands out.");
        documentation.Parameter("options", "Limits, tolerances and habits; the defaults where absent.")
            .Parameter("cancellationToken", "Observed at every iteration.")
            .Returns("Why the run ended, and where; the loss is the mean over the last epoch, of each batch before the update there.")
            .Throws("ArgumentException", scope.Wrong("the optimizer cannot use an option"))
            .Write(writer);
        GeneratedFile.Mark(writer);
        writer.WriteLine(Yielding);
        var signature = Parameters($"{scope.Modifiers} {TypeText.MinimizeResult} {optimizer.Minimize}")
            .Add(TypeText.MinimizeOptions + "?", "options", "null")
            .Add(TypeText.CancellationToken, "cancellationToken", "default");
        var lengths = Model.Variables.Where(variable => !variable.IsScalar).Select(variable => $"{variable.Name}.Length")
            .Concat(scope.OutputLengths.Names).Concat(["options"]).Prepend("this").Skip(Model.IsInstance ? 0 : 1);
        writer.WriteLine(signature.At(writer.Column));
        using (writer.Indent())
        {
            var moved = scope.MovedArguments.Where(argument => argument != "samples");
            writer.WriteLine($"=> new {optimizer.Solver}({string.Join(", ", lengths)}).Minimize({string.Join(", ", moved)}, {source}, validation, cancellationToken);");
        }
    }

    /// <summary>The member of a solver.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="driver">The field that holds the driver.</param>
    /// <param name="problem">The field that holds the problem, where it is an instance.</param>
    /// <param name="packing">The way of the variables.</param>
    public void WriteMember(Writer writer, string driver, string problem, SolverPacking packing)
    {
        var (kernel, held, check, batch) = (names.Take("kernel"), names.Take("held"), names.Take("check"), names.Take("batch"));
        var kernels = new KernelConstruction(scope);
        Document("Runs on from what earlier calls left, to the end, on batches that a source hands out. Allocates nothing but what the source does.")
            .Parameter("cancellationToken", "Observed at every iteration.")
            .Returns("Why the run ended, and where; the loss is the mean over the last epoch, of each batch before the update there.")
            .Throws("ArgumentException", scope.Wrong())
            .Write(writer);
        writer.WriteLine("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        writer.WriteLine(Yielding);
        var signature = Parameters($"public {TypeText.MinimizeResult} Minimize").Add(TypeText.CancellationToken, "cancellationToken", "default");
        using (writer.Block(signature.At(writer.Column)))
        {
            scope.OutputLengths.WriteComparisons(writer);
            packing.WritePackCall(writer);
            Gathering.Write(writer, Model.Inputs, problem);
            writer.WriteLine($"var {held} = validation.GetValueOrDefault();");
            writer.WriteLine($"var {check} = {kernels.Expression(held, writer.Column, problem)};");
            writer.WriteLine($"{driver}.Begin({source}, ref {check}, validation.HasValue, cancellationToken);");
            using (writer.Block("try"))
            {
                using (writer.Block($"while ({driver}.Next({source}, ref {check}, out var {batch}))"))
                {
                    writer.WriteLine($"var {kernel} = {kernels.Expression(batch, writer.Column, problem)};");
                    writer.WriteLine($"{driver}.Learn(ref {kernel});");
                }

                writer.Blank();
                writer.WriteLine($"return {driver}.End(ref {check});");
            }

            using (writer.Block("finally"))
            {
                writer.WriteLine($"{driver}.Leave();");
                packing.WriteUnpackCall(writer);
            }
        }
    }

    private Signature Parameters(string start)
    {
        var signature = new Signature(start);
        foreach (var variable in Model.Variables) signature.Add(InputText.Moved(variable), variable.Name);
        foreach (var input in Model.Fixed) signature.Add(InputText.Read(input), input.Name);
        return signature.Add("global::Steepest.IBatchSource<Samples>", source).Add("Samples?", "validation", "null");
    }

    private Documentation Document(string summary)
    {
        var documentation = new Documentation(summary);
        foreach (var input in Model.Variables) documentation.Parameter(input.Name, ProblemScope.Described(input, "In: where to start. Out: the best point found."));
        foreach (var input in Model.Fixed) documentation.Parameter(input.Name, input.LengthOf is null ? ProblemScope.Described(input, "Stays as given.") : OutputLengths.Describe(input));
        var judge = scope.Metric is { } metric ? Documentation.See(metric.Name) : "the loss";
        return documentation.Parameter(source, "Hands out the batches; each moves the variables.")
            .Parameter("validation", $"Data on which {judge} picks the best parameters and decides when to stop.");
    }
}
