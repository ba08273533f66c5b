using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members;

/// <summary>One optimizer of the problem, with the names of its members.</summary>
/// <param name="Model">What the user set.</param>
/// <param name="Row">What is known of it.</param>
/// <param name="Solver">The name of its solver class.</param>
/// <param name="Minimize">The name of the member that makes one and runs it.</param>
internal sealed record SolverNames(OptimizerModel Model, OptimizerRow Row, string Solver, string Minimize)
{
    /// <summary>The optimizers of a problem: one has the plain names, several carry theirs.</summary>
    public static IEnumerable<SolverNames> Of(ProblemModel model) => model.Optimizers.Select(optimizer => model.Optimizers.Count == 1
        ? new SolverNames(optimizer, OptimizerTable.Find(optimizer.Name), "Solver", "Minimize")
        : new SolverNames(optimizer, OptimizerTable.Find(optimizer.Name), optimizer.Name + "Solver", "Minimize" + optimizer.Name));
}

/// <summary><c>Minimize</c>: a solver, run to the end.</summary>
internal sealed class MinimizeMember(ProblemScope scope, SolverNames optimizer)
{
    private ProblemModel Model => scope.Model;

    public void Write(Writer writer)
    {
        var sampled = Model.HasSamples;
        var manner = !sampled ? "" : optimizer.Row.IsStochastic ? " on mini-batches" : " on all samples";
        var documentation = new Documentation($"Minimises {scope.Objective} by {optimizer.Row.Title}{manner}.");
        Document(documentation);
        documentation.Parameter("options", "Limits, tolerances and habits; the defaults where absent.")
            .Parameter("cancellationToken", "Observed at every iteration.")
            .Returns("Why the run ended, and where. It never throws because it did not converge.")
            .Throws("ArgumentException", scope.Wrong("the optimizer cannot use an option"))
            .Remarks($"Allocates one {Documentation.See(optimizer.Solver)}{(sampled && optimizer.Row.IsStochastic ? ", one permutation of the samples" : "")} and nothing afterwards.")
            .Write(writer);
        GeneratedFile.Mark(writer);
        var signature = Parameters(new Signature($"{scope.Modifiers} {TypeText.MinimizeResult} {optimizer.Minimize}"))
            .Add(TypeText.MinimizeOptions + "?", "options", "null")
            .Add(TypeText.CancellationToken, "cancellationToken", "default");
        var lengths = Model.Variables.Where(variable => !variable.IsScalar).Select(variable => $"{variable.Name}.Length")
            .Concat(scope.OutputLengths.Names).Concat(["options"]).Prepend("this").Skip(Model.IsInstance ? 0 : 1);
        writer.WriteLine(signature.At(writer.Column));
        using (writer.Indent())
        {
            writer.WriteLine($"=> new {optimizer.Solver}({string.Join(", ", lengths)}).Minimize({string.Join(", ", Arguments())});");
        }
    }

    /// <summary>What the static member and the solver's have in common.</summary>
    public Signature Parameters(Signature signature)
    {
        scope.AddMoved(signature);
        if (Model.HasSamples) signature.Add("Samples?", "validation", "null");
        if (Model.IsConstrained) signature.Add(TypeText.Span(Model.Element), SolverConstraints.Parameter, "default");
        return signature;
    }

    public void Document(Documentation documentation)
    {
        scope.DocumentInputs(documentation, "In: where to start. Out: the best point found.");
        if (Model.HasSamples) DocumentValidation(documentation);
        if (Model.IsConstrained)
            documentation.Parameter(SolverConstraints.Parameter, $"In: where multipliers start. Out: one for each limit of {new LimitText(Model).Described}, in this order, of two sides the lower one first. May be empty.");
    }

    private void DocumentValidation(Documentation documentation)
    {
        var judge = scope.Metric is { } metric ? Documentation.See(metric.Name) : "the loss";
        documentation.Parameter("validation", $"Data on which {judge} picks the best parameters and decides when to stop.");
    }

    private IEnumerable<string> Arguments()
        => scope.MovedArguments.Concat(Model.HasSamples ? ["validation"] : Array.Empty<string>()).Concat(Model.IsConstrained ? [SolverConstraints.Parameter] : Array.Empty<string>()).Append("cancellationToken");
}
