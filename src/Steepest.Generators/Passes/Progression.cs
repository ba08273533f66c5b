namespace Steepest.Generators.Passes;

/// <summary>
/// How an integer moves with a loop: in iteration t, counted from 0, it is Start + Step · t + Bend · t(t − 1)/2, modulo 2³².
/// </summary>
/// <param name="Start">What it is in the first iteration.</param>
/// <param name="Step">By how much the second differs from that.</param>
/// <param name="Bend">By how much the difference grows from iteration to iteration.</param>
internal sealed record Progression(Coefficient Start, Coefficient Step, Coefficient Bend)
{
    public bool IsInvariant => Step.Constant == 0 && Bend.Constant == 0;

    public static Progression Of(Coefficient invariant) => new(invariant, Coefficient.Of(0), Coefficient.Of(0));

    public static Progression operator +(Progression first, Progression second) => new(first.Start + second.Start, first.Step + second.Step, first.Bend + second.Bend);

    public static Progression operator -(Progression first, Progression second) => new(first.Start - second.Start, first.Step - second.Step, first.Bend - second.Bend);

    public static Progression operator *(Progression progression, Coefficient factor) => new(progression.Start * factor, progression.Step * factor, progression.Bend * factor);
}
