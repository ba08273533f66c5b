// Peers of Ceres: problems are made once, derivatives are written by hand, and what is timed is one call of its solver.
#include <ceres/ceres.h>
#include <ceres/tiny_solver.h>
#include <cmath>
#include <memory>
#include <vector>

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace {

void Quiet(ceres::Solver::Options& options) {
    options.logging_type = ceres::SILENT;
    options.num_threads = 1;
    options.max_num_iterations = 1000;
}

// ---- Fits ----

// A model of one predictor: its value and its slopes by the parameters.
template <int kSize>
struct OfOne {
    static constexpr int kParameters = kSize;
    static constexpr int kPredictors = 1;
};

struct Chwirut2 : OfOne<3> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double x = *at, decay = std::exp(-b[0] * x), inverse = 1 / (b[1] + b[2] * x);
        *value = decay * inverse;
        if (slopes) {
            slopes[0] = -x * *value;
            slopes[1] = -*value * inverse;
            slopes[2] = x * slopes[1];
        }
    }
};

struct DanWood : OfOne<2> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double power = std::pow(*at, b[1]);
        *value = b[0] * power;
        if (slopes) {
            slopes[0] = power;
            slopes[1] = *value * std::log(*at);
        }
    }
};

struct Eckerle4 : OfOne<3> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double inverse = 1 / b[1], z = (*at - b[2]) * inverse, bell = inverse * std::exp(-0.5 * z * z);
        *value = b[0] * bell;
        if (slopes) {
            slopes[0] = bell;
            slopes[1] = *value * inverse * (z * z - 1);
            slopes[2] = *value * inverse * z;
        }
    }
};

struct ENSO : OfOne<9> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double x = *at;
        *value = b[0];
        if (slopes) slopes[0] = 1;
        Cycle(b, 1, 2, -1, 12, x, value, slopes);
        Cycle(b, 4, 5, 3, b[3], x, value, slopes);
        Cycle(b, 7, 8, 6, b[6], x, value, slopes);
    }

    static void Cycle(const double* b, int even, int odd, int ofPeriod, double period, double x, double* value, double* slopes) {
        const double angle = 2 * M_PI * x / period, cosine = std::cos(angle), sine = std::sin(angle);
        *value += b[even] * cosine + b[odd] * sine;
        if (!slopes) return;
        slopes[even] = cosine;
        slopes[odd] = sine;
        if (ofPeriod >= 0) slopes[ofPeriod] = (b[even] * sine - b[odd] * cosine) * angle / period;
    }
};

struct Gauss1 : OfOne<8> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double x = *at, decay = std::exp(-b[1] * x);
        *value = b[0] * decay;
        if (slopes) {
            slopes[0] = decay;
            slopes[1] = -x * *value;
        }
        for (int i = 2; i < 8; i += 3) {
            const double z = (x - b[i + 1]) / b[i + 2], bell = std::exp(-z * z);
            *value += b[i] * bell;
            if (!slopes) continue;
            slopes[i] = bell;
            slopes[i + 1] = 2 * b[i] * bell * z / b[i + 2];
            slopes[i + 2] = slopes[i + 1] * z;
        }
    }
};

// The quotient of two polynomials, the lower one beginning with 1.
template <int kAbove, int kBelow>
struct Rational : OfOne<kAbove + kBelow> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double x = *at;
        double up = 0, down = 0;
        for (int i = kAbove - 1; i >= 0; i--) up = up * x + b[i];
        for (int i = kBelow - 1; i >= 0; i--) down = (down + b[kAbove + i]) * x;
        const double inverse = 1 / (1 + down);
        *value = up * inverse;
        if (!slopes) return;
        double power = inverse;
        for (int i = 0; i < kAbove; i++, power *= x) slopes[i] = power;
        power = -*value * inverse * x;
        for (int i = 0; i < kBelow; i++, power *= x) slopes[kAbove + i] = power;
    }
};

using Kirby2 = Rational<3, 2>;
using Thurber = Rational<4, 3>;

struct Lanczos3 : OfOne<6> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        *value = 0;
        for (int i = 0; i < 6; i += 2) {
            const double decay = std::exp(-b[i + 1] * *at);
            *value += b[i] * decay;
            if (!slopes) continue;
            slopes[i] = decay;
            slopes[i + 1] = -*at * b[i] * decay;
        }
    }
};

struct MGH09 : OfOne<4> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double x = *at, up = x * x + x * b[1], inverse = 1 / (x * x + x * b[2] + b[3]);
        *value = b[0] * up * inverse;
        if (slopes) {
            slopes[0] = up * inverse;
            slopes[1] = b[0] * x * inverse;
            slopes[3] = -*value * inverse;
            slopes[2] = x * slopes[3];
        }
    }
};

