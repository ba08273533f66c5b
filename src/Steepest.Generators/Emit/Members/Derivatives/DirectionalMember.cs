using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>MDirectional</c>: a direction for each variable, and the derivative along them.</summary>
internal sealed class DirectionalMember : DerivativeMember
{
    private readonly Directions directions;
    private readonly string derivative;

    public DirectionalMember(ProblemScope scope, MethodModel method)
        : base(scope, method, DerivativeKinds.Directional)
    {
        directions = new Directions(Variables, Names);
        derivative = Names.Take("derivative");
    }

    protected override string Purpose => "its derivative along a direction";

    protected override string Mode => "Forward mode";

    protected override string Wrong => directions.Wrong;

    protected override void AddOwn(Signature signature)
    {
        directions.AddTo(signature);
        signature.Add("out " + TypeText.Of(Method.Primal.Type), derivative);
    }

    protected override void DocumentOwn(Documentation documentation)
    {
        directions.Document(documentation);
        documentation.Parameter(derivative, "Receives the derivative along the direction: the gradient times it.");
    }

    protected override void WriteChecks(Writer writer) => directions.WriteChecks(writer);

    protected override string? Own(KernelInput input) => input.Kind switch
    {
        KernelInputKind.Direction => directions.Argument(input),
        KernelInputKind.Derivative => "out " + derivative,
        _ => null,
    };
}
