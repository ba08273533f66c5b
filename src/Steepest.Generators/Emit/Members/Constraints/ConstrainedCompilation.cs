using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Stages;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary>Decides which functions of losses and limits together the members of a problem need, and has them differentiated and optimised.</summary>
/// <param name="model">The problem.</param>
/// <param name="plain">Its losses without samples.</param>
/// <param name="sampled">Its losses over samples.</param>
/// <param name="inputs">The inputs of all.</param>
internal sealed class ConstrainedCompilation(ProblemModel model, IReadOnlyList<Term> plain, IReadOnlyList<Term> sampled, IReadOnlyList<ObjectiveInput> inputs)
{
    /// <summary>The functions; null where nothing is limited.</summary>
    /// <param name="primalOf">The body of a method.</param>
    public CompiledConstraints? Compile(Func<MethodModel, Function> primalOf)
    {
        if (!model.IsConstrained) return null;
        var (limits, overSamples, sides) = (new List<Limit>(), new List<Limit>(), new List<LimitModel>());
        foreach (var constraint in model.Methods.Where(method => method.Role == MethodRole.Constraint))
        {
            var primal = primalOf(constraint);
            foreach (var side in constraint.Limits!.Sides)
            {
                var limit = new Limit(primal, side.Side == LimitSide.AtLeast ? -1 : 1, side.Bound, sides.Count);
                (constraint.IsSampled() ? overSamples : limits).Add(limit);
                sides.Add(side);
            }
        }

        var moves = model.Optimizers.Count > 0;
        var multiplies = model.Optimizers.Any(optimizer => OptimizerTable.Find(optimizer.Name).UsesProducts);
        var hasRows = sampled.Count + overSamples.Count > 0;
        return new CompiledConstraints(sides.ToEquatableArray(), Compilation.Value(Lagrangian.Values("LagrangianValues", plain, limits, overSamples, inputs, model.IsStrict)))
        {
            HasSampledLimits = overSamples.Count > 0,
            Gradient = moves ? Compilation.Gradient(Whole("LagrangianGradient", keepsLimits: true)) : null,
            Product = multiplies ? Compilation.HessianVector(Whole("LagrangianHessianVector", keepsLimits: false)) : null,
            RowValues = hasRows ? Compilation.Value(Lagrangian.ValuesOfRows("LagrangianRowValues", sampled, overSamples, inputs, model.IsStrict)) : null,
            RowGradient = moves && hasRows ? Compilation.Gradient(Rows("LagrangianRowGradient"), accumulates: true) : null,
            RowProduct = multiplies && hasRows ? Compilation.HessianVector(Rows("LagrangianRowHessianVector"), accumulates: true) : null,
        };

        Function Whole(string name, bool keepsLimits) => Lagrangian.Whole(name, plain, limits, overSamples, inputs, keepsLimits, model.IsStrict);

        Function Rows(string name) => Lagrangian.WholeOfRows(name, sampled, overSamples, inputs, model.IsStrict);
    }
}