struct Misra1a : OfOne<2> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double decay = std::exp(-b[1] * *at);
        *value = b[0] * (1 - decay);
        if (slopes) {
            slopes[0] = 1 - decay;
            slopes[1] = b[0] * *at * decay;
        }
    }
};

struct Misra1c : OfOne<2> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double square = 1 / (1 + 2 * b[1] * *at), root = std::sqrt(square);
        *value = b[0] * (1 - root);
        if (slopes) {
            slopes[0] = 1 - root;
            slopes[1] = b[0] * *at * root * square;
        }
    }
};

// Its response is a logarithm, which the caller takes.
struct Nelson {
    static constexpr int kParameters = 3;
    static constexpr int kPredictors = 2;
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double decay = std::exp(-b[2] * at[1]);
        *value = b[0] - b[1] * at[0] * decay;
        if (slopes) {
            slopes[0] = 1;
            slopes[1] = -at[0] * decay;
            slopes[2] = b[1] * at[0] * at[1] * decay;
        }
    }
};

struct Rat42 : OfOne<3> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double rise = std::exp(b[1] - b[2] * *at), inverse = 1 / (1 + rise);
        *value = b[0] * inverse;
        if (slopes) {
            slopes[0] = inverse;
            slopes[1] = -*value * inverse * rise;
            slopes[2] = -*at * slopes[1];
        }
    }
};

struct Roszman1 : OfOne<4> {
    static void At(const double* b, const double* at, double* value, double* slopes) {
        const double inverse = 1 / (*at - b[3]), ratio = b[2] * inverse, slope = inverse / (M_PI * (1 + ratio * ratio));
        *value = b[0] - b[1] * *at - std::atan(ratio) / M_PI;
        if (slopes) {
            slopes[0] = 1;
            slopes[1] = -*at;
            slopes[2] = -slope;
            slopes[3] = -ratio * slope;
        }
    }
};

// All rows in one block, for either solver.
template <class Model>
struct Rows : ceres::CostFunction {
    using Scalar = double;
    enum { NUM_RESIDUALS = Eigen::Dynamic, NUM_PARAMETERS = Model::kParameters };

    const double* x;
    const double* y;
    int count;

    Rows(const double* x, const double* y, int count) : x(x), y(y), count(count) {
        set_num_residuals(count);
        mutable_parameter_block_sizes()->push_back(Model::kParameters);
    }

    int NumResiduals() const { return count; }

    bool Evaluate(double const* const* parameters, double* residuals, double** jacobians) const override {
        double* slopes = jacobians ? jacobians[0] : nullptr;
        for (int i = 0; i < count; i++) {
            Model::At(parameters[0], x + i * Model::kPredictors, residuals + i, slopes ? slopes + i * Model::kParameters : nullptr);
            residuals[i] -= y[i];
        }
        return true;
    }

    // The tiny solver takes columns.
    bool operator()(const double* b, double* residuals, double* jacobian) const {
        double slopes[Model::kParameters];
        for (int i = 0; i < count; i++) {
            Model::At(b, x + i * Model::kPredictors, residuals + i, jacobian ? slopes : nullptr);
            residuals[i] -= y[i];
            if (jacobian) for (int j = 0; j < Model::kParameters; j++) jacobian[j * count + i] = slopes[j];
        }
        return true;
    }
};

template <class Model>
void TinyFit(int count, const double* x, const double* y, double* b) {
    static thread_local ceres::TinySolver<Rows<Model>> solver;
    static thread_local std::unique_ptr<Rows<Model>> rows;
    if (!rows) rows.reset(new Rows<Model>(x, y, count));
    solver.options.max_num_iterations = 1000;
    solver.options.gradient_tolerance = 1e-16;
    solver.options.parameter_tolerance = 1e-14;
    solver.options.cost_threshold = 0;
    Eigen::Matrix<double, Model::kParameters, 1> at = Eigen::Map<Eigen::Matrix<double, Model::kParameters, 1>>(b);
    solver.Solve(*rows, &at);
    for (int j = 0; j < Model::kParameters; j++) b[j] = at[j];
}

template <class Model>
void Fit(int count, const double* x, const double* y, double* b) {
    static thread_local std::unique_ptr<ceres::Problem> problem;
    static thread_local double at[Model::kParameters];
    if (!problem) {
        problem.reset(new ceres::Problem());
        problem->AddResidualBlock(new Rows<Model>(x, y, count), nullptr, at);
    }
    for (int j = 0; j < Model::kParameters; j++) at[j] = b[j];
    ceres::Solver::Options options;
    Quiet(options);
    options.linear_solver_type = ceres::DENSE_QR;
    options.function_tolerance = 1e-14;
    options.gradient_tolerance = 1e-14;
    options.parameter_tolerance = 1e-14;
    ceres::Solver::Summary summary;
    ceres::Solve(options, problem.get(), &summary);
    for (int j = 0; j < Model::kParameters; j++) b[j] = at[j];
}

