using Steepest.Generators.Ir;
using Steepest.Generators.Passes;

namespace Steepest.Generators.Differentiation;

/// <summary>The way of a function through passes and differentiation.</summary>
internal static class Compilation
{
    /// <summary>The value and the gradient; see <see cref="ReverseMode.Differentiate"/>.</summary>
    public static Function Gradient(Function primal, bool accumulates = false)
        => PassList.Run(PassList.After, ReverseMode.Differentiate(PassList.Run(PassList.Before, primal), accumulates));

    /// <summary>The value alone, made as fast.</summary>
    public static Function Value(Function primal) => PassList.Run(PassList.After, PassList.Run(PassList.Before, primal));
}
