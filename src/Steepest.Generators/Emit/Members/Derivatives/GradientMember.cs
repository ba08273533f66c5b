using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>MGradient</c>: a destination for each variable.</summary>
internal sealed class GradientMember : DerivativeMember
{
    private readonly Destinations gradients;

    public GradientMember(ProblemScope scope, MethodModel method)
        : base(scope, method, DerivativeKinds.Gradient)
        => gradients = new Destinations(Variables, "Gradient", Names);

    protected override string Purpose => "its gradient";

    protected override string Mode
        => "Reverse mode" + (Variables.Count == 0 ? "" : " with respect to " + Documentation.Enumerate([.. Variables.Select(variable => Documentation.Reference(variable.Name))]));

    protected override string Wrong => gradients.Wrong("gradient");

    protected override void AddOwn(Signature signature) => gradients.AddTo(signature);

    protected override void DocumentOwn(Documentation documentation) => gradients.Document(documentation, "the derivative with respect to");

    protected override void WriteChecks(Writer writer)
    {
        gradients.WriteChecks(writer, Spans);
        gradients.WriteFirstValues(writer);
    }

    protected override string? Own(KernelInput input)
        => input.Kind is KernelInputKind.Gradient or KernelInputKind.ScalarGradient ? gradients.Argument(input) : null;
}
