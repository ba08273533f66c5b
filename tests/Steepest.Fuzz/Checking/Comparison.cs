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
            OracleReadings readings;
            try
            {
                readings = oracle.Read(name, "Loss", receiver, point.Arguments, isVariable, point.Direction);
            }
            catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or OverflowException or DivideByZeroException)
            {
                return new Outcome(Verdict.Invalid, $"The program throws at {point}: {exception.Message}");
            }

            if (readings.NearestTie < NearTie)
            {
                // Where every point is one, as behind a branch on equal numbers, there is nothing to compare.
                if (++ties >= Hopeless && compared == 0) break;
                continue;
            }

            if (!readings.Disturbed.Append(readings.Machine).Append(readings.Precise).All(result => result.Gradient.Append(result.Value).Concat(result.HessianVector).All(double.IsFinite)))
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

            var difference = Difference("value", readings, result => result.Values, found.AsSpan(0, 1))
                ?? Difference("gradient", readings, result => result.Gradient, found.AsSpan(1))
                ?? (products.Length == 0
                    ? null
                    : Difference("value beside the product", readings, result => result.Values, products.AsSpan(0, 1))
                        ?? Difference("product with the Hessian", readings, result => result.HessianVector, products.AsSpan(1)));
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

    /// <summary>Off by more than rounding explains: how many digits are lost on the way is told by the spread of the oracle's arithmetics.</summary>
    private static string? Difference(string what, OracleReadings readings, Func<OracleResult, double[]> numbers, ReadOnlySpan<double> found)
    {
        var precise = numbers(readings.Precise);
        for (var i = 0; i < precise.Length; i++)
        {
            var spread = readings.Spread(result => numbers(result)[i]);
            var allowed = Tolerance * Math.Max(1, Math.Abs(precise[i])) + SpreadFactor * spread;
            if (i >= found.Length || !(Math.Abs(found[i] - precise[i]) <= allowed))
                return $"{what}[{i}]: {precise[i]:R} expected ({numbers(readings.Machine)[i]:R} by the machine), {(i < found.Length ? found[i] : double.NaN):R} found, {allowed:E1} allowed";
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
