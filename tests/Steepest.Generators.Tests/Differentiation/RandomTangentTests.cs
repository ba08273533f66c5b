using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Stages;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>
/// Forward mode over random functions, and over their gradients, interpreted before and after the passes, against numbers that carry their
/// first and second derivatives along.
/// </summary>
public sealed class RandomTangentTests
{
    private const int Lanes = 3;
    private const double Tolerance = 1e-10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void DerivativesAreThoseOfJets(int block)
    {
        const int functions = 120;
        var curved = 0;
        for (var i = 0; i < functions; i++) curved += new Case((block * 100_000) + i).Compare() ? 1 : 0;
        Assert.True(curved > functions / 2, $"Only {curved} of {functions} functions were curved.");
    }

    private sealed class Case
    {
        private readonly int seed;
        private readonly Function primal;
        private readonly double[] x;
        private readonly double[] xDirection;
        private readonly double y;
        private readonly double yDirection;
        private readonly double value;
        private readonly double slope;
        private readonly double[] product;
        private readonly double[,] hessian;

        public Case(int seed)
        {
            this.seed = seed;
            primal = RandomFunction.Make(seed);
            var random = new Random(seed);
            double Any() => (random.NextDouble() * 2) - 1;
            x = [.. Enumerable.Range(0, RandomFunction.Elements).Select(_ => Any())];
            xDirection = [.. x.Select(_ => Any())];
            (y, yDirection) = (Any(), Any());
            double[] direction = [.. xDirection, yDirection];
            var n = direction.Length;
            var jets = Enumerable.Range(0, n).Select(i => At(i, direction)).ToArray();
            (value, slope) = (jets[0].Value, jets[0].Second);
            product = [.. jets.Select(jet => jet.Mixed)];
            hessian = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) hessian[i, j] = At(i, [.. direction.Select((_, k) => k == j ? 1.0 : 0)]).Mixed;
            }
        }

        /// <returns>Whether anything was other than 0.</returns>
        public bool Compare()
        {
            var simplified = Verified(PassList.Run(PassList.Before, primal));
            var forward = Verified(ForwardMode.Directional(simplified));
            var adjoint = Verified(PassList.Run(PassList.Between, ReverseMode.Differentiate(simplified, accumulates: false)));
            var products = Verified(ForwardMode.HessianVector(adjoint));
            var columns = Verified(ForwardMode.HessianColumns(adjoint, Lanes, variables: null));
            Directional(forward);
            Directional(Finished(forward));
            HessianVector(products);
            HessianVector(Finished(products));
            HessianColumns(columns);
            HessianColumns(Finished(columns));
            var whole = Verified(ForwardMode.HessianColumns(adjoint, x.Length + 1, x.Length + 1));
            WholeHessian(whole);
            WholeHessian(Finished(whole));
            return product.Any(entry => entry != 0);
        }

        private Jet At(int unit, double[] direction) => JetInterpreter.Run(
            primal,
            x.Select((element, i) => new Jet(element, i == unit ? 1 : 0, direction[i])).ToArray(),
            new Jet(y, unit == x.Length ? 1 : 0, direction[x.Length]));

        private void Directional(Function function)
        {
            var results = Interpreter.Run(function, x, y, xDirection, yDirection);
            Same(value, results[0], "value", function);
            Same(slope, results[1], "derivative", function);
        }

        private void HessianVector(Function function)
        {
            var destination = Fresh();
            var results = Interpreter.Run(function, x, y, xDirection, yDirection, destination);
            Same(value, results[0], "value", function);
            for (var i = 0; i < x.Length; i++) Same(product[i], destination[i], $"product {i}", function);
            Same(product[x.Length], results[1], "product of y", function);
        }

        private void HessianColumns(Function function)
        {
            for (var column = 0; column <= x.Length; column++)
            {
                double[][] destinations = [.. Enumerable.Range(0, Lanes).Select(_ => Fresh())];
                var results = Interpreter.Run(function, [x, y, column, .. destinations]);
                Same(value, results[0], "value", function);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    double Wanted(int row) => column + lane <= x.Length ? hessian[row, column + lane] : 0;
                    for (var i = 0; i < x.Length; i++) Same(Wanted(i), destinations[lane][i], $"entry {i}, {column + lane}", function);
                    Same(Wanted(x.Length), results[1 + lane], $"entry y, {column + lane}", function);
                }
            }
        }

        private void WholeHessian(Function function)
        {
            double[][] destinations = [.. x.Append(y).Select(_ => Fresh())];
            var results = Interpreter.Run(function, [x, y, .. destinations]);
            for (var lane = 0; lane <= x.Length; lane++)
            {
                for (var i = 0; i < x.Length; i++) Same(hessian[i, lane], destinations[lane][i], $"entry {i}, {lane}", function);
                Same(hessian[x.Length, lane], results[1 + lane], $"entry y, {lane}", function);
            }
        }

        private double[] Fresh() => [.. Enumerable.Repeat(double.NaN, x.Length)];

        private void Same(double wanted, object got, string what, Function function)
            => Assert.True(Math.Abs((double)got - wanted) <= Tolerance * (1 + Math.Abs(wanted)), $"The {what} of seed {seed}: {got} instead of {wanted}\n{primal}\n{function}");

        private static Function Verified(Function function)
        {
            Verifier.Verify(function);
            return function;
        }

        private static Function Finished(Function function) => FinalPasses.All.Aggregate(function, (before, pass) => Verified(pass.Run(before)));
    }
}
