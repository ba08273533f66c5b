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

struct Misra {
    static constexpr int kParameters = 2;
    static void At(const double* b, double x, double* residual, double* slopes) {
        const double decay = std::exp(-b[1] * x);
        *residual = b[0] * (1 - decay);
        if (slopes) {
            slopes[0] = 1 - decay;
            slopes[1] = b[0] * x * decay;
        }
    }
};

struct Thurber {
    static constexpr int kParameters = 7;
    static void At(const double* b, double x, double* residual, double* slopes) {
        const double up = b[0] + x * (b[1] + x * (b[2] + x * b[3]));
        const double inverse = 1 / (1 + x * (b[4] + x * (b[5] + x * b[6])));
        *residual = up * inverse;
        if (slopes) {
            const double down = -up * inverse * inverse;
            slopes[0] = inverse;
            slopes[1] = x * inverse;
            slopes[2] = x * x * inverse;
            slopes[3] = x * x * x * inverse;
            slopes[4] = x * down;
            slopes[5] = x * x * down;
            slopes[6] = x * x * x * down;
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
            Model::At(parameters[0], x[i], residuals + i, slopes ? slopes + i * Model::kParameters : nullptr);
            residuals[i] -= y[i];
        }
        return true;
    }

    // The tiny solver takes columns.
    bool operator()(const double* b, double* residuals, double* jacobian) const {
        double slopes[Model::kParameters];
        for (int i = 0; i < count; i++) {
            Model::At(b, x[i], residuals + i, jacobian ? slopes : nullptr);
            residuals[i] -= y[i];
            if (jacobian) for (int j = 0; j < Model::kParameters; j++) jacobian[j * count + i] = slopes[j];
        }
        return true;
    }
};

template <class Model>
void Fit(int count, const double* x, const double* y, double* b, bool tiny) {
    if (tiny) {
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
        return;
    }

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

EXPORT void misra(int count, const double* x, const double* y, double* b, int tiny) { Fit<Misra>(count, x, y, b, tiny != 0); }

EXPORT void thurber(int count, const double* x, const double* y, double* b, int tiny) { Fit<Thurber>(count, x, y, b, tiny != 0); }

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
