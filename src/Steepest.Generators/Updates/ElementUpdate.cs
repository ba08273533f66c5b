using Steepest.Generators.Ir;

namespace Steepest.Generators.Updates;

/// <summary>What an optimizer does to one number, as an expression: the same for every number, so that it can stand where a gradient is made.</summary>
/// <param name="StateVectors">How many numbers it remembers of each, in the order of the runtime's rule.</param>
/// <param name="Coefficients">How many numbers the runtime's rule gives for each step.</param>
/// <param name="Form">The number and what is remembered of it after the step.</param>
internal sealed record ElementUpdate(int StateVectors, int Coefficients, Func<ElementStep, int[]> Form);

/// <summary>One number at one step.</summary>
/// <param name="Builder">What the expression is built in.</param>
/// <param name="Value">The number.</param>
/// <param name="Gradient">The derivative by it.</param>
/// <param name="States">What is remembered of it.</param>
/// <param name="Coefficients">The numbers of the step.</param>
internal sealed record ElementStep(FunctionBuilder Builder, int Value, int Gradient, IReadOnlyList<int> States, IReadOnlyList<int> Coefficients)
{
    /// <summary>A constant of the numbers' type.</summary>
    public int Number(double value) => Builder.Constant(Builder.TypeOf(Value), value);
}
