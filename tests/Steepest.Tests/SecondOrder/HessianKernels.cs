using Steepest.Kernels;
using Steepest.Reference;
using Steepest.Tests.Runtime;

namespace Steepest.Tests.SecondOrder;

/// <summary>A loss as a test writes it, with its gradient, and the product of its Hessian with a direction.</summary>
internal readonly ref struct DelegateHessianKernel(DelegateKernel.Function function, DelegateHessianKernel.Multiplication multiplication) : IHessianKernel<double>
{
    public delegate void Multiplication(ReadOnlySpan<double> point, ReadOnlySpan<double> direction, Span<double> product);

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        return function(point, gradient);
    }

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product)
    {
        product.Clear();
        multiplication(point, direction, product);
        return double.NaN;
    }
}

/// <summary>A sum of squares of expressions: by dual numbers, and for products by dual numbers of dual numbers.</summary>
internal sealed class SumOfSquares(Expression[] residuals, int n)
{
    public DelegateHessianKernel Kernel => new(Gradient, Product);

    private double Gradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var variables = Dual<DoubleNumber>.Variables(Array.ConvertAll(point[..n].ToArray(), value => (DoubleNumber)value));
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            var r = residual.Evaluate<Dual<DoubleNumber>>(variables);
            sum += r.Primal.Number * r.Primal.Number;
            for (var i = 0; i < r.Gradient.Count; i++) gradient[i] += 2 * r.Primal.Number * r.Gradient[i].Number;
        }

        return sum;
    }

    private void Product(ReadOnlySpan<double> point, ReadOnlySpan<double> direction, Span<double> product)
    {
        var moving = new Dual<DoubleNumber>[n];
        for (var i = 0; i < n; i++) moving[i] = new Dual<DoubleNumber>(point[i], [direction[i]]);
        var variables = Dual<Dual<DoubleNumber>>.Variables(moving);
        foreach (var residual in residuals)
        {
            var r = residual.Evaluate<Dual<Dual<DoubleNumber>>>(variables);
            for (var i = 0; i < r.Gradient.Count; i++)
                product[i] += 2 * (Along(r.Primal) * r.Gradient[i].Primal.Number + r.Primal.Primal.Number * Along(r.Gradient[i]));
        }
    }

    private static double Along(Dual<DoubleNumber> number) => number.Gradient.Count == 0 ? 0 : number.Gradient[0].Number;
}

/// <summary>The chained Rosenbrock function over the first n elements of the point.</summary>
internal readonly ref struct RosenbrockHessianKernel(int n) : IHessianKernel<double>
{
    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => new RosenbrockKernel(n).Gradient(point, gradient);

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product)
    {
        product.Clear();
        for (var i = 0; i + 1 < n; i++)
        {
            var slope = point[i + 1] - point[i] * point[i];
            product[i] += (800 * point[i] * point[i] - 400 * slope + 2) * direction[i] - 400 * point[i] * direction[i + 1];
            product[i + 1] += 200 * direction[i + 1] - 400 * point[i] * direction[i];
        }

        return double.NaN;
    }
}
