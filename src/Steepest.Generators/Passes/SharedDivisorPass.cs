using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Turns several divisions by one number into multiplications by its reciprocal: a division takes as long as some ten products.
/// <code>
/// u = x / z; v = y / z      →      r = 1 / z; u = x · r; v = y · r
/// </code>
/// The products differ from the quotients in the last bit, and for divisors whose reciprocal is infinite, below 5.6e-309, as where divisors leave loops.
/// </summary>
internal sealed class SharedDivisorPass : Rewriter, IRoundingPass
{
    private readonly Stack<Dictionary<int, int>> reciprocals = new();
    private readonly HashSet<int> quotients = [];

    public string Name => "shared divisors";

    public Function Run(Function function) => new SharedDivisorPass().Rewrite(function);

    protected override void Prepare()
    {
        reciprocals.Clear();
        reciprocals.Push([]);
        quotients.Clear();
        Share(Source.Body);
    }

    protected override void Enter(int owner, int region) => reciprocals.Push([]);

    protected override void Leave(int owner, int region) => reciprocals.Pop();

    protected override int Visit(int value, Node node)
    {
        if (!quotients.Contains(value)) return Copy(value, node);
        var divisor = node.Operands[1];
        var known = reciprocals.FirstOrDefault(scope => scope.ContainsKey(divisor));
        if (known is null)
        {
            known = reciprocals.Peek();
            known[divisor] = Target.Name(Target.Apply(Operators.Divide, Target.Constant(node.Type, 1), Map(divisor)), "reciprocal");
        }

        return Target.Name(Target.Apply(Operators.Multiply, Map(node.Operands[0]), known[divisor]), node.Name);
    }

    /// <summary>Takes note of divisions in one region, or those in it, by one number; of two at least, else nothing is gained.</summary>
    private void Share(Region region)
    {
        foreach (var shared in region.Body.Where(IsQuotient).GroupBy(value => Source[value].Operands[1]))
        {
            if (shared.Count() > 1) quotients.UnionWith(shared);
        }

        foreach (var inner in region.Body.SelectMany(value => Source[value].Regions)) Share(inner);
    }

    private bool IsQuotient(int value) => Source[value] is { Code: OpCode.Operator, Type.IsFloating: true } node && node.Is(Operators.Divide) && Source[node.Operands[1]].Code != OpCode.Constant;
}
