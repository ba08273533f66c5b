namespace Steepest.Minimization;

/// <summary>What happens where a call begins and ends: bounds, multipliers, reports.</summary>
public sealed partial class Sqp<T>
{
    private void Enter()
    {
        EnterMultipliers();
        box?.Project(Point);
        model.Gather(Point, x);
        if (box is null) return;
        model.Gather(box.Lower, lower);
        model.Gather(box.Upper, upper);
    }

    private void EnterMultipliers()
    {
        for (var i = 0; i < multipliers.Length; i++)
        {
            ref var multiplier = ref shownMultipliers[i];
            if (singleMultipliers[i] != shown[i]) multiplier = singleMultipliers[i];
            if (!double.IsFinite(multiplier)) multiplier = 0;
            if (!model.Equalities[i]) multiplier = Math.Max(0, multiplier);
            multipliers[i] = multiplier / model.Scales[i];
        }
    }

    private void Leave(MinimizeStatus status)
    {
        model.Scatter(x, Point);
        Point.CopyTo(memory[LeftVector]);
        isSettled = status == MinimizeStatus.Converged;
        settledLoss = model.Loss;
        model.Limits.CopyTo(seen, 0);
        ShowMultipliers();
    }

    private void ShowMultipliers()
    {
        for (var i = 0; i < multipliers.Length; i++)
        {
            shownMultipliers[i] = multipliers[i] * model.Scales[i];
            singleMultipliers[i] = shown[i] = (float)shownMultipliers[i];
        }
    }

    private StepReport Report(MinimizeStatus status) => new()
    {
        Iteration = int.CreateSaturating(run.Iteration),
        Loss = model.Loss,
        GradientNorm = norm,
        StepSize = stepSize,
        MaxViolation = violation,
        Status = status,
    };

    private MinimizeResult Result(MinimizeStatus status) => new()
    {
        Status = status,
        Loss = model.Loss,
        Iterations = int.CreateSaturating(run.RunIterations),
        Evaluations = int.CreateSaturating(run.Evaluations),
        Products = int.CreateSaturating(run.Products),
        GradientNorm = norm,
        MaxViolation = violation,
        KktResidual = Math.Max(norm, Math.Max(violation, complementarity)),
    };
}
