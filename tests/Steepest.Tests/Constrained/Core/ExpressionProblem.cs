using Steepest.Kernels;
using Steepest.Reference;
using Steepest.Tests.Runtime;

namespace Steepest.Tests.Constrained.Core;

/// <summary>Losses and limits as expressions, differentiated by dual numbers; of products by dual numbers of dual numbers.</summary>
internal sealed class ExpressionProblem(Expression loss, Expression[] limits, double[] signs, bool[] equalities, int n)
{
    private readonly Expression[] terms = [loss, .. limits];

    public int Evaluations { get; private set; }

    public int N => n;

    public ExpressionKernel Kernel => new(this);

    public LimitBlock[] Blocks { get; } = [.. equalities.Select((isEquality, i) => new LimitBlock($"c{i + 1}", 1, isEquality))];

    public static ExpressionProblem AtMost(int n, string loss, params string[] limits)
        => new(Expression.Parse(loss), [.. limits.Select(Expression.Parse)], [.. limits.Select(_ => 1.0)], new bool[limits.Length], n);

    public static ExpressionProblem EqualTo(int n, string loss, params string[] limits)
        => new(Expression.Parse(loss), [.. limits.Select(Expression.Parse)], [.. limits.Select(_ => 1.0)], [.. limits.Select(_ => true)], n);

    public double Values(ReadOnlySpan<double> point, Span<double> values)
    {
        Evaluations++;
        var variables = Array.ConvertAll(point[..n].ToArray(), value => (DoubleNumber)value);
        for (var i = 0; i < limits.Length; i++) values[i] = signs[i] * limits[i].Evaluate<DoubleNumber>(variables).Number;
        return loss.Evaluate<DoubleNumber>(variables).Number;
    }

    public double Lagrangian(
        ReadOnlySpan<double> point, double lossWeight, ReadOnlySpan<double> weights, ReadOnlySpan<double> damping, ReadOnlySpan<double> floors, Span<double> gradient, Span<double> values)
    {
        Evaluations++;
        gradient.Clear();
        var variables = Dual<DoubleNumber>.Variables(Array.ConvertAll(point[..n].ToArray(), value => (DoubleNumber)value));
        var result = 0.0;
        for (var i = 0; i < terms.Length; i++)
        {
            var term = terms[i].Evaluate<Dual<DoubleNumber>>(variables);
            var weight = lossWeight;
            if (i == 0)
            {
                result = term.Primal.Number;
            }
            else
            {
                var c = values[i - 1] = signs[i - 1] * term.Primal.Number;
                weight = signs[i - 1] * Math.Max(weights[i - 1] + damping[i - 1] * c, floors[i - 1]);
            }

            if (weight == 0) continue;
            for (var j = 0; j < term.Gradient.Count; j++) gradient[j] += weight * term.Gradient[j].Number;
        }

        return result;
    }

    public double Product(
        ReadOnlySpan<double> point, double lossWeight, ReadOnlySpan<double> weights, ReadOnlySpan<double> damping, ReadOnlySpan<double> floors, ReadOnlySpan<double> direction, Span<double> product)
    {
        product.Clear();
        var moving = new Dual<DoubleNumber>[n];
        for (var i = 0; i < n; i++) moving[i] = new Dual<DoubleNumber>(point[i], [direction[i]]);
        var variables = Dual<Dual<DoubleNumber>>.Variables(moving);
        var result = 0.0;
        for (var i = 0; i < terms.Length; i++)
        {
            var (weight, bend) = (lossWeight, 0.0);
            if (i > 0 && weights[i - 1] == 0 && damping[i - 1] == 0 && floors[i - 1] <= 0) continue;
            if (i == 0 && lossWeight == 0) continue;
            var term = terms[i].Evaluate<Dual<Dual<DoubleNumber>>>(variables);
            if (i == 0)
            {
                result = term.Primal.Primal.Number;
            }
            else
            {
                var raised = weights[i - 1] + damping[i - 1] * signs[i - 1] * term.Primal.Primal.Number;
                weight = signs[i - 1] * Math.Max(raised, floors[i - 1]);
                bend = raised > floors[i - 1] ? damping[i - 1] * Along(term.Primal) : 0;
            }

            for (var j = 0; j < term.Gradient.Count; j++) product[j] += weight * Along(term.Gradient[j]) + bend * term.Gradient[j].Primal.Number;
        }

        return result;
    }

    private static double Along(Dual<DoubleNumber> number) => number.Gradient.Count == 0 ? 0 : number.Gradient[0].Number;
}

/// <summary>The problem as drivers see it.</summary>
internal readonly ref struct ExpressionKernel(ExpressionProblem problem) : IConstrainedHessianKernel<double>
{
    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Values(scoped ReadOnlySpan<double> point, scoped Span<double> limits) => problem.Values(point, limits);

    public double Lagrangian(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped Span<double> gradient, scoped Span<double> limits)
        => problem.Lagrangian(point, lossWeight, weights, damping, floors, gradient, limits);

    public double LagrangianProduct(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped ReadOnlySpan<double> direction, scoped Span<double> product)
        => problem.Product(point, lossWeight, weights, damping, floors, direction, product);
}
