namespace Steepest.Tests.Corpora;

/// <summary>What was generated for one learning problem, with all variables end to end.</summary>
internal sealed record CompiledLearning(
    string Name, ValueAndGradient ObjectiveGradient, Func<double[], MinimizeResult> Minimize, Func<CompiledLearning.Driver> Solver)
{
    /// <summary>A solver, seen through the packed variables.</summary>
    internal sealed record Driver(Func<double[], StepReport> Step, Func<double[], MinimizeResult> Minimize);

    public static IReadOnlyList<CompiledLearning> All { get; } =
    [
        Logistic("logreg_l2_breast_cancer_lam0.01", LearningProblem.BreastCancer),
        Logistic("logreg_l2_heart_scale_lam0.01", LearningProblem.Heart),
        Ridge("ridge_diabetes_lam0.1", 0.1),
        Ridge("ridge_diabetes_lam10", 10),
        Huber("huber_diabetes_delta50"),
        PseudoAbsolute("pseudo_l1_engel_eps1"),
        Softmax("softmax_l2_iris_lam0.01", LearningProblem.Iris),
        Softmax("softmax_l2_wine_lam0.01", LearningProblem.Wine),
    ];

    private static CompiledLearning Logistic(string name, DataSet data)
    {
        var (d, samples) = (data.Width, new LogisticRegression.Samples(data.Features, data.Targets));
        return new(name,
            (x, gradient) => LogisticRegression.ObjectiveGradient(x[..d], x[d], samples, gradient[..d], out gradient[d]),
            x => LogisticRegression.Minimize(x.AsSpan(0, d), ref x[d], samples),
            () =>
            {
                var solver = new LogisticRegression.Solver(weightsLength: d);
                return new(x => solver.Step(x.AsSpan(0, d), ref x[d], samples), x => solver.Minimize(x.AsSpan(0, d), ref x[d], samples));
            });
    }

    private static CompiledLearning Ridge(string name, double lambda)
    {
        var data = LearningProblem.Diabetes;
        var (d, samples) = (data.Width, new RidgeRegression.Samples(data.Features, data.Targets));
        return new(name,
            (x, gradient) => RidgeRegression.ObjectiveGradient(x[..d], x[d], lambda, samples, gradient[..d], out gradient[d]),
            x => RidgeRegression.Minimize(x.AsSpan(0, d), ref x[d], lambda, samples),
            () =>
            {
                var solver = new RidgeRegression.Solver(weightsLength: d);
                return new(
                    x => solver.Step(x.AsSpan(0, d), ref x[d], lambda, samples), x => solver.Minimize(x.AsSpan(0, d), ref x[d], lambda, samples));
            });
    }

    private static CompiledLearning Huber(string name)
    {
        var data = LearningProblem.Diabetes;
        var (d, samples) = (data.Width, new HuberRegression.Samples(data.Features, data.Targets));
        return new(name,
            (x, gradient) => HuberRegression.ObjectiveGradient(x[..d], x[d], samples, gradient[..d], out gradient[d]),
            x => HuberRegression.Minimize(x.AsSpan(0, d), ref x[d], samples),
            () =>
            {
                var solver = new HuberRegression.Solver(weightsLength: d);
                return new(x => solver.Step(x.AsSpan(0, d), ref x[d], samples), x => solver.Minimize(x.AsSpan(0, d), ref x[d], samples));
            });
    }

    private static CompiledLearning PseudoAbsolute(string name)
    {
        var data = LearningProblem.Engel.Standardised();
        var samples = new PseudoAbsoluteRegression.Samples(data.Features, data.Targets);
        return new(name,
            (x, gradient) => PseudoAbsoluteRegression.ObjectiveGradient(x[0], x[1], samples, out gradient[0], out gradient[1]),
            x => PseudoAbsoluteRegression.Minimize(ref x[0], ref x[1], samples),
            () =>
            {
                var solver = new PseudoAbsoluteRegression.Solver();
                return new(x => solver.Step(ref x[0], ref x[1], samples), x => solver.Minimize(ref x[0], ref x[1], samples));
            });
    }

    private static CompiledLearning Softmax(string name, DataSet data)
    {
        const int Classes = 3;
        var w = Classes * data.Width;
        var samples = new SoftmaxRegression.Samples(data.Features, Array.ConvertAll(data.Targets, label => (int)label));
        return new(name,
            (x, gradient) => SoftmaxRegression.ObjectiveGradient(x[..w], x[w..], samples, gradient[..w], gradient[w..]),
            x => SoftmaxRegression.Minimize(x.AsSpan(0, w), x.AsSpan(w), samples),
            () =>
            {
                var solver = new SoftmaxRegression.Solver(weightsLength: w, biasesLength: Classes);
                return new(x => solver.Step(x.AsSpan(0, w), x.AsSpan(w), samples), x => solver.Minimize(x.AsSpan(0, w), x.AsSpan(w), samples));
            });
    }
}
