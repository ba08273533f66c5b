namespace Steepest.Minimization;

/// <summary>The methods by their attributes' settings.</summary>
public abstract partial class MultiplierMethod
{
    /// <summary>Multipliers that move with every step of the variables.</summary>
    /// <param name="damping">What a weight is raised by for each unit of violation; 0 for the basic method.</param>
    /// <param name="multiplierRate">The rate of the multipliers; NaN for that of the variables.</param>
    /// <param name="ungated">Whether weights of inequalities may become negative, as published.</param>
    /// <param name="alternating">Whether multipliers move by the violation where the variables have moved to, rather than where they come from.</param>
    /// <param name="autoDamping">Whether damping, and the rate where none is given, follow the curvature that is measured.</param>
    /// <param name="proportional">What is added to the multiplier for each unit of the mean violation.</param>
    /// <param name="smoothing">What part of that mean each step keeps.</param>
    /// <returns>The method, for one solver.</returns>
    public static MultiplierMethod Differential(
        double damping = 0, double multiplierRate = double.NaN, bool ungated = false, bool alternating = false, bool autoDamping = false, double proportional = 0, double smoothing = 0)
        => new DifferentialMultipliers(damping, multiplierRate, ungated, alternating, autoDamping, proportional, smoothing);

    /// <summary>Multipliers and penalties that are raised when the variables have come to rest.</summary>
    /// <param name="penalty">The penalty to begin with; 0 for one that suits losses and limits at the start.</param>
    /// <param name="growth">What multiplies it where limits have not come closer.</param>
    /// <returns>The method, for one solver.</returns>
    public static MultiplierMethod AugmentedLagrangian(double penalty = 0, double growth = 10) => new AugmentedLagrangian(penalty, growth, hasMultipliers: true, double.NaN);

    /// <summary>Penalties alone, which grow until the limits hold to tolerance.</summary>
    /// <param name="penalty">The penalty to begin with.</param>
    /// <param name="growth">What multiplies it while limits are violated.</param>
    /// <returns>The method, for one solver.</returns>
    public static MultiplierMethod Penalty(double penalty = 1, double growth = 10) => new AugmentedLagrangian(penalty, growth, hasMultipliers: false, double.NaN);

    /// <summary>Multipliers that ascend the dual function: by the violations at the minimum that they lead to.</summary>
    /// <param name="multiplierRate">By how much for each unit of violation.</param>
    /// <returns>The method, for one solver.</returns>
    public static MultiplierMethod SolveDual(double multiplierRate = 1) => new AugmentedLagrangian(0, 1, hasMultipliers: true, multiplierRate);

    /// <summary>Multipliers that stay as they are given: for comparison, what a weighted sum of losses reaches. Limits need not hold where it converges.</summary>
    /// <param name="isFirstOrder">Whether it serves a first-order method.</param>
    /// <returns>The method, for one solver.</returns>
    public static MultiplierMethod Weighted(bool isFirstOrder) => new FixedMultipliers(isFirstOrder);

    /// <summary>Steps down the violations while there are any, else down the losses.</summary>
    /// <returns>The method, for one solver.</returns>
    public static MultiplierMethod HardConstraintFirst() => new HardConstraintFirst();
}