// ---- Poses in the plane ----

struct Edge final : ceres::SizedCostFunction<3, 3, 3> {
    double dx, dy, turn;
    double root[6];

    bool Evaluate(double const* const* parameters, double* residuals, double** jacobians) const override {
        const double* a = parameters[0];
        const double* b = parameters[1];
        const double sine = std::sin(a[2]), cosine = std::cos(a[2]);
        const double u = b[0] - a[0], v = b[1] - a[1];
        const double seenX = cosine * u + sine * v, seenY = cosine * v - sine * u;
        const double x = seenX - dx, y = seenY - dy;
        double angle = b[2] - a[2] - turn;
        angle -= 2 * M_PI * std::floor((angle + M_PI) / (2 * M_PI));
        residuals[0] = root[0] * x + root[1] * y + root[2] * angle;
        residuals[1] = root[3] * y + root[4] * angle;
        residuals[2] = root[5] * angle;
        if (!jacobians) return true;
        // By the first pose; by the second without the turn of what is seen, and with the other sign.
        const double ofX[3] = {-cosine, -sine, seenY}, ofY[3] = {sine, -cosine, -seenX}, ofAngle[3] = {0, 0, -1};
        for (int k = 0; k < 2; k++) {
            if (!jacobians[k]) continue;
            double* to = jacobians[k];
            const double sign = k == 0 ? 1 : -1;
            for (int i = 0; i < 3; i++) {
                const double x1 = k == 1 && i == 2 ? 0 : sign * ofX[i], y1 = k == 1 && i == 2 ? 0 : sign * ofY[i], a1 = sign * ofAngle[i];
                to[i] = root[0] * x1 + root[1] * y1 + root[2] * a1;
                to[3 + i] = root[3] * y1 + root[4] * a1;
                to[6 + i] = root[5] * a1;
            }
        }
        return true;
    }
};

struct PoseGraph {
    std::vector<double> poses;
    std::unique_ptr<ceres::Problem> problem{new ceres::Problem()};
};

}  // namespace

#define FIT(Model) EXPORT void Model##_fit(int count, const double* x, const double* y, double* b) { Fit<Model>(count, x, y, b); }

FIT(Chwirut2)
FIT(DanWood)
FIT(ENSO)
FIT(Eckerle4)
FIT(Gauss1)
FIT(Kirby2)
FIT(Lanczos3)
FIT(MGH09)
FIT(Misra1a)
FIT(Misra1c)
FIT(Nelson)
FIT(Rat42)
FIT(Roszman1)
FIT(Thurber)

EXPORT void Misra1a_tiny(int count, const double* x, const double* y, double* b) { TinyFit<Misra1a>(count, x, y, b); }

EXPORT void Thurber_tiny(int count, const double* x, const double* y, double* b) { TinyFit<Thurber>(count, x, y, b); }

EXPORT void* posegraph(int poses, int edges, const int* from, const int* to, const double* dx, const double* dy, const double* turn, const double* root) {
    auto* graph = new PoseGraph();
    graph->poses.resize(3 * poses);
    for (int i = 0; i < edges; i++) {
        auto* edge = new Edge();
        edge->dx = dx[i];
        edge->dy = dy[i];
        edge->turn = turn[i];
        for (int k = 0; k < 6; k++) edge->root[k] = root[6 * i + k];
        graph->problem->AddResidualBlock(edge, nullptr, &graph->poses[3 * from[i]], &graph->poses[3 * to[i]]);
    }
    graph->problem->SetParameterBlockConstant(&graph->poses[0]);
    return graph;
}

EXPORT int posegraph_solve(void* made, double* poses, double tolerance) {
    auto* graph = static_cast<PoseGraph*>(made);
    for (size_t i = 0; i < graph->poses.size(); i++) graph->poses[i] = poses[i];
    ceres::Solver::Options options;
    Quiet(options);
    options.linear_solver_type = ceres::SPARSE_NORMAL_CHOLESKY;
    if (ceres::IsSparseLinearAlgebraLibraryTypeAvailable(ceres::SUITE_SPARSE)) options.sparse_linear_algebra_library_type = ceres::SUITE_SPARSE;
    options.function_tolerance = tolerance;
    options.gradient_tolerance = 0;
    options.parameter_tolerance = 0;
    ceres::Solver::Summary summary;
    ceres::Solve(options, graph->problem.get(), &summary);
    for (size_t i = 0; i < graph->poses.size(); i++) poses[i] = graph->poses[i];
    return summary.num_successful_steps + summary.num_unsuccessful_steps;
}
