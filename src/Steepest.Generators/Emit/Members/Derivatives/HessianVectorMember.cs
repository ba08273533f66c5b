using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>MHessianVector</c>: a direction and a destination for each variable.</summary>
internal sealed class HessianVectorMember : DerivativeMember
{
    private readonly Directions directions;
    private readonly Destinations products;

    public HessianVectorMember(ProblemScope scope, MethodModel method)
        : base(scope, method, DerivativeKinds.HessianVector)
    {
        directions = new Directions(Variables, Names);
        products = new Destinations(Variables, "Product", Names);
    }

    protected override string Purpose => "the product of its Hessian with a direction";

    protected override string Mode => "Forward over reverse mode: the tangent of the gradient";

    protected override string Wrong => directions.Wrong.Length == 0 ? ""
        : "A direction or a product is not as long as its variable, or a product shares memory with another argument";

    protected override void AddOwn(Signature signature)
    {
        directions.AddTo(signature);
        products.AddTo(signature);
    }

    protected override void DocumentOwn(Documentation documentation)
    {
        directions.Document(documentation);
        products.Document(documentation, "the row of the Hessian times the direction for");
    }

    protected override void WriteChecks(Writer writer)
    {
        directions.WriteChecks(writer);
        products.WriteChecks(writer, Spans.Concat(directions.Spans));
        products.WriteFirstValues(writer);
    }

    protected override string? Own(KernelInput input) => input.Kind switch
    {
        KernelInputKind.Direction => directions.Argument(input),
        KernelInputKind.Gradient or KernelInputKind.ScalarGradient => products.Argument(input),
        _ => null,
    };
}
