using System.Text.Json;
using Steepest.Reference;

namespace Steepest.Tests.Corpora;

/// <summary>A problem on real data, with its reference and the certified optimum; variables lie end to end.</summary>
internal sealed class LearningProblem(string name, IFunction function, DataSet data, double[] optimum, double certifiedLoss)
{
    private const int RandomPoints = 3;

    private readonly Lazy<(double[] Point, GradientReference Reference)[]> _points
        = new(() => [.. Around(optimum).Select(point => (point, GradientReference.Of(function, point)))]);

    public static DataSet BreastCancer { get; } = DataSet.Load("breast_cancer").Standardised().WithSignedLabels();

    public static DataSet Heart { get; } = DataSet.Load("heart_scale").WithSignedLabels();

    public static DataSet Diabetes { get; } = DataSet.Load("diabetes").Standardised();

    public static DataSet Engel { get; } = DataSet.Load("engel");

    public static DataSet Iris { get; } = DataSet.Load("iris").Standardised();

    public static DataSet Wine { get; } = DataSet.Load("wine").Standardised();

    /// <summary>Smooth and unconstrained: what a quasi-Newton method must solve.</summary>
    public static IReadOnlyList<LearningProblem> Unconstrained { get; } =
    [
        Read("logreg_l2_breast_cancer_lam0.01", BreastCancer, data => new LogisticReference(data, LogisticRegression.Lambda), "w_star", "b_star"),
        Read("logreg_l2_heart_scale_lam0.01", Heart, data => new LogisticReference(data, LogisticRegression.Lambda), "w_star", "b_star"),
        Read("ridge_diabetes_lam0.1", Diabetes, data => new LeastSquaresReference(data, ridge: 0.1), "w_star", "b_star"),
        Read("ridge_diabetes_lam10", Diabetes, data => new LeastSquaresReference(data, ridge: 10), "w_star", "b_star"),
        Read("huber_diabetes_delta50", Diabetes, data => new HuberReference(data, HuberRegression.Delta), "w_star", "b_star"),
        Read("pseudo_l1_engel_eps1", Engel.Standardised(), data => new PseudoAbsoluteReference(data), "w_star", "b_star"),
        Read("softmax_l2_iris_lam0.01", Iris, data => new SoftmaxReference(data, 3, SoftmaxRegression.Lambda), "W_star", "b_star"),
        Read("softmax_l2_wine_lam0.01", Wine, data => new SoftmaxReference(data, 3, SoftmaxRegression.Lambda), "W_star", "b_star"),
    ];

    /// <summary>Constrained, or not smooth at the optimum: their gradients are tested, not their minimisation.</summary>
    public static IReadOnlyList<LearningProblem> Others { get; } =
    [
        Read("lasso_diabetes_l1_1", Diabetes, data => new LeastSquaresReference(data, lasso: 1), "w_star", "b_star"),
        Read("nnls_diabetes", Diabetes.WithCentredTargets(), data => new LeastSquaresReference(data, hasBias: false), "w_star"),
        Read("logreg_norm_budget_heart", Heart, data => new LogisticReference(data, 0), "w_star", "b_star"),
        Read("quantile_engel_tau0.5", Engel, data => new MedianReference(data), "a_star", "b_star"),
    ];

    public string Name { get; } = name;

    public DataSet Data { get; } = data;

    public double[] Optimum { get; } = optimum;

    public double CertifiedLoss { get; } = certifiedLoss;

    public static LearningProblem Named(string name) => Unconstrained.Concat(Others).Single(problem => problem.Name == name);

    /// <summary>References at zero, at the optimum, and at a few points around it, the same in every run. They are computed once.</summary>
    public IEnumerable<(double[] Point, GradientReference Reference)> Points(bool atOptimum = true)
        => _points.Value.Where(p => atOptimum || p.Point != Optimum);

    /// <summary>The objective in many digits.</summary>
    public double Loss(ReadOnlySpan<double> x) => function.Evaluate<BigFloat>(Array.ConvertAll(x.ToArray(), e => (BigFloat)e)).ToDouble();

    private static IEnumerable<double[]> Around(double[] optimum)
    {
        yield return new double[optimum.Length];
        yield return optimum;
        var random = new Random(optimum.Length);
        for (var i = 0; i < RandomPoints; i++)
        {
            yield return Array.ConvertAll(optimum, x => x + 0.1 * (1 + Math.Abs(x)) * (random.NextDouble() - 0.5));
        }
    }

    private static LearningProblem Read(string name, DataSet data, Func<DataSet, IFunction> reference, params string[] parts)
    {
        var file = EmbeddedData.Json($"ml/{name}.json");
        return new LearningProblem(name, reference(data), data, [.. parts.SelectMany(part => Flat(file.GetProperty(part)))],
            file.GetProperty("f_star").Number());
    }

    private static IEnumerable<double> Flat(JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flat) : [element.Number()];
}
