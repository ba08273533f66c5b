// Reaction and diffusion along a line by Runge and Kutta's method, differentiated by hand: all stages are kept, and gone through backwards.
extern "C" double diffusion(int cells, int steps, double step, const double* __restrict rates, const double* __restrict start, double* __restrict gradient, double* __restrict scratch)
{
    int length = cells + 2;
    double* state = scratch;
    double* slopes = state + length;
    double* adjoint = slopes + 4 * length;
    double* factors = adjoint + length;
    double* stages = factors + length;
    for (int i = 0; i < length; i++) state[i] = i > 0 && i <= cells ? start[i - 1] : 0;
    for (int i = 0; i < cells; i++) gradient[i] = 0;
    for (int s = 0; s < steps; s++)
    {
        for (int stage = 0; stage < 4; stage++)
        {
            double* __restrict u = stages + (long)(4 * s + stage) * length;
            double* __restrict k = slopes + stage * length;
            const double* __restrict before = slopes + (stage - 1) * length;
            const double* __restrict y = state;
            if (stage == 0)
            {
                for (int i = 0; i < length; i++) u[i] = y[i];
            }
            else
            {
                double reach = stage == 3 ? step : 0.5 * step;
                u[0] = u[cells + 1] = 0;
                for (int i = 1; i <= cells; i++) u[i] = y[i] + reach * before[i];
            }

            for (int i = 1; i <= cells; i++) k[i] = rates[i - 1] * (u[i - 1] - 2 * u[i] + u[i + 1]) - u[i] * u[i] * u[i];
        }

        const double* __restrict k = slopes;
        double* __restrict y = state;
        for (int i = 1; i <= cells; i++) y[i] += step / 6 * (k[i] + 2 * k[i + length] + 2 * k[i + 2 * length] + k[i + 3 * length]);
    }

    double energy = 0;
    for (int i = 0; i < length; i++)
    {
        energy += 0.5 * state[i] * state[i];
        adjoint[i] = state[i];
    }

    factors[0] = factors[cells + 1] = 0;
    for (int s = steps - 1; s >= 0; s--)
    {
        for (int stage = 0; stage < 4; stage++)
        {
            double share = stage == 0 || stage == 3 ? step / 6 : step / 3;
            double* __restrict b = slopes + stage * length;
            const double* __restrict a = adjoint;
            for (int i = 1; i <= cells; i++) b[i] = share * a[i];
        }

        for (int stage = 3; stage >= 0; stage--)
        {
            const double* __restrict u = stages + (long)(4 * s + stage) * length;
            const double* __restrict b = slopes + stage * length;
            double* __restrict before = slopes + (stage > 0 ? stage - 1 : 0) * length;
            double* __restrict a = adjoint;
            double* __restrict f = factors;
            double reach = stage == 3 ? step : 0.5 * step;
            for (int i = 1; i <= cells; i++)
            {
                gradient[i - 1] += b[i] * (u[i - 1] - 2 * u[i] + u[i + 1]);
                f[i] = rates[i - 1] * b[i];
            }

            if (stage > 0)
            {
                for (int i = 1; i <= cells; i++)
                {
                    double inner = f[i - 1] - 2 * f[i] + f[i + 1] - 3 * u[i] * u[i] * b[i];
                    a[i] += inner;
                    before[i] += reach * inner;
                }
            }
            else
            {
                for (int i = 1; i <= cells; i++) a[i] += f[i - 1] - 2 * f[i] + f[i + 1] - 3 * u[i] * u[i] * b[i];
            }
        }
    }

    return energy;
}
