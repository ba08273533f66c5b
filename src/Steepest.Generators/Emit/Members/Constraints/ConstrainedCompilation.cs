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
/// <param name="isForDrivers">Whether drivers run the functions, or only members that evaluate.</param>
internal sealed class ConstrainedCompilation(ProblemModel model, IReadOnlyList<Term> plain, IReadOnlyList<Term> sampled, IReadOnlyList<ObjectiveInput> inputs, bool isForDrivers)
{
    /// <summary>The functions; null where nothing is limited, and no optimizer asks for limits.</summary>
    /// <param name="primalOf">The body of a method.</param>
    public CompiledConstraints? Compile(Func<MethodModel, Function> primalOf)
    {
        if (!model.IsConstrained && model.Optimizers.All(optimizer => !OptimizerTable.Find(optimizer.Name).KeepsConstraints)) return null;
        var (limits, sides) = (new List<Limit>(), new List<LimitModel>());
        foreach (var constraint in model.Methods.Where(method => method.Role == MethodRole.Constraint))
        {
            var primal = primalOf(constraint);
            foreach (var side in constraint.Limits!.Sides)
            {
                limits.Add(new Limit(primal, side.Side == LimitSide.AtLeast ? -1 : 1, side.Bound, constraint.IsSampled()));
                sides.Add(side);
            }
        }

        var moves = isForDrivers && model.Optimizers.Count > 0;
        var multiplies = isForDrivers && model.Optimizers.Any(optimizer => OptimizerTable.Find(optimizer.Name).UsesProducts);
        var hasSampledLimits = limits.Any(limit => limit.IsOverRows);
        var hasRows = sampled.Count > 0 || hasSampledLimits;
        return new CompiledConstraints(sides.ToEquatableArray(), Compilation.Value(Whole().Values("LagrangianValues")))
        {
            HasSampledLimits = hasSampledLimits,
            Gradient = moves ? Compilation.LagrangianGradient(Whole().Whole("LagrangianGradient", keepsLimits: true)) : null,
            Product = multiplies ? Compilation.HessianVector(Whole().Whole("LagrangianHessianVector", keepsLimits: false)) : null,
            RowValues = hasRows ? Compilation.Value(Rows().ValuesOfRows("LagrangianRowValues")) : null,
            RowGradient = moves && hasRows ? Compilation.Gradient(Rows().WholeOfRows("LagrangianRowGradient"), accumulates: true) : null,
            RowProduct = multiplies && hasRows ? Compilation.HessianVector(Rows().WholeOfRows("LagrangianRowHessianVector"), accumulates: true) : null,
        };

        Lagrangian Whole() => new(plain, limits, inputs, isOverRows: false, model.IsStrict);

        Lagrangian Rows() => new(sampled, limits, inputs, isOverRows: true, model.IsStrict);
    }
}
