using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Stages;
using Steepest.Generators.Tests.Frontend;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Updates;
using Xunit;

namespace Steepest.Generators.Tests.Updates;

/// <summary>
/// Variables that move where their gradient is complete: which do, and that all end where the gradient and a separate update lead, row after row.
/// </summary>
public sealed class RowDescentTests
{
    private const string Head = "public static double Loss(ReadOnlySpan<double> w, double b, [Fixed] ReadOnlySpan<double> x, int row) { ";

    public static TheoryData<string, bool> Losses => new()
    {
        // One product: the gradient is made element by element, behind everything that reads w.
        { "var s = 0.0; for (var i = 0; i < w.Length; i++) s += w[i] * x[row + i]; return Math.Tanh(s + b);", true },

        // The element itself may be read where it is moved.
        { "var s = b; for (var i = 0; i < w.Length; i++) s += w[i] * w[i] * x[row]; return s;", true },

        // Every adjoint reads the neighbour, which must not have moved.
        { "var s = b; for (var i = 0; i + 1 < w.Length; i++) s += w[i] * w[i + 1]; return s;", false },

        // The last element is left out.
        { "var s = b; for (var i = 0; i + 1 < w.Length; i++) s += w[i] * x[row + i]; return s;", false },

        // Two loops add to the gradient: it is complete in the later one, if that one counts up.
        { "var s = b; var t = 0.0; for (var i = 0; i < w.Length; i++) s += Math.Sin(w[i]); for (var i = w.Length - 1; i >= 0; i--) t += w[i] * x[row + i]; return s * t;", true },
        { "var s = b; var t = 0.0; for (var i = w.Length - 1; i >= 0; i--) s += Math.Sin(w[i]); for (var i = 0; i < w.Length; i++) t += w[i] * x[row + i]; return s * t;", false },

        // The first one is left out.
        { "var s = b; for (var i = 1; i < w.Length; i++) s += w[i] * x[row + i]; return s;", false },

        // What is read behind the gradient, or beside it at another place, must not have moved.
        { "var s = 0.0; var t = 0.0; for (var i = 0; i < w.Length; i++) s += w[i] * x[row + i]; for (var i = 0; i < w.Length; i++) t += b * Functions.StopGradient(w[i]); return s + t;", false },
        { "var s = b; for (var i = 0; i < w.Length; i++) s += w[i] * Functions.StopGradient(w[(i + w.Length - 1) % w.Length]); return s;", false },

        // All of them by one of them.
        { "var s = 0.0; for (var i = 0; i < w.Length; i++) s += w[0] * x[row + i] * w[i]; return Math.Tanh(s) * b;", false },
        { "return w[0] * b + w[1] * x[row];", false },
        { "return b * x[row];", false },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Every_row_moves_the_variables_as_its_gradient_says(string body, bool isFused)
    {
        var function = new Snippet(Head + body + " }").Function(isDifferentiated: true);
        var gradient = PassList.Run(PassList.After, ReverseMode.Differentiate(PassList.Run(PassList.Before, function), accumulates: false));
        Assert.Equal(isFused, new LastAssignments(gradient).IsMoved(gradient.Body.Body.First(value => gradient[value].Name == "w")));
        foreach (var form in RuleForms.Typical) Check(function, gradient, form, [2, 3, 8, 9, 17, 40]);
    }

    public static TheoryData<string> Forms => [.. RuleForms.All.Select(form => form.Name)];

    /// <summary>Where the element is moved as its gradient is made, and where it is moved behind.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_rule_moves_as_its_formula_says(string name)
    {
        foreach (var body in (string[])["var s = 0.0; for (var i = 0; i < w.Length; i++) s += w[i] * x[row + i]; return Math.Tanh(s + b);", "var s = b; for (var i = 0; i + 1 < w.Length; i++) s += w[i] * w[i + 1]; return s;"])
        {
            var function = new Snippet(Head + body + " }").Function(isDifferentiated: true);
            var gradient = PassList.Run(PassList.After, ReverseMode.Differentiate(PassList.Run(PassList.Before, function), accumulates: false));
            Check(function, gradient, RuleForms.All.Single(form => form.Name == name), [2, 9, 17, 40]);
        }
    }

    [Fact]
    public void Every_optimizer_that_learns_from_rows_has_its_formula_here()
        => Assert.Equal(
            OptimizerTable.Rows.Where(row => row.Update != null).Select(row => row.Name).Order(),
            RuleForms.All.Select(form => form.Name.Split(' ')[0]).Distinct().Order());

    /// <summary>0/0 is no step.</summary>
    [Fact]
    public void What_nothing_has_pulled_stays_without_an_epsilon()
    {
        var function = new Snippet(Head + "var s = b; for (var i = 0; i < w.Length; i++) s += w[i] * x[row + i]; return s; }").Function(isDifferentiated: true);
        var descent = Compilation.Descent(function, IrType.Double, ElementUpdates.Adam(name => name is "Beta1" or "Beta2" ? 0.5 : 0));
        var (w, b) = (new[] { 1.0, 2, 3 }, new[] { 4.0 });
        Interpreter.Run(descent, w, new double[3], new double[3], b, new double[1], new double[1], new[] { 0.0, 5, 0 }, new[] { 0, 0 }, new[] { 0.125, 1, 0.125, 1 }, 0.0);
        Assert.Equal((1.0, 3.0), (w[0], w[2]));
        Assert.InRange(w[1], 1, 1.99);
        Assert.InRange(b[0], 3, 3.99);
    }

    private static void Check(Function function, Function gradient, RuleForm form, ReadOnlySpan<int> lengths)
    {
        var descent = Compilation.Descent(function, IrType.Double, form.Update);
        Verifier.Verify(descent);
        foreach (var length in lengths) Check(gradient, descent, form, length);
    }

    private static void Check(Function gradient, Function descent, RuleForm form, int length)
    {
        var update = form.Update;
        var random = new Random(length);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        var x = Numbers(length + 8);
        var (w, b) = (Numbers(length), Numbers(1));
        var (expected, expectedB) = ((double[])w.Clone(), (double[])b.Clone());
        int[] rows = [3, 0, 5, 5];
        var coefficients = Numbers(update.Coefficients * rows.Length).Select(value => 0.5 + Math.Abs(value)).ToArray();

        // A coefficient may be 0, as one of RAdam's first steps is.
        if (update.Coefficients > 1) coefficients[2 * update.Coefficients - 1] = 0;
        double[][] states = [.. Enumerable.Range(0, 2 * update.StateVectors).Select(i => new double[i < update.StateVectors ? length : 1])];
        double[][] expectedStates = [.. Enumerable.Range(0, length + 1).Select(_ => new double[update.StateVectors])];
        object[] arguments = [w, .. states[..update.StateVectors], b, .. states[update.StateVectors..], x, rows, coefficients, 0.25];
        var sum = (double)Interpreter.Run(descent, arguments)[0];

        var expectedSum = 0.25;
        for (var n = 0; n < rows.Length; n++)
        {
            var slopes = new double[length];
            var results = Interpreter.Run(gradient, expected, expectedB[0], x, rows[n], slopes);
            expectedSum += (double)results[0];
            var step = coefficients.AsSpan(n * update.Coefficients, update.Coefficients);
            for (var i = 0; i < length; i++) expected[i] = form.Apply(expected[i], slopes[i], expectedStates[i], step);
            expectedB[0] = form.Apply(expectedB[0], (double)results[1], expectedStates[length], step);
        }

        Assert.Equal(expectedSum, sum, 1e-12 * Math.Max(1, Math.Abs(expectedSum)));
        for (var i = 0; i < length; i++) Assert.Equal(expected[i], w[i], 1e-11 * Math.Max(1, Math.Abs(expected[i])));
        Assert.Equal(expectedB[0], b[0], 1e-11 * Math.Max(1, Math.Abs(expectedB[0])));
    }
}
