using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>MGradient</c>: checks its arguments, then calls the kernel.</summary>
internal sealed class GradientMember(ProblemScope scope, CompiledGradient compiled, KernelMethod kernel)
{
    private readonly MethodModel method = compiled.Method;
    private readonly Destinations gradients = new(compiled.Method.Variables(), "Gradient", new Names(compiled.Method.Parameters.Select(parameter => parameter.Name)));

    public string Name { get; } = NameOf(compiled.Method);

    public static string NameOf(MethodModel method) => Names.Bare(method.Name) + "Gradient";

    public void Write(Writer writer)
    {
        Document().Write(writer);
        GeneratedFile.Mark(writer);
        var signature = new Signature($"{scope.ModifiersOf(method)} {TypeText.Of(method.Primal.Type)} {Name}");
        foreach (var parameter in method.Parameters) signature.Add(InputText.Declared(parameter), parameter.Name);
        gradients.AddTo(signature);
        writer.WriteMember(signature.At(writer.Column), body =>
        {
            InputChecks.Write(body, method.Parameters);
            gradients.WriteChecks(body, method.Parameters.Where(parameter => !parameter.IsScalar).Select(parameter => parameter.Name));
            gradients.WriteFirstValues(body);
            body.WriteLine($"return {kernel.Call(scope.Kernel + ".", Argument, body.Column + "return ;".Length)};");
        });
    }

    private string Argument(KernelInput input) => input.Kind is KernelInputKind.Gradient or KernelInputKind.ScalarGradient
        ? gradients.Argument(input)
        : InputText.Argument(input.Of!, input.Part!, InputText.Expression(input.Of!, "this"));

    private Documentation Document()
    {
        var variables = method.Variables().ToList();
        var rows = method.IsSampled() ? " for one sample" : "";
        var noun = method.Role == MethodRole.Loss ? "loss" : "value";
        var documentation = new Documentation($"The value of {Documentation.See(method.Name)}{rows} and its gradient.");
        foreach (var parameter in method.Parameters)
        {
            documentation.Parameter(parameter.Name, ProblemScope.Described(parameter, parameter.Role switch
            {
                InputRole.Variable => "Where to evaluate.",
                InputRole.Sample when method.IsSampled() => "Of one row of the data; stays as given.",
                _ => "Stays as given.",
            }, isBoth: parameter.Role != InputRole.Variable));
        }

        gradients.Document(documentation, "the derivative with respect to");
        documentation.Returns($"The {noun}{(method.IsSampled() ? " of the sample" : "")}{(method.Weight == 1 ? "" : ", without its weight")}.");
        if (method.Parameters.Any(parameter => !parameter.IsScalar))
        {
            var isStated = method.Parameters.Any(parameter => parameter.StatedLength > 0);
            var spans = variables.Where(variable => !variable.IsScalar).ToList();
            var destinations = spans.Count == 0 ? ""
                : spans.Count == 1 ? $"{Documentation.Reference(gradients[spans[0]])} is not as long as {Documentation.Reference(spans[0].Name)} or shares memory with an input"
                : "A gradient is not as long as its variable or shares memory with another argument";
            var stated = !isStated ? "" : spans.Count == 0 ? "A length is not the stated one" : ", or a length is not the stated one";
            if (destinations.Length + stated.Length > 0) documentation.Throws("ArgumentException", destinations + stated + ".");
        }

        var with = variables.Count == 0 ? "" : " with respect to " + Documentation.Enumerate([.. variables.Select(variable => Documentation.Reference(variable.Name))]);
        var scratch = compiled.Function.TakesScratch() ? "intermediate values, on the stack while few and else from the thread's pool" : "none";
        var count = method.Primal.Function is { } primal
            ? $" {Literal.Of(compiled.Function.Operations())} operations written out where the {noun} alone has {Literal.Of(primal.Operations())}."
            : "";
        var summary = method.Summary is { Length: > 0 } words ? $"{Documentation.See(method.Name)}: {Documentation.Sentence(words)} " : "";
        return documentation.Remarks($"{summary}Reverse mode{with}.{count} Scratch: {scratch}. Scalar code; allocates nothing{(compiled.Function.TakesScratch() ? " once warm" : "")}.");
    }
}
