using Steepest.Kernels;
using Steepest.Reference;

namespace Steepest.Tests.LeastSquares;

/// <summary>Residuals given as the formulas of published problems, differentiated by numbers that carry their derivatives.</summary>
internal readonly struct FormulaKernel(Expression[] residuals, int variables) : IResidualKernel<double>
{
    public int Groups => 1;

    public int Blocks(int group, scoped Span<int> lengths) => 0;

    public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new NotSupportedException();

    public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride)
        => throw new NotSupportedException();

    public int CountOf(int group) => residuals.Length;

    public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = residuals[first + i].Evaluate<PartialNumber>(At(point)).Number;
    }

    public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> values, scoped Span<double> jacobian, int stride)
    {
        var numbers = PartialNumber.Variables(point[..variables]);
        for (var i = 0; i < values.Length; i++)
        {
            var residual = residuals[first + i].Evaluate<PartialNumber>(numbers);
            values[i] = residual.Number;
            for (var p = 0; p < variables; p++) jacobian[(p * stride) + i] = residual.Partials.Length == 0 ? 0 : residual.Partials[p];
        }
    }

    public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product) => throw new NotSupportedException();

    private PartialNumber[] At(scoped ReadOnlySpan<double> point)
    {
        var numbers = new PartialNumber[variables];
        for (var i = 0; i < variables; i++) numbers[i] = new PartialNumber(point[i], []);
        return numbers;
    }
}
