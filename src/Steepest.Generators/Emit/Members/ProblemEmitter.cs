using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The whole file of one annotated type: the members beside the user's methods, then the kernel that they call.</summary>
/// <param name="problem">What members run.</param>
/// <param name="body">Writes statements.</param>
/// <param name="inner">What drivers run, where that is something else.</param>
internal sealed class ProblemEmitter(CompiledProblem problem, BodyText body, CompiledProblem? inner = null)
{
    private static readonly (string Token, string Namespace)[] Usings =
    [
        ("", "System"),
        ("MethodImpl", "System.Runtime.CompilerServices"),
        ("MemoryMarshal", "System.Runtime.InteropServices"),
        ("Vector512", "System.Runtime.Intrinsics"),
        ("", "Steepest.Kernels"),
    ];

    private readonly ProblemScope scope = new(problem);
    private readonly KernelMethods methods = new(problem);
    private readonly ProblemScope? innerScope = inner is null ? null : new(inner);
    private readonly KernelMethods? innerMethods = inner is null ? null : new(inner);
    private LossesType? losses;

    private ProblemModel Model => problem.Model;

    /// <summary>As the drivers see the problem.</summary>
    private ProblemScope DriverScope => innerScope ?? scope;

    private KernelMethods DriverMethods => innerMethods ?? methods;

    /// <summary>The file of a problem that was not refused.</summary>
    public static string Emit(ProblemModel model) => new ProblemEmitter(ProblemCompilation.Compile(model), BodyEmitter.Emit, ProblemCompilation.CompileInner(model)).Emit();

    public string Emit()
    {
        var writer = new Writer();
        GeneratedFile.WriteHeader(writer, Model.Type.Name);
        var blocks = new Stack<Writer.Scope>();
        if (Model.Type.Namespace.Length > 0) blocks.Push(writer.Block($"namespace {Model.Type.Namespace}"));
        foreach (var part in Model.Type.Parts) blocks.Push(writer.Block($"{part.Keyword} {part.Name}"));
        WriteMembers(writer);
        while (blocks.Count > 0) blocks.Pop().Dispose();
        WriteKernel(writer);
        return writer.ToString();
    }

    private void WriteMembers(Writer writer)
    {
        var position = 0;
        foreach (var method in Model.Methods.Where(method => method.Role != MethodRole.Metric))
        {
            if (!method.IsVoid)
            {
                if ((method.Derivatives & DerivativeKinds.Gradient) != 0)
                {
                    writer.Blank();
                    new GradientMember(scope, method).Write(writer, problem.Gradients[position].Function, methods.Gradients[position]);
                }

                position++;
            }

            WriteDerivatives(writer, method);
        }

        if (!Model.IsProblem) return;
        var optimizers = SolverNames.Of(Model).Select(optimizer => (Names: optimizer, Minimize: new MinimizeMember(scope, optimizer))).ToList();
        foreach (var (names, minimize) in optimizers)
        {
            writer.Blank();
            minimize.Write(writer);
            if (FrontMember.CandidatesOf(Model).Count > 0)
            {
                writer.Blank();
                new FrontMember(scope, names).Write(writer);
            }

            if (!Model.HasSamples || !names.Row.IsStochastic || Model.IsConstrained) continue;
            writer.Blank();
            new SourceMembers(scope, names).WriteStatic(writer);
        }

        var objective = new ObjectiveMembers(scope, methods);
        writer.Blank();
        objective.WriteEvaluate(writer);
        writer.Blank();
        objective.WriteGradient(writer);
        losses = new LossesType(scope, methods, problem);
        writer.Blank();
        new CheckMember(scope, losses, innerScope).Write(writer);
        if (Model.UsesResiduals)
        {
            writer.Blank();
            new StatisticsMember(scope).Write(writer);
            writer.Blank();
            new ResidualJacobianMember(scope).Write(writer);
        }

        if (ManyProblems.Of(Model) is { } many)
        {
            writer.Blank();
            new ManyMember(DriverScope, many).Write(writer);
        }

        if (Model.HasSamples)
        {
            writer.Blank();
            new SamplesMember(scope).Write(writer);
        }

        foreach (var (names, minimize) in optimizers)
        {
            writer.Blank();
            new SolverMember(DriverScope, names, minimize, methods.Descents.Any(descent => descent.Optimizer.Name == names.Row.Name)).Write(writer);
        }
    }

    /// <summary>What is asked for of a method beside its gradient.</summary>
    private void WriteDerivatives(Writer writer, MethodModel method)
    {
        for (var i = 0; i < problem.Derivatives.Count; i++)
        {
            var compiled = problem.Derivatives[i];
            if (compiled.Method.Name != method.Name) continue;
            writer.Blank();
            DerivativeMember.Of(scope, method, compiled.Kind).Write(writer, compiled.Functions, methods.Derivatives[i]);
        }
    }

    private void WriteKernel(Writer writer)
    {
        var kernel = new Writer();
        new KernelType(scope, methods).Write(kernel, body);
        losses?.Write(kernel);
        if (Model.UsesResiduals) new ResidualsType(scope, methods).Write(kernel);
        if (innerScope is not null)
        {
            kernel.Blank();
            new KernelType(innerScope, DriverMethods).Write(kernel, body);
            if (Model.UsesResiduals) new ResidualsType(innerScope, DriverMethods).Write(kernel);
        }

        if (ManyProblems.Of(Model) is { } many) new ManyType(DriverScope, DriverMethods, many).Write(kernel);
        var text = kernel.ToString().TrimEnd('\n');
        writer.Blank();
        using (writer.Block("namespace Steepest.Generated"))
        {
            foreach (var (token, name) in Usings)
            {
                if (text.Contains(token)) writer.WriteLine($"using {name};");
            }

            writer.Blank();
            writer.WriteLine(text);
        }
    }
}
