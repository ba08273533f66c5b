// A network with one hidden layer, trained by gradient descent, as one writes it in C++ for a compiler that vectorises.
#include <cmath>
#include <vector>

extern "C" void network_step(int inputs, int hidden, int outputs, const float* __restrict pixels, const int* digits, const int* batch, int count, float rate,
                             float* __restrict hiddenWeights, float* __restrict hiddenBiases, float* __restrict outputWeights, float* __restrict outputBiases,
                             float* __restrict gradient)
{
    float* __restrict hiddenGradient = gradient;
    float* __restrict hiddenBias = hiddenGradient + hidden * inputs;
    float* __restrict outputGradient = hiddenBias + hidden;
    float* __restrict outputBias = outputGradient + outputs * hidden;
    for (int i = 0; i < hidden * inputs + hidden + outputs * hidden + outputs; i++) gradient[i] = 0;
    std::vector<float> unitsOf(hidden), adjointsOf(outputs), slopesOf(hidden);
    float* __restrict units = unitsOf.data();
    float* __restrict adjoints = adjointsOf.data();
    float* __restrict slopes = slopesOf.data();
    for (int n = 0; n < count; n++)
    {
        const float* __restrict row = pixels + (long)batch[n] * inputs;
        for (int h = 0; h < hidden; h++)
        {
            float sum = hiddenBiases[h];
            for (int i = 0; i < inputs; i++) sum += hiddenWeights[h * inputs + i] * row[i];
            units[h] = sum > 0 ? sum : 0;
        }

        float largest = -1e30f, total = 0;
        for (int o = 0; o < outputs; o++)
        {
            float sum = outputBiases[o];
            for (int h = 0; h < hidden; h++) sum += outputWeights[o * hidden + h] * units[h];
            adjoints[o] = sum;
            largest = sum > largest ? sum : largest;
        }

        for (int o = 0; o < outputs; o++)
        {
            adjoints[o] = std::exp(adjoints[o] - largest);
            total += adjoints[o];
        }

        for (int o = 0; o < outputs; o++) adjoints[o] = (adjoints[o] / total - (o == digits[batch[n]] ? 1.0f : 0.0f)) / count;
        for (int h = 0; h < hidden; h++) slopes[h] = 0;
        for (int o = 0; o < outputs; o++)
        {
            outputBias[o] += adjoints[o];
            for (int h = 0; h < hidden; h++)
            {
                outputGradient[o * hidden + h] += adjoints[o] * units[h];
                slopes[h] += adjoints[o] * outputWeights[o * hidden + h];
            }
        }

        for (int h = 0; h < hidden; h++)
        {
            if (units[h] <= 0) continue;
            float slope = slopes[h];
            hiddenBias[h] += slope;
            for (int i = 0; i < inputs; i++) hiddenGradient[h * inputs + i] += slope * row[i];
        }
    }

    for (int i = 0; i < hidden * inputs; i++) hiddenWeights[i] -= rate * hiddenGradient[i];
    for (int i = 0; i < hidden; i++) hiddenBiases[i] -= rate * hiddenBias[i];
    for (int i = 0; i < outputs * hidden; i++) outputWeights[i] -= rate * outputGradient[i];
    for (int i = 0; i < outputs; i++) outputBiases[i] -= rate * outputBias[i];
}
