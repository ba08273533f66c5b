using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Multiplies and adds in one operation, on lanes, where nobody else reads the product.
/// <code>
/// x · y + z   →   MultiplyAddEstimate(x, y, z)
/// z − x · y   →   MultiplyAddEstimate(−x, y, z)
/// </code>
/// </summary>
internal sealed class ContractionPass : Rewriter, IRoundingPass
{
    private Structure structure = null!;

    public string Name => "contraction";

    public Function Run(Function function) => new DeadCodePass().Run(new ContractionPass().Rewrite(function));

    protected override void Prepare() => structure = new Structure(Source);

    protected override int Visit(int value, Node node)
    {
        if (!node.Type.IsVector || !node.Type.IsFloating || (!node.Is(Operators.Add) && !node.Is(Operators.Subtract))) return Copy(value, node);
        var (first, second) = (node.Operands[0], node.Operands[1]);
        if (IsOwnProduct(second, value))
        {
            var (x, y) = (Map(Source[second].Operands[0]), Map(Source[second].Operands[1]));
            if (node.Is(Operators.Subtract)) x = Target.Apply(Operators.Negate, x);
            return Target.Name(Target.Apply(Operators.MultiplyAddEstimate, x, y, Map(first)), node.Name);
        }

        if (!IsOwnProduct(first, value)) return Copy(value, node);
        var addend = node.Is(Operators.Subtract) ? Target.Apply(Operators.Negate, Map(second)) : Map(second);
        return Target.Name(Target.Apply(Operators.MultiplyAddEstimate, Map(Source[first].Operands[0]), Map(Source[first].Operands[1]), addend), node.Name);
    }

    private bool IsOwnProduct(int value, int reader)
        => Source[value].Is(Operators.Multiply) && structure.Uses(value).Count == 1 && structure.Owner(value) == structure.Owner(reader) && structure.RegionOf(value) == structure.RegionOf(reader);
}
