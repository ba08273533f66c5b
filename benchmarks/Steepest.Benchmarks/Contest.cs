using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;
using Steepest.Benchmarks.HandWritten;

namespace Steepest.Benchmarks;

/// <summary>One problem with the ways to its gradient. Each leaves the gradient in a buffer of its own and returns the value.</summary>
internal abstract class Contest(string name, int length)
{
    public string Name { get; } = name;

    public double[] Gradient { get; } = new double[length];

    public static IReadOnlyList<Contest> All => [new RosenbrockContest(), new LogisticContest(), new LogSumExpContest()];

    public abstract double Generated();

    public abstract double HandWritten();

    /// <summary>The value once more for every variable, at two points.</summary>
    public abstract double Naive();

    public abstract double MathNet();

    protected static double Differences(Func<double[], double> value, double[] point, double[] gradient)
    {
        for (var i = 0; i < point.Length; i++)
        {
            const double step = 1e-6;
            var kept = point[i];
            point[i] = kept + step;
            var above = value(point);
            point[i] = kept - step;
            var below = value(point);
            point[i] = kept;
            gradient[i] = (above - below) / (2 * step);
        }

        return value(point);
    }

    protected static double Numerical(NumericalJacobian jacobian, Func<double[], double> value, double[] point, double[] gradient)
    {
        var row = jacobian.Evaluate(value, point);
        row.CopyTo(gradient, 0);
        return value(point);
    }

    private sealed class RosenbrockContest() : Contest("Rosenbrock-100", Data.Length)
    {
        private readonly double[] x = Data.Point(Data.Length, 1);
        private readonly NumericalJacobian jacobian = new();

        public override double Generated() => Problems.Rosenbrock.LossGradient(x, Gradient);

        public override double HandWritten() => Gradients.Rosenbrock(x, Gradient);

        public override double Naive() => Differences(point => Problems.Rosenbrock.Loss(point), x, Gradient);

        public override double MathNet() => Numerical(jacobian, point => Problems.Rosenbrock.Loss(point), x, Gradient);
    }

    private sealed class LogisticContest() : Contest("logistic 569×30", Data.Features + 1)
    {
        private readonly double[] weights = Data.Point(Data.Features, 2);
        private readonly double bias = 0.3;
        private readonly double[] features = Data.Point(Data.Rows * Data.Features, 3);
        private readonly double[] labels = Data.Labels(Data.Rows, 4);
        private readonly Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(Data.Rows, Data.Features, Data.Point(Data.Rows * Data.Features, 3));

        public override double Generated()
            => Problems.Logistic.LossGradient(weights, bias, features, labels, Gradient.AsSpan(0, Data.Features), out Gradient[Data.Features]);

        public override double HandWritten()
            => Gradients.Logistic(weights, bias, features, labels, Gradient.AsSpan(0, Data.Features), out Gradient[Data.Features]);

        public override double Naive()
        {
            double[] point = [.. weights, bias];
            return Differences(at => Problems.Logistic.Loss(at.AsSpan(0, Data.Features), at[Data.Features], features, labels), point, Gradient);
        }

        /// <summary>By matrix and vector, as its users would.</summary>
        public override double MathNet()
        {
            var logits = (matrix * Vector<double>.Build.Dense(weights)) + bias;
            var adjoints = (logits.Map(logit => 1 / (1 + Math.Exp(-logit))) - Vector<double>.Build.Dense(labels)) / labels.Length;
            matrix.TransposeThisAndMultiply(adjoints).AsArray().CopyTo(Gradient, 0);
            Gradient[Data.Features] = adjoints.Sum();
            return logits.Map(logit => Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit)))).Sum() / labels.Length
                - (logits.DotProduct(Vector<double>.Build.Dense(labels)) / labels.Length);
        }
    }

    private sealed class LogSumExpContest() : Contest("log-sum-exp-100", Data.Length)
    {
        private readonly double[] x = Data.Point(Data.Length, 5);
        private readonly NumericalJacobian jacobian = new();

        public override double Generated() => Problems.LogSumExp.LossGradient(x, Gradient);

        public override double HandWritten() => Gradients.LogSumExp(x, Gradient);

        public override double Naive() => Differences(point => Problems.LogSumExp.Loss(point), x, Gradient);

        public override double MathNet() => Numerical(jacobian, point => Problems.LogSumExp.Loss(point), x, Gradient);
    }
}
