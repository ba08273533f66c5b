namespace Steepest.Benchmarks.Plain;

/// <summary>Reaction and diffusion along a line, differentiated by hand: the states of all stages are kept, and gone through backwards.</summary>
internal sealed class Diffusion(int cells, int steps, double step)
{
    private readonly double[][] stages = [.. Enumerable.Range(0, 4 * steps).Select(_ => new double[cells + 2])];
    private readonly double[] state = new double[cells + 2];
    private readonly double[] adjoint = new double[cells + 2];
    private readonly double[][] slopes = [new double[cells + 2], new double[cells + 2], new double[cells + 2], new double[cells + 2]];

    public double Gradient(double[] rates, double[] start, double[] gradient)
    {
        Array.Clear(gradient);
        start.CopyTo(state, 1);
        for (var s = 0; s < steps; s++)
        {
            state.CopyTo(stages[4 * s], 0);
            for (var stage = 0; stage < 4; stage++)
            {
                var u = stages[4 * s + stage];
                if (stage > 0)
                {
                    var reach = stage == 3 ? step : 0.5 * step;
                    for (var i = 1; i <= cells; i++) u[i] = state[i] + (reach * slopes[stage - 1][i]);
                }

                for (var i = 1; i <= cells; i++) slopes[stage][i] = (rates[i - 1] * (u[i - 1] - (2 * u[i]) + u[i + 1])) - (u[i] * u[i] * u[i]);
            }

            for (var i = 1; i <= cells; i++) state[i] += step / 6 * (slopes[0][i] + (2 * slopes[1][i]) + (2 * slopes[2][i]) + slopes[3][i]);
        }

        var energy = 0.0;
        foreach (var u in state) energy += 0.5 * u * u;
        state.CopyTo(adjoint, 0);
        for (var s = steps - 1; s >= 0; s--) Back(s, rates, gradient);
        return energy;
    }

    private void Back(int s, double[] rates, double[] gradient)
    {
        for (var stage = 0; stage < 4; stage++)
        {
            var share = stage is 0 or 3 ? step / 6 : step / 3;
            for (var i = 1; i <= cells; i++) slopes[stage][i] = share * adjoint[i];
        }

        for (var stage = 3; stage >= 0; stage--)
        {
            var u = stages[4 * s + stage];
            var b = slopes[stage];
            var reach = stage == 3 ? step : 0.5 * step;
            for (var i = 1; i <= cells; i++)
            {
                gradient[i - 1] += b[i] * (u[i - 1] - (2 * u[i]) + u[i + 1]);
                var inner = (-2 * rates[i - 1] * b[i]) - (3 * u[i] * u[i] * b[i]);
                if (i > 1) inner += rates[i - 2] * b[i - 1];
                if (i < cells) inner += rates[i] * b[i + 1];
                adjoint[i] += inner;
                if (stage > 0) slopes[stage - 1][i] += reach * inner;
            }
        }
    }
}
