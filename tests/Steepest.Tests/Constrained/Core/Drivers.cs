using System.Buffers;
using Steepest.Minimization;
using Steepest.Updates;

namespace Steepest.Tests.Constrained.Core;

/// <summary>How tests make drivers beside limits, run them and read their states.</summary>
internal static class Drivers
{
    public static ConstrainedFirstOrder<double, GradientDescent<double>> Descent(
        ExpressionProblem problem, MultiplierMethod method, double[] start, MinimizeOptions? options = null, double learningRate = 0.02, Box<double>? box = null)
    {
        var inner = new FirstOrder<double, GradientDescent<double>>(problem.N, new GradientDescent<double>(), learningRate, 1, MultiplierMethod.Inner(options), box: box);
        var driver = new ConstrainedFirstOrder<double, GradientDescent<double>>(inner, problem.Blocks, method, options);
        start.CopyTo(driver.Point);
        return driver;
    }

    public static ConstrainedSearch<double> Search(ExpressionProblem problem, MultiplierMethod method, double[] start, MinimizeOptions? options = null, Box<double>? box = null)
    {
        var inner = new Lbfgs<double>(problem.N, 10, 1, MultiplierMethod.Inner(options), box: box);
        var driver = new ConstrainedSearch<double>(inner, problem.Blocks, method, options);
        start.CopyTo(driver.Point);
        return driver;
    }

    public static ConstrainedSecondOrder<double> Newton(ExpressionProblem problem, MultiplierMethod method, double[] start, MinimizeOptions? options = null)
    {
        var driver = new ConstrainedSecondOrder<double>(new Newton<double>(problem.N, 1, MultiplierMethod.Inner(options)), problem.Blocks, method, options);
        start.CopyTo(driver.Point);
        return driver;
    }

    public static MinimizeResult Run(this ConstrainedFirstOrder<double, GradientDescent<double>> driver, ExpressionProblem problem)
    {
        var kernel = problem.Kernel;
        return driver.Minimize(ref kernel, CancellationToken.None);
    }

    public static MinimizeResult Run(this ConstrainedSearch<double> driver, ExpressionProblem problem)
    {
        var kernel = problem.Kernel;
        return driver.Minimize(ref kernel, CancellationToken.None);
    }

    public static MinimizeResult Run(this ConstrainedSecondOrder<double> driver, ExpressionProblem problem)
    {
        var kernel = problem.Kernel;
        return driver.Minimize(ref kernel, CancellationToken.None);
    }

    public static byte[] Saved(Action<IBufferWriter<byte>> save)
    {
        var writer = new ArrayBufferWriter<byte>();
        save(writer);
        return writer.WrittenSpan.ToArray();
    }
}
