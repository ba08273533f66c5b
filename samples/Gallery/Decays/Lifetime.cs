using Steepest;

namespace Gallery.Decays;

/// <summary>A pixel's photons over time: a decay over a background.</summary>
[LevenbergMarquardt]
public static partial class Lifetime
{
    [Residual]
    public static float Error(float amplitude, [Bounds(0.05, 50)] float rate, float background, [Sample] float time, [Sample] float photons)
        => amplitude * MathF.Exp(-rate * time) + background - photons;
}
