using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary>What kernels of constrained problems run beside the losses.</summary>
/// <param name="Sides">The limits in order.</param>
/// <param name="Values">Losses and limits without samples; the bounds of the others.</param>
internal sealed record CompiledConstraints(EquatableArray<LimitModel> Sides, Function Values)
{
    /// <summary>Losses and limits without samples, with the gradient of the Lagrangian; null where no driver asks.</summary>
    public Function? Gradient { get; init; }

    /// <summary>The Lagrangian's Hessian times a direction; null where no driver asks.</summary>
    public Function? Product { get; init; }

    /// <summary>Losses and limits over samples, added; null where there are none.</summary>
    public Function? RowValues { get; init; }

    /// <summary>Losses over samples, with the gradient of the Lagrangian added.</summary>
    public Function? RowGradient { get; init; }

    /// <summary>The Hessian of the same times a direction, added.</summary>
    public Function? RowProduct { get; init; }

    /// <summary>Whether some limit is over samples.</summary>
    public bool HasSampledLimits { get; init; }
}
