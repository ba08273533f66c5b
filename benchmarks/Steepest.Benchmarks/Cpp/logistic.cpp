// Logistic regression by mini-batches, as one writes it in C++ for a compiler that vectorises.
#include <cmath>

namespace
{
    template <typename T>
    double epoch(const T* __restrict features, const T* __restrict labels, int width, const int* __restrict order, int rows, int batchSize,
                 T* __restrict weights, T* __restrict gradient, T* __restrict firsts, T* __restrict seconds, double rate, int kind, double* powers)
    {
        double sum = 0;
        for (int start = 0; start < rows; start += batchSize)
        {
            int count = rows - start < batchSize ? rows - start : batchSize;
            T scale = T(1) / T(count);
            for (int i = 0; i <= width; i++) gradient[i] = 0;
            for (int n = 0; n < count; n++)
            {
                const T* row = features + (long)order[start + n] * width;
                T label = labels[order[start + n]];
                T logit = weights[width];
                for (int i = 0; i < width; i++) logit += weights[i] * row[i];
                T e = std::exp(-std::fabs(logit));
                T adjoint = ((logit >= 0 ? T(1) : e) / (T(1) + e) - label) * scale;
                for (int i = 0; i < width; i++) gradient[i] += adjoint * row[i];
                gradient[width] += adjoint;
                sum += (logit > 0 ? logit : T(0)) + std::log1p(e) - label * logit;
            }

            if (kind == 2)
            {
                powers[0] *= 0.9;
                powers[1] *= 0.999;
                T speed = T(rate / (1 - powers[0])), correction = T(1 / (1 - powers[1]));
                for (int i = 0; i <= width; i++)
                {
                    firsts[i] = T(0.9) * firsts[i] + T(1 - 0.9) * gradient[i];
                    seconds[i] = T(0.999) * seconds[i] + T(1 - 0.999) * gradient[i] * gradient[i];
                    weights[i] -= speed * firsts[i] / (std::sqrt(seconds[i] * correction) + T(1e-8));
                }
            }
            else if (kind == 1)
            {
                for (int i = 0; i <= width; i++)
                {
                    firsts[i] = T(0.9) * firsts[i] + gradient[i];
                    weights[i] -= T(rate) * firsts[i];
                }
            }
            else
            {
                for (int i = 0; i <= width; i++) weights[i] -= T(rate) * gradient[i];
            }
        }

        return sum;
    }
}

extern "C" double epoch_single(const float* features, const float* labels, int width, const int* order, int rows, int batchSize,
                               float* weights, float* gradient, float* firsts, float* seconds, double rate, int kind, double* powers)
{
    return epoch(features, labels, width, order, rows, batchSize, weights, gradient, firsts, seconds, rate, kind, powers);
}

extern "C" double epoch_double(const double* features, const double* labels, int width, const int* order, int rows, int batchSize,
                               double* weights, double* gradient, double* firsts, double* seconds, double rate, int kind, double* powers)
{
    return epoch(features, labels, width, order, rows, batchSize, weights, gradient, firsts, seconds, rate, kind, powers);
}
