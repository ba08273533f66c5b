using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// A member that hands out derivatives of one method: the method's parameters, then its own; it checks its arguments, then calls the kernel.
/// </summary>
internal abstract class DerivativeMember
{
    private readonly ProblemScope scope;

    protected DerivativeMember(ProblemScope scope, MethodModel method, DerivativeKinds kind)
    {
        this.scope = scope;
        Method = method;
        Name = DerivativeMembers.NameOf(method, kind);
        Names = new Names(method.Parameters.Select(parameter => parameter.Name));
        Variables = [.. method.Variables()];
    }

    public string Name { get; }

    /// <summary>The head, whatever the body.</summary>
    public Signature Signature
    {
        get
        {
            var signature = new Signature($"{scope.ModifiersOf(Method)} {(Method.IsVoid ? "void" : TypeText.Of(Method.Primal.Type))} {Name}");
            foreach (var parameter in Method.Parameters) signature.Add(InputText.Declared(parameter), parameter.Name);
            AddOwn(signature);
            return signature;
        }
    }

    protected MethodModel Method { get; }

    /// <summary>The names of the member's parameters.</summary>
    protected Names Names { get; }

    protected IReadOnlyList<ParameterModel> Variables { get; }

    /// <summary>The spans and arrays that the method takes or finds in fields.</summary>
    protected IEnumerable<string> Spans => Method.Inputs.Where(InputText.IsPlaced).Select(input => InputText.Memory(input, InputText.Expression(input, "this")));

    /// <summary>What the kernel runs.</summary>
    protected EquatableArray<CompiledPart> Parts { get; private set; } = EquatableArray<CompiledPart>.Empty;

    /// <summary>What it does, after "The value of M and".</summary>
    protected abstract string Purpose { get; }

    /// <summary>How it does it, as a sentence without an end.</summary>
    protected abstract string Mode { get; }

    /// <summary>What of its own parameters it throws on, as a sentence without an end; empty for nothing.</summary>
    protected abstract string Wrong { get; }

    /// <summary>What the member itself takes from the pool, to go on with behind what the kernel stores; empty for nothing.</summary>
    protected virtual string OwnScratch => "";

    public static DerivativeMember Of(ProblemScope scope, MethodModel method, DerivativeKinds kind) => kind switch
    {
        DerivativeKinds.Directional => new DirectionalMember(scope, method),
        DerivativeKinds.HessianVector => new HessianVectorMember(scope, method),
        DerivativeKinds.Hessian => new HessianMember(scope, method),
        DerivativeKinds.Jacobian => new JacobianMember(scope, method),
        _ => new GradientMember(scope, method),
    };

    /// <param name="writer">Beside the user's method.</param>
    /// <param name="function">What the kernel runs.</param>
    /// <param name="kernel">The kernel's method.</param>
    public void Write(Writer writer, Function function, KernelMethod kernel)
        => Write(writer, EquatableArray.Of(new CompiledPart(PartRole.Columns, function)), new Dictionary<PartRole, KernelMethod> { [PartRole.Columns] = kernel });

    /// <param name="writer">Beside the user's method.</param>
    /// <param name="parts">What the kernel runs.</param>
    /// <param name="kernels">The kernel's methods for it.</param>
    public void Write(Writer writer, EquatableArray<CompiledPart> parts, IReadOnlyDictionary<PartRole, KernelMethod> kernels)
    {
        Parts = parts;
        Document(parts[0].Function).Write(writer);
        GeneratedFile.Mark(writer);
        writer.WriteMember(Signature.At(writer.Column), body =>
        {
            InputChecks.Write(body, Method.Parameters);
            Gathering.Write(body, Method.Inputs);
            WriteChecks(body);
            WriteCalls(body, kernels);
        });
    }

    protected virtual void WriteCalls(Writer writer, IReadOnlyDictionary<PartRole, KernelMethod> kernels)
        => writer.WriteLine($"return {Call(kernels[PartRole.Columns], writer.Column + "return ;".Length)};");

    protected string Call(KernelMethod kernel, int column) => Call(kernel, Own, column);

    /// <param name="kernel">What is called.</param>
    /// <param name="own">What it gets for what is not the method's; null for what is.</param>
    /// <param name="column">Where the call begins.</param>
    protected string Call(KernelMethod kernel, Func<KernelInput, string?> own, int column)
        => kernel.Call(scope.Kernel + ".", input => own(input) ?? InputText.Argument(input.Of!, input.Part!, InputText.Expression(input.Of!, "this")), column);

    /// <summary>The parameters behind the method's.</summary>
    protected abstract void AddOwn(Signature signature);

    protected abstract void DocumentOwn(Documentation documentation);

    /// <summary>What is checked of them, and what must be assigned before the call.</summary>
    protected abstract void WriteChecks(Writer writer);

    /// <summary>What the kernel gets for what is not the method's; null for what is.</summary>
    protected abstract string? Own(KernelInput input);

    private Documentation Document(Function function)
    {
        var rows = Method.IsSampled() ? " for one sample" : "";
        var noun = Method.Role == MethodRole.Loss ? "loss" : Method.Role == MethodRole.Residual ? "residual" : "value";
        var documentation = new Documentation($"The {(Method.IsVoid ? "outputs" : "value")} of {Documentation.See(Method.Name)}{rows} and {Purpose}.");
        foreach (var parameter in Method.Parameters)
        {
            documentation.Parameter(parameter.Name, ProblemScope.Described(parameter, parameter.Role switch
            {
                InputRole.Variable => "Where to evaluate.",
                InputRole.Output => "Receives what the method writes; the rest stays.",
                InputRole.Sample when Method.IsSampled() => "Of one row of the data; stays as given.",
                _ => "Stays as given.",
            }, isBoth: parameter.Role != InputRole.Variable));
        }

        DocumentOwn(documentation);
        if (!Method.IsVoid) documentation.Returns($"The {noun}{(Method.IsSampled() ? " of the sample" : "")}{(Method.Weight == 1 ? "" : ", without its weight")}.");
        var stated = Method.Parameters.Any(parameter => parameter.StatedLength > 0) ? Wrong.Length == 0 ? "A length is not the stated one" : ", or a length is not the stated one" : "";
        if (Wrong.Length + stated.Length > 0) documentation.Throws("ArgumentException", Wrong + stated + ".");
        var summary = Method.Summary is { Length: > 0 } words ? $"{Documentation.See(Method.Name)}: {Documentation.Sentence(words)} " : "";
        var count = Method.Primal.Function is { } primal
            ? $" {Literal.Of(function.Operations())} operations written out where the {(Method.IsVoid ? "method" : noun)} alone has {Literal.Of(primal.Operations())}."
            : "";
        var storage = new Storage(function);
        var isPooled = storage.IsPooled || OwnScratch.Length > 0;
        return documentation.Remarks($"{summary}{Mode}.{count} Scratch: {storage.Describe()}{OwnScratch}. {LaneReport.Describe(function)}; allocates nothing{(isPooled ? " once warm" : "")}.");
    }
}
