// The residuals of observations in bundle adjustment (ADBench's definition) and their Jacobians, differentiated by hand.
#include <cmath>

namespace
{
    void cross(const double* a, const double* b, double* c)
    {
        c[0] = a[1] * b[2] - a[2] * b[1];
        c[1] = a[2] * b[0] - a[0] * b[2];
        c[2] = a[0] * b[1] - a[1] * b[0];
    }

    double dot(const double* a, const double* b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

    inline void observe(const double* __restrict camera, const double* __restrict point, double weight, const double* __restrict feature, double* __restrict error, double* __restrict jacobian)
    {
        double p[3] = { point[0] - camera[3], point[1] - camera[4], point[2] - camera[5] };
        double angle = std::sqrt(dot(camera, camera)), inverse = 1 / angle;
        double cosine = std::cos(angle), sine = std::sin(angle), rest = 1 - cosine;
        double axis[3] = { camera[0] * inverse, camera[1] * inverse, camera[2] * inverse }, w[3];
        cross(axis, p, w);
        double along = dot(axis, p), seen[3], common[3], turned[9], rotated[9];
        for (int i = 0; i < 3; i++)
        {
            seen[i] = p[i] * cosine + w[i] * sine + axis[i] * along * rest;
            common[i] = -p[i] * sine + w[i] * cosine + axis[i] * along * sine;
        }

        for (int k = 0; k < 3; k++)
        {
            double turn[3] = { -axis[k] * axis[0], -axis[k] * axis[1], -axis[k] * axis[2] }, turnCross[3], unit[3] = { 0, 0, 0 }, unitCross[3];
            turn[k] += 1;
            unit[k] = 1;
            cross(turn, p, turnCross);
            cross(axis, unit, unitCross);
            double part = dot(turn, p);
            for (int i = 0; i < 3; i++)
            {
                turned[i * 3 + k] = axis[k] * common[i] + (turnCross[i] * sine + (turn[i] * along + axis[i] * part) * rest) * inverse;
                rotated[i * 3 + k] = unit[i] * cosine + unitCross[i] * sine + axis[i] * axis[k] * rest;
            }
        }

        double depth = 1 / seen[2], image[2] = { seen[0] * depth, seen[1] * depth }, u = image[0], v = image[1];
        double radius = u * u + v * v, distortion = 1 + camera[9] * radius + camera[10] * radius * radius, growth = 2 * (camera[9] + 2 * camera[10] * radius);
        double focal = weight * camera[6];
        for (int row = 0; row < 2; row++)
        {
            double place = image[row], left = camera[6] * place * distortion + camera[7 + row] - feature[row];
            error[row] = weight * left;
            double byU = focal * ((row == 0 ? distortion : 0) + place * growth * u), byV = focal * ((row == 1 ? distortion : 0) + place * growth * v);
            double bySeen[3] = { byU * depth, byV * depth, -(byU * u + byV * v) * depth };
            double* to = jacobian + row * 15;
            for (int k = 0; k < 3; k++)
            {
                to[k] = bySeen[0] * turned[k] + bySeen[1] * turned[3 + k] + bySeen[2] * turned[6 + k];
                to[11 + k] = bySeen[0] * rotated[k] + bySeen[1] * rotated[3 + k] + bySeen[2] * rotated[6 + k];
                to[3 + k] = -to[11 + k];
            }

            to[6] = weight * place * distortion;
            to[7] = row == 0 ? weight : 0;
            to[8] = row == 1 ? weight : 0;
            to[9] = focal * place * radius;
            to[10] = focal * place * radius * radius;
            to[14] = left;
        }
    }
}

extern "C" void bundle(int count, const int* __restrict indices, const double* __restrict cameras, const double* __restrict points, const double* __restrict weights,
                       const double* __restrict features, double* __restrict errors, double* __restrict jacobians)
{
    for (long n = 0; n < count; n++)
    {
        observe(cameras + 11 * indices[2 * n], points + 3 * indices[2 * n + 1], weights[n], features + 2 * n, errors + 2 * n, jacobians + 30 * n);
    }
}
