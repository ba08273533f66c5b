// The log-likelihood of a Gaussian mixture with a Wishart prior (ADBench's definition), and its gradient differentiated by hand.
#include <cmath>
#include <vector>

namespace
{
    double square(int d, const double* __restrict diagonal, const double* __restrict lower, const double* __restrict point, const double* __restrict mean,
                  double* __restrict centred, double* __restrict product)
    {
        for (int i = 0; i < d; i++)
        {
            centred[i] = point[i] - mean[i];
            product[i] = diagonal[i] * centred[i];
        }

        for (int i = 0; i < d; i++)
        {
            double c = centred[i];
            for (int j = i + 1; j < d; j++) product[j] += *lower++ * c;
        }

        double sum = 0;
        for (int i = 0; i < d; i++) sum += product[i] * product[i];
        return sum;
    }

    double log_sum_exp(int count, const double* x)
    {
        double largest = x[0];
        for (int i = 1; i < count; i++) largest = x[i] > largest ? x[i] : largest;
        double sum = 0;
        for (int i = 0; i < count; i++) sum += std::exp(x[i] - largest);
        return largest + std::log(sum);
    }

    void prepare(int d, int components, const double* icf, std::vector<double>& sums, std::vector<double>& diagonals)
    {
        int entries = d * (d + 1) / 2;
        for (int k = 0; k < components; k++)
        {
            sums[k] = 0;
            for (int i = 0; i < d; i++)
            {
                sums[k] += icf[k * entries + i];
                diagonals[k * d + i] = std::exp(icf[k * entries + i]);
            }
        }
    }

    double rest(int d, int components, int count, const double* alphas, const double* icf, double gamma, int m,
                const std::vector<double>& sums, const std::vector<double>& diagonals)
    {
        int entries = d * (d + 1) / 2, n = d + m + 1;
        double value = -count * d * 0.5 * std::log(2 * M_PI) - count * log_sum_exp(components, alphas);
        for (int k = 0; k < components; k++)
        {
            double frobenius = 0;
            for (int i = 0; i < d; i++) frobenius += diagonals[k * d + i] * diagonals[k * d + i];
            for (int i = d; i < entries; i++) frobenius += icf[k * entries + i] * icf[k * entries + i];
            value += 0.5 * gamma * gamma * frobenius - m * sums[k];
        }

        double constant = n * d * (std::log(gamma) - 0.5 * std::log(2.0)) - 0.25 * d * (d - 1) * std::log(M_PI);
        for (int j = 1; j <= d; j++) constant -= std::lgamma(0.5 * n + 0.5 * (1 - j));
        return value - components * constant;
    }
}

extern "C" double gmm_objective(int d, int components, int count, const double* alphas, const double* means, const double* icf, const double* points, double gamma, int m)
{
    int entries = d * (d + 1) / 2;
    std::vector<double> sums(components), diagonals(components * d), terms(components), centred(d), product(d);
    prepare(d, components, icf, sums, diagonals);
    double likelihood = 0;
    for (long n = 0; n < count; n++)
    {
        for (int k = 0; k < components; k++)
        {
            terms[k] = alphas[k] + sums[k]
                - 0.5 * square(d, &diagonals[k * d], icf + k * entries + d, points + n * d, means + k * d, centred.data(), product.data());
        }

        likelihood += log_sum_exp(components, terms.data());
    }

    return likelihood + rest(d, components, count, alphas, icf, gamma, m, sums, diagonals);
}

extern "C" double gmm_gradient(int d, int components, int count, const double* alphas, const double* means, const double* icf, const double* points, double gamma, int m,
                               double* __restrict alphasGradient, double* __restrict meansGradient, double* __restrict icfGradient)
{
    int entries = d * (d + 1) / 2;
    std::vector<double> sums(components), diagonals(components * d), terms(components), centred(components * d), products(components * d);
    prepare(d, components, icf, sums, diagonals);
    for (int i = 0; i < components; i++) alphasGradient[i] = 0;
    for (int i = 0; i < components * d; i++) meansGradient[i] = 0;
    for (int i = 0; i < components * entries; i++) icfGradient[i] = 0;
    double likelihood = 0;
    for (long n = 0; n < count; n++)
    {
        for (int k = 0; k < components; k++)
        {
            terms[k] = alphas[k] + sums[k]
                - 0.5 * square(d, &diagonals[k * d], icf + k * entries + d, points + n * d, means + k * d, &centred[k * d], &products[k * d]);
        }

        double lse = log_sum_exp(components, terms.data());
        likelihood += lse;
        for (int k = 0; k < components; k++)
        {
            double weight = std::exp(terms[k] - lse);
            alphasGradient[k] += weight;
            const double* __restrict c = &centred[k * d];
            const double* __restrict p = &products[k * d];
            const double* __restrict q = &diagonals[k * d];
            const double* __restrict lower = icf + k * entries + d;
            double* __restrict mean = meansGradient + k * d;
            double* __restrict diagonal = icfGradient + k * entries;
            double* __restrict below = diagonal + d;
            for (int i = 0; i < d; i++)
            {
                mean[i] += weight * p[i] * q[i];
                diagonal[i] += weight - weight * p[i] * q[i] * c[i];
            }

            for (int i = 0; i < d; i++)
            {
                double factor = -weight * c[i], sum = 0;
                for (int j = i + 1; j < d; j++)
                {
                    *below++ += factor * p[j];
                    sum += *lower++ * p[j];
                }

                mean[i] += weight * sum;
            }
        }
    }

    double lseAlphas = log_sum_exp(components, alphas);
    for (int k = 0; k < components; k++)
    {
        alphasGradient[k] -= count * std::exp(alphas[k] - lseAlphas);
        for (int i = 0; i < d; i++) icfGradient[k * entries + i] += gamma * gamma * diagonals[k * d + i] * diagonals[k * d + i] - m;
        for (int i = d; i < entries; i++) icfGradient[k * entries + i] += gamma * gamma * icf[k * entries + i];
    }

    return likelihood + rest(d, components, count, alphas, icf, gamma, m, sums, diagonals);
}
