using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Rules;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Stages;

/// <summary>
/// Whether losses can be differentiated as often as the optimizers ask. What <c>[Differentiable]</c> asks for the front end knows while it reads a
/// method; this is asked of the model.
/// </summary>
internal static class SecondOrder
{
    /// <summary>Losses, and residuals where none is known as such, of which an optimizer multiplies with the Hessian, and a function in each that has no second derivative.</summary>
    public static IEnumerable<(MethodModel Loss, Node Culprit)> Refused(ProblemModel model)
    {
        var rows = model.Optimizers.Select(optimizer => OptimizerTable.Find(optimizer.Name)).ToList();
        var ofAll = rows.Any(row => row.UsesProducts);
        if (!ofAll && !rows.Any(row => row.UsesResiduals)) yield break;
        foreach (var loss in model.Methods.Where(method => method.Role is MethodRole.Loss || (ofAll && method.Role is MethodRole.Residual or MethodRole.Constraint)))
        {
            if (loss.Primal.Function is not { } primal) continue;
            if (Limited(primal).FirstOrDefault() is { } culprit && Limited(Compilation.Adjoint(OutputTerms.Sum(primal, value => value))).Any(node => node.Operator!.Orders == 0))
                yield return (loss, culprit);
        }
    }

    /// <summary>What varies with a variable and cannot be differentiated for ever, the least often first.</summary>
    private static IEnumerable<Node> Limited(Function function)
    {
        if (function.Nodes.All(node => node.Operator is not { Orders: < int.MaxValue })) return [];
        var variation = new Variation(new Structure(function));
        return function.Nodes.Where(node => node.Operator is { Orders: < int.MaxValue } && node.Operands.Any(operand => variation[operand])).OrderBy(node => node.Operator!.Orders);
    }

    /// <summary>What the rule says of a culprit.</summary>
    public static string[] Words(MethodModel loss, Node culprit)
        => ["", ((Call)culprit.Operator!.Form).Method(culprit.Type.Element), culprit.Operator.Orders == 0 ? "not at all" : "once", loss.Name.TrimStart('@'), culprit.Operator.Orders == 0 ? "once" : "twice"];
}
