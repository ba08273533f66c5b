using System.Reflection;
using Steepest.Fuzz.Programs;
using Steepest.Reference.Oracle;

namespace Steepest.Fuzz.Checking;

/// <summary>Compares what was generated for a program with the oracle at random points.</summary>
/// <param name="Points">How many points.</param>
/// <param name="Seed">Where the points come from.</param>
/// <param name="Derivatives">The argument of the attribute.</param>
internal sealed record Comparison(int Points, int Seed, string Derivatives)
{
    private const double Tolerance = 1e-9;
    private const double SpreadFactor = 1000;
    private const double NearTie = 1e-6;
    private const int Attempts = 12;
    private const int Hopeless = 4;

    /// <summary>Whether times are measured, too.</summary>
    public bool IsTimed { get; init; }

    /// <summary>What is done to the generated text first: a fault that must be found.</summary>
    public Func<string, string>? Edit { get; init; }

    public bool HasProduct => Derivatives.Contains("HessianVector", StringComparison.Ordinal);

    public Outcome Run(ISubject program, string name, Type entry, OracleProgram oracle)
    {
        var gradient = Entry<Func<object[], double[]>>(entry, "Gradient");
        var product = HasProduct ? Entry<Func<object[], double[], double[]>>(entry, "Product") : null;
        bool[] isVariable = [.. program.Inputs.Select(input => input.IsVariable)];
        var receiver = program.IsInstance ? Activator.CreateInstance(entry.Assembly.GetType(name, throwOnError: true)!) : null;
        var random = new Random(Seed);
        var (compared, ties, unusable) = (0, 0, 0);
        Point? last = null;
        for (var attempt = 0; attempt < Points * Attempts && compared < Points; attempt++)
        {
            var point = Point.Draw(program.Inputs, random);
            OracleResult machine, precise;
            try
            {
                machine = oracle.Evaluate(name, "Loss", receiver, point.Arguments, isVariable, point.Direction);
                precise = oracle.EvaluatePrecisely(name, "Loss", receiver, point.Arguments, isVariable, point.Direction);
            }
            catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or OverflowException or DivideByZeroException)
            {
                return new Outcome(Verdict.Invalid, $"The program throws at {point}: {exception.Message}");
            }

            if (Math.Min(machine.NearestTie, precise.NearestTie) < NearTie)
            {
                // Where every point is one, as behind a branch on equal numbers, there is nothing to compare.
                if (++ties >= Hopeless && compared == 0) break;
                continue;
            }

            if (!precise.Gradient.Append(precise.Value).Concat(precise.HessianVector).Concat(machine.Gradient).All(double.IsFinite))
            {
                unusable++;
                continue;
            }

            double[] found, products;
            try
            {
                found = gradient(point.Arguments);
                products = product?.Invoke(point.Arguments, point.Direction) ?? [];
            }
            catch (Exception exception)
            {
                return new Outcome(Verdict.Threw, $"{exception.GetType().Name}: {exception.Message}\n  at {point}\n{exception.StackTrace}");
            }

            // What flows back through a float is rounded to one: an error that forward derivatives do not have.
            var floor = program.HasSingles ? Math.ScaleB(precise.Gradient.Append(precise.Value).Append(1).Max(Math.Abs), -24) : 0;
            var productFloor = program.HasSingles ? Math.ScaleB(precise.HessianVector.Append(1).Max(Math.Abs), -24) : 0;
            var difference = Difference("value", [machine.Value], [precise.Value], found.AsSpan(0, 1), floor)
                ?? Difference("gradient", machine.Gradient, precise.Gradient, found.AsSpan(1), floor)
                ?? (products.Length == 0
                    ? null
                    : Difference("value beside the product", [machine.Value], [precise.Value], products.AsSpan(0, 1), floor)
                        ?? Difference("product with the Hessian", machine.HessianVector, precise.HessianVector, products.AsSpan(1), Math.Max(floor, productFloor)));
            if (difference is not null) return new Outcome(Verdict.Wrong, $"{difference}\n  at {point}", compared, ties, unusable);
            compared++;
            last = point;
        }

        if (last is null) return new Outcome(Verdict.Undecided, "", 0, ties, unusable);
        var bytes = Entry<Func<object[], long>>(entry, "Allocated")(last.Arguments);
        if (bytes > 0) return new Outcome(Verdict.Allocating, $"{bytes} bytes a call", compared, ties, unusable);
        return new Outcome(Verdict.Right, "", compared, ties, unusable) { Ratio = IsTimed ? Ratio(entry, last.Arguments) : double.NaN };
    }

    private static T Entry<T>(Type entry, string method)
        where T : Delegate
        => entry.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();

    /// <summary>
    /// Off by more than rounding explains: the digits that are lost on the way are told by the spread of the two oracles, or by what a float
    /// holds where the program computes with floats.
    /// </summary>
    private static string? Difference(string what, double[] machine, double[] precise, ReadOnlySpan<double> found, double floor)
    {
        for (var i = 0; i < precise.Length; i++)
        {
            var spread = Math.Max(Math.Abs(machine[i] - precise[i]), floor);
            var allowed = Tolerance * Math.Max(1, Math.Abs(precise[i])) + SpreadFactor * spread;
            if (i >= found.Length || !(Math.Abs(found[i] - precise[i]) <= allowed))
                return $"{what}[{i}]: {precise[i]:R} expected ({machine[i]:R} in double), {(i < found.Length ? found[i] : double.NaN):R} found";
        }

        return null;
    }

    /// <summary>Of the fastest of several runs, after the program itself was compiled with optimisations.</summary>
    private static double Ratio(Type entry, object[] arguments)
    {
        var (value, gradient) = (Entry<Func<object[], int, long>>(entry, "ValueTicks"), Entry<Func<object[], int, long>>(entry, "GradientTicks"));
        value(arguments, 2000);
        gradient(arguments, 200);
        Thread.Sleep(120);
        value(arguments, 200);
        Thread.Sleep(60);
        var (least, leastGradient) = (long.MaxValue, long.MaxValue);
        for (var run = 0; run < 7; run++)
        {
            least = Math.Min(least, value(arguments, 300));
            leastGradient = Math.Min(leastGradient, gradient(arguments, 300));
        }

        return (double)leastGradient / least;
    }
}
