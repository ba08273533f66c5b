using System.Reflection;
using Steepest.Fuzz.Programs;
using Steepest.Reference.Oracle;

namespace Steepest.Fuzz.Checking;

/// <summary>Compares what was generated for a program with the oracle at random points.</summary>
/// <param name="Points">How many points.</param>
/// <param name="Seed">Where the points come from.</param>
internal sealed record Comparison(int Points, int Seed)
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

    public Outcome Run(ISubject program, string name, Type entry, OracleProgram oracle)
    {
        var members = program.Derivatives.Append(program.Derivatives.Contains("Jacobian") ? "Jacobian" : "Gradient").Distinct()
            .Select(derivative => (Derivative: derivative, Call: Entry<Func<object[], double[], double[]>>(entry, derivative))).ToList();
        bool[] isVariable = [.. program.Inputs.Select(input => input.IsVariable)];
        var receiver = program.IsInstance ? Activator.CreateInstance(entry.Assembly.GetType(name, throwOnError: true)!) : null;
        var random = new Random(Seed);
        var (compared, ties, unusable, thrown) = (0, 0, 0, 0);
        var bits = new Checksum();
        Point? last = null;
        Outcome? unthrown = null;
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
                if (Unthrown(Entry<Func<object[], double[], double[]>>(entry, "Value"), members, point) is { } found) unthrown ??= found;
                if (++thrown >= Hopeless && compared == 0) return new Outcome(Verdict.Invalid, $"The program throws at {point}: {exception.Message}");
                unusable++;
                continue;
            }

            if (readings.NearestTie < NearTie)
            {
                // Where every point is one, as behind a branch on equal numbers, there is nothing to compare.
                if (++ties >= Hopeless && compared == 0) break;
                continue;
            }

            if (!readings.Disturbed.Append(readings.Machine).Append(readings.Precise).All(result => result.Values.Concat(result.HessianVector).Concat(result.Directional).Concat(result.Jacobian.SelectMany(row => row)).All(double.IsFinite)))
            {
                unusable++;
                continue;
            }

            string? difference = null;
            try
            {
                foreach (var (derivative, call) in members)
                {
                    var found = call(point.Arguments, point.Direction);
                    difference ??= Difference(derivative, readings, found, point.Direction);
                    if (!program.IsStrict) continue;
                    bits.Add(found);
                    var own = Entry<Func<object[], double[], double[]>>(entry, "Value")(point.Arguments, point.Direction);
                    for (var i = 0; i < own.Length; i++)
                    {
                        if (BitConverter.DoubleToInt64Bits(found[i]) != BitConverter.DoubleToInt64Bits(own[i]))
                            return new Outcome(Verdict.Loose, $"value of {derivative}[{i}]: {own[i]:R} is the method's, {found[i]:R} found\n  at {point}");
                    }
                }
            }
            catch (Exception exception)
            {
                return new Outcome(Verdict.Threw, $"{exception.GetType().Name}: {exception.Message}\n  at {point}\n{exception.StackTrace}");
            }

            if (difference is not null) return new Outcome(Verdict.Wrong, $"{difference}\n  at {point}", compared, ties, unusable);
            compared++;
            last = point;
        }

        if (last is null) return new Outcome(Verdict.Undecided, "", 0, ties, unusable);
        var bytes = Entry<Func<object[], double[], long>>(entry, "Allocated")(last.Arguments, last.Direction);
        if (bytes > 0) return new Outcome(Verdict.Allocating, $"{bytes} bytes a call", compared, ties, unusable);
        if (unthrown is not null) return unthrown with { Points = compared, Redrawn = ties, Unusable = unusable };
        return new Outcome(Verdict.Right, "", compared, ties, unusable) { Bits = bits.Value, Ratio = IsTimed && !program.Derivatives.Contains("Jacobian") ? Ratio(entry, last.Arguments) : double.NaN };
    }

    /// <summary>Where a program throws, as where the bounds of a range are out of order, all that was generated for it throws the same.</summary>
    private static Outcome? Unthrown(Func<object[], double[], double[]> program, IEnumerable<(string Derivative, Func<object[], double[], double[]> Call)> members, Point point)
    {
        if (Thrown(() => program(point.Arguments, point.Direction)) is not { } expected) return new Outcome(Verdict.Invalid, $"Only the oracle throws at {point}");
        foreach (var (derivative, call) in members)
        {
            var found = Thrown(() => call(point.Arguments, point.Direction));
            if (found != expected) return new Outcome(found is null ? Verdict.Unthrown : Verdict.Threw, $"{derivative}: {expected.Name} expected, {found?.Name ?? "nothing"} thrown\n  at {point}");
        }

        return null;
    }

    private static Type? Thrown(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType();
        }
    }

    private static T Entry<T>(Type entry, string method)
        where T : Delegate
        => entry.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();

    /// <summary>What one member writes: the value first, or the values of all outputs.</summary>
    private static string? Difference(string derivative, OracleReadings readings, double[] found, double[] direction)
    {
        var values = readings.Precise.Values.Length;
        if (found.Length < values) return $"{derivative}: {found.Length} numbers found";
        return Difference($"value of {derivative}", readings, result => result.Values, found.AsSpan(0, values)) ?? derivative switch
        {
            "Gradient" => Difference(derivative, readings, result => result.Gradient, found.AsSpan(1)),
            "HessianVector" => Difference(derivative, readings, result => result.HessianVector, found.AsSpan(1)),
            "Directional" => Difference(derivative, readings, result => [result.Directional[0]], found.AsSpan(1)),
            "Jacobian" => Difference(derivative, readings, result => [.. result.Jacobian.SelectMany(row => row)], found.AsSpan(values)),
            "Hessian" => HessianDifference(readings, found.AsSpan(1), direction),
            _ => throw new NotSupportedException(derivative),
        };
    }

    /// <summary>A Hessian is symmetric to the bit, and its product with the direction is the oracle's.</summary>
    private static string? HessianDifference(OracleReadings readings, ReadOnlySpan<double> hessian, double[] direction)
    {
        var n = direction.Length;
        if (hessian.Length != n * n) return $"Hessian: {hessian.Length} numbers found";
        var product = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (!hessian[i * n + j].Equals(hessian[j * n + i])) return $"Hessian: {hessian[i * n + j]:R} at ({i}, {j}) and {hessian[j * n + i]:R} at ({j}, {i})";
                product[i] += hessian[i * n + j] * direction[j];
            }
        }

        return Difference("Hessian times direction", readings, result => result.HessianVector, product);
    }

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
