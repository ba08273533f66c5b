// ln sum exp, the distance to the nearest centres and the update of Adam, as one writes them in C++ for a compiler that vectorises.
#include <cmath>
#include <limits>

extern "C" double log_sum_exp(const double* __restrict x, int length, double* __restrict gradient)
{
    double largest = x[0];
    for (int i = 1; i < length; i++) largest = x[i] > largest ? x[i] : largest;
    double sum = 0;
    for (int i = 0; i < length; i++)
    {
        gradient[i] = std::exp(x[i] - largest);
        sum += gradient[i];
    }

    double scale = 1 / sum;
    for (int i = 0; i < length; i++) gradient[i] *= scale;
    return largest + std::log(sum);
}

extern "C" double k_means(const double* __restrict centres, int centreCount, const double* __restrict points, int pointCount, int dimensions, double* __restrict gradient)
{
    for (int i = 0; i < centreCount * dimensions; i++) gradient[i] = 0;
    double sum = 0;
    for (int n = 0; n < pointCount; n++)
    {
        const double* point = points + (long)n * dimensions;
        double nearest = std::numeric_limits<double>::max();
        int chosen = 0;
        for (int k = 0; k < centreCount; k++)
        {
            const double* centre = centres + (long)k * dimensions;
            double distance = 0;
            for (int i = 0; i < dimensions; i++) distance += (point[i] - centre[i]) * (point[i] - centre[i]);
            if (distance < nearest)
            {
                nearest = distance;
                chosen = k;
            }
        }

        sum += nearest;
        const double* centre = centres + (long)chosen * dimensions;
        double* slot = gradient + (long)chosen * dimensions;
        for (int i = 0; i < dimensions; i++) slot[i] += 2 * (centre[i] - point[i]);
    }

    return sum;
}

extern "C" void adam(float* __restrict point, const float* __restrict gradient, float* __restrict firsts, float* __restrict seconds, int length, float rate, float correction)
{
    for (int i = 0; i < length; i++)
    {
        firsts[i] = 0.9f * firsts[i] + float(1 - 0.9) * gradient[i];
        seconds[i] = 0.999f * seconds[i] + float(1 - 0.999) * gradient[i] * gradient[i];
        point[i] -= rate * firsts[i] / (std::sqrt(seconds[i] * correction) + 1e-8f);
    }
}
