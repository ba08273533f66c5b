using Steepest.Generators.Emit.Members;
using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Refusals;

/// <summary>
/// The file of a problem that is refused: one <c>#error</c> with the reason, so that no build succeeds, and the members that would have been
/// generated, so that calls of them add no errors that hide it.
/// </summary>
internal sealed class RefusalEmitter
{
    private readonly ProblemModel model;
    private readonly Refusal refusal;
    private readonly ProblemScope scope;
    private readonly Writer writer = new();

    private RefusalEmitter(ProblemModel model, Refusal refusal)
    {
        this.model = model;
        this.refusal = refusal;
        scope = new ProblemScope(new CompiledProblem(model, Ir.EquatableArray<CompiledGradient>.Empty));
    }

    /// <summary>The file; null where there is nothing to say and nothing to declare.</summary>
    public static string? Emit(ProblemModel model, Refusal refusal)
        => refusal.Id.Length == 0 && model.Methods.Count == 0 ? null : new RefusalEmitter(model, refusal).Emit();

    private string Emit()
    {
        Members.GeneratedFile.WriteHeader(writer, model.Type.Name);

        // Without an id the C# compiler has said what is wrong.
        if (refusal.Id.Length > 0) writer.WriteLine($"#error {refusal.Id} {refusal.Message.Replace('\r', ' ').Replace('\n', ' ')}");
        if (model.Methods.Count == 0) return writer.ToString();

        writer.Blank();
        var blocks = new Stack<Writer.Scope>();
        if (model.Type.Namespace.Length > 0) blocks.Push(writer.Block($"namespace {model.Type.Namespace}"));
        foreach (var part in model.Type.Parts) blocks.Push(writer.Block($"{part.Keyword} {part.Name}"));
        foreach (var method in model.Methods.Where(method => method.Role != MethodRole.Metric)) WriteDerivatives(method);
        if (model.IsProblem) WriteProblem();
        while (blocks.Count > 0) blocks.Pop().Dispose();
        return writer.ToString();
    }

    private void WriteDerivatives(MethodModel method)
    {
        foreach (var kind in DerivativeMembers.Of(method)) WriteMember(DerivativeMember.Of(scope, method, kind).Signature);
    }

    private void WriteProblem()
    {
        WriteMember(Inputs(TypeText.Evaluation, "Evaluate"));
        var gradient = Inputs(TypeText.Of(model.Element), "ObjectiveGradient");
        AddGradients(gradient, model.Variables);
        WriteMember(gradient);
        WriteMember(Inputs(TypeText.GradientCheck, "CheckGradients"));
        if (model.UsesResiduals)
        {
            WriteMember(new StatisticsMember(scope).Signature);
            WriteMember(new ResidualJacobianMember(scope).Signature);
        }

        if (ManyProblems.Of(model) is { } many) WriteMember(new ManyMember(scope, many).Signature);
        if (model.HasSamples)
        {
            writer.Blank();
            new SamplesMember(scope).Write(writer);
        }

        foreach (var optimizer in SolverNames.Of(model))
        {
            var minimize = new MinimizeMember(scope, optimizer);
            WriteMember(minimize.Parameters(new Signature($"{scope.Modifiers} {TypeText.MinimizeResult} {optimizer.Minimize}"))
                .Add(TypeText.MinimizeOptions + "?", "options", "null")
                .Add(TypeText.CancellationToken, "cancellationToken", "default"));
            if (FrontMember.CandidatesOf(model).Count > 0) WriteMember(new FrontMember(scope, optimizer).Signature);
            WriteSolver(optimizer, minimize);
        }
    }

    private void WriteSolver(SolverNames optimizer, MinimizeMember minimize)
    {
        WriteMark();
        using (writer.Block($"{scope.Accessibility} sealed class {optimizer.Solver}"))
        {
            var constructor = new Signature($"public {optimizer.Solver}");
            if (model.IsInstance) constructor.Add(model.Type.Name, "problem");
            foreach (var span in model.Variables.Where(variable => !variable.IsScalar)) constructor.Add("int", Names.Bare(span.Name) + "Length");
            scope.OutputLengths.AddTo(constructor);
            WriteMember(constructor.Add(TypeText.MinimizeOptions + "?", "options", "null"));
            WriteMember(scope.AddMoved(new Signature($"public {TypeText.StepReport} Step")));
            WriteMember(minimize.Parameters(new Signature($"public {TypeText.MinimizeResult} Minimize")).Add(TypeText.CancellationToken, "cancellationToken", "default"));
            if (model.IsConstrained) WriteMember($"public {TypeText.Span(model.Element)} Multipliers");
            WriteMember(new Signature("public void Reset"));
            WriteMember(new Signature("public void Save").Add("global::System.Buffers.IBufferWriter<byte>", "writer"));
            WriteMember(new Signature("public void Load").Add("global::System.ReadOnlySpan<byte>", "saved"));
        }
    }

    private Signature Inputs(string type, string name) => scope.AddInputs(new Signature($"{scope.Modifiers} {type} {name}"));

    private static void AddGradients(Signature signature, IEnumerable<ParameterModel> variables)
    {
        foreach (var variable in variables)
            signature.Add(InputText.Destination(variable), Names.Bare(variable.Name) + "Gradient");
    }

    private void WriteMember(Signature signature) => WriteMember(signature.At(writer.Column));

    private void WriteMember(string signature)
    {
        WriteMark();
        writer.WriteLine(signature);
        using (writer.Indent()) writer.WriteLine($"=> throw new global::System.NotSupportedException(\"{refusal.Id}: nothing could be generated.\");");
    }

    private void WriteMark()
    {
        writer.Blank();
        writer.WriteLine("/// <summary>Nothing could be generated: see the error at the head of this file.</summary>");
        Members.GeneratedFile.Mark(writer);
    }
}
