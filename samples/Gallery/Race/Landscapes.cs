using Steepest;

namespace Gallery.Race;

/// <summary>A curved valley, whose floor is almost flat: minimum 0 at (1, 1).</summary>
[GradientDescent(LearningRate = 1e-3)]
[Momentum(LearningRate = 3e-4)]
[Nesterov(LearningRate = 3e-4)]
[RmsProp(LearningRate = 2e-3)]
[Adam(LearningRate = 2e-2)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
public static partial class Valley
{
    [Loss]
    public static double Height(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
}

/// <summary>Beale's function, with flat arms and a steep wall: minimum 0 at (3, 1/2).</summary>
[GradientDescent(LearningRate = 1e-2)]
[Momentum(LearningRate = 3e-3)]
[Nesterov(LearningRate = 3e-3)]
[RmsProp(LearningRate = 5e-3)]
[Adam(LearningRate = 5e-2)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
public static partial class Beale
{
    [Loss]
    public static double Height(double x, double y)
        => Functions.Square(1.5 - x + x * y) + Functions.Square(2.25 - x + x * y * y) + Functions.Square(2.625 - x + x * y * y * y);
}

/// <summary>A bowl a hundred times as steep across as along: minimum 0 at the origin.</summary>
[GradientDescent(LearningRate = 1.9e-2)]
[Momentum(LearningRate = 1e-2)]
[Nesterov(LearningRate = 1e-2)]
[RmsProp(LearningRate = 1e-2)]
[Adam(LearningRate = 1e-1)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
public static partial class Trough
{
    [Loss]
    public static double Height(double x, double y) => 0.5 * x * x + 50 * y * y;
}

/// <summary>A saddle between two minima of −1/4 at (0, ±1), met exactly on its ridge.</summary>
[GradientDescent(LearningRate = 5e-2)]
[Momentum(LearningRate = 2e-2)]
[Nesterov(LearningRate = 2e-2)]
[RmsProp(LearningRate = 1e-2)]
[Adam(LearningRate = 5e-2)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
public static partial class Saddle
{
    [Loss]
    public static double Height(double x, double y) => 0.5 * x * x - 0.5 * y * y + 0.25 * y * y * y * y;
}
