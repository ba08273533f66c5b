using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary>The static methods of the kernel that compute losses and limits together.</summary>
internal sealed class ConstraintMethods
{
    /// <param name="compiled">The functions.</param>
    /// <param name="model">The problem.</param>
    /// <param name="define">Makes a method of the kernel.</param>
    public ConstraintMethods(CompiledConstraints compiled, ProblemModel model, Func<string, string?, Function?, KernelMethod?> define)
    {
        HasSampledLimits = compiled.HasSampledLimits;
        Sides = compiled.Sides;
        var beside = Sides.Count == 0 ? "" : $", and what is left of the limits on {string.Join(", ", model.Methods.Where(method => method.Role == MethodRole.Constraint).Select(method => Names.Bare(method.Name)))}";
        Values = define("LagrangianValues", $"The losses{beside}.", compiled.Values)!;
        Gradient = define("LagrangianGradient", $"The losses{beside}, with the gradient of their sum by weights.", compiled.Gradient);
        Product = define("LagrangianHessianVector", "The losses, with the derivative of the Lagrangian's gradient along a direction.", compiled.Product);
        RowValues = define("LagrangianRowValues", "Losses and limits over samples, the limits added.", compiled.RowValues);
        RowGradient = define("LagrangianRowGradient", "The losses over samples, with the gradient of the sum of losses and limits by weights added.", compiled.RowGradient);
        RowProduct = define("LagrangianRowHessianVector", "The losses over samples, with the product of the Lagrangian's Hessian added.", compiled.RowProduct);
    }

    /// <summary>The limits in order.</summary>
    public IReadOnlyList<LimitModel> Sides { get; }

    public bool HasSampledLimits { get; }

    public KernelMethod Values { get; }

    public KernelMethod? Gradient { get; }

    public KernelMethod? Product { get; }

    public KernelMethod? RowValues { get; }

    public KernelMethod? RowGradient { get; }

    public KernelMethod? RowProduct { get; }
}
