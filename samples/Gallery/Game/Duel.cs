using Steepest;

namespace Gallery.Game;

/// <summary>Chooses a place, which costs effort, and pays the price for what is missing to 1.</summary>
[GradientDescent(LearningRate = Duel.Rate)]
public static partial class Buyer
{
    [Loss]
    public static double Cost(double place, [Fixed] double price) => Duel.Effort(place) + price * (place - 1);
}

/// <summary>Chooses the price, and earns what the other pays.</summary>
[GradientDescent(LearningRate = Duel.Rate)]
public static partial class Seller
{
    [Loss]
    public static double Cost(double price, [Fixed] double place) => -price * (place - 1);
}

/// <summary>The game of both as one problem: the least effort at 1. The price is the multiplier of the limit.</summary>
[GradientDescent(LearningRate = Duel.Rate)]
[DifferentialMultipliers]
public static partial class Deal
{
    [Loss]
    public static double Effort(double place) => Duel.Effort(place);

    [Constraint(EqualTo = 1)]
    public static double Place(double place) => place;
}

/// <summary>The same, where both do not move from the same point but in turn.</summary>
[GradientDescent(LearningRate = Duel.Rate)]
[DifferentialMultipliers(Alternating = true)]
public static partial class DealInTurn
{
    [Loss]
    public static double Effort(double place) => Duel.Effort(place);

    [Constraint(EqualTo = 1)]
    public static double Place(double place) => place;
}

/// <summary>The same, damped.</summary>
[GradientDescent(LearningRate = Duel.Rate)]
[DifferentialMultipliers(Damping = Duel.Damping)]
public static partial class DampedDeal
{
    [Loss]
    public static double Effort(double place) => Duel.Effort(place);

    [Constraint(EqualTo = 1)]
    public static double Place(double place) => place;
}

/// <summary>What the problems have in common: they rest where the place is 1 and the price −<see cref="Steepness"/>.</summary>
internal static class Duel
{
    public const double Rate = 0.2;
    public const double Damping = 1;
    public const double Steepness = 0.05;

    public static double Effort(double place) => 0.5 * Steepness * place * place;

    /// <summary>
    /// By how much a step lengthens the distance from rest in the long run, by the eigenvalues of the step, which are complex: the root of its determinant.
    /// </summary>
    public static double Growth(double damping, bool inTurn)
        => Math.Sqrt(1 - Rate * (Steepness + damping) + (inTurn ? 0 : Rate * Rate));
}
