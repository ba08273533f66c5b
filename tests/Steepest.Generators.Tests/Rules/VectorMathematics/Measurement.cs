using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;
using Steepest.Reference.Oracle;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>The largest error of a function on lanes, in units in the last place, over its whole range.</summary>
/// <param name="Ulps">The error.</param>
/// <param name="Where">The arguments that have it.</param>
internal sealed record Measurement(double Ulps, string Where)
{
    private const int DoublePoints = 200_000;
    private const int SinglePoints = 1_000_000;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<Measurement>> s_known = new();

    /// <summary>The framework adds and subtracts 1 in working precision.</summary>
    private static readonly string[] s_naive = ["Exp2M1", "Exp10M1", "Log2P1", "Log10P1"];

    /// <summary>The interpreter loses the sign of a zero: its expression is another, or in digits that know none.</summary>
    private static readonly string[] s_plainZero = ["LogSigmoid", "Erf"];

    private static readonly double[] s_special =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 4, -4, 0.75, 1.5, -1.5, 10, 100, -10, 1000, -1000,
        double.MaxValue, double.MinValue, 2.2250738585072014e-308, -2.2250738585072014e-308, 5e-324, -5e-324, 1e-310, -1e-310,
        float.MaxValue, float.MinValue, 1.17549435e-38, -1.17549435e-38, 1.4e-45, -1.4e-45, 1e-40, -1e-40, 4503599627370497.0, 8388609, 1e17, -1e17,
    ];

    /// <summary>The measurement, taken once.</summary>
    public static Measurement Of(AccuracyCase function) => s_known.GetOrAdd(function.ToString(), _ => new(() => function.IsSingle ? Single(function) : Double(function))).Value;

    /// <summary>Special values, whose results are compared with those of the interpreter where they are no ordinary numbers.</summary>
    public static IEnumerable<string> SpecialComplaints(AccuracyCase function)
    {
        var (x, y) = Pairs(function);
        return function.IsSingle
            ? Complaints(function, [.. x.Select(value => (float)value)], [.. y.Select(value => (float)value)])
            : Complaints(function, x, y);
    }

    /// <summary>The error of one float in units of the exact result; infinite where one of the two is not finite and the other is.</summary>
    public static double Error(float actual, double exact)
    {
        if (actual.Equals((float)exact)) return double.IsFinite(exact) && float.IsFinite(actual) ? Math.Abs(actual - exact) / Unit(exact) : 0;
        if (!float.IsFinite(actual) || double.IsNaN(exact)) return double.PositiveInfinity;
        return double.IsInfinity((float)exact) ? double.PositiveInfinity : Math.Abs(actual - exact) / Unit(exact);
    }

    private static double Unit(double exact) => Math.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);

    private static IEnumerable<string> Complaints<T>(AccuracyCase function, T[] x, T[] y)
        where T : struct
    {
        var results = new T[x.Length];
        LaneFunctions.Run(function, x, y, results);
        for (var i = 0; i < x.Length; i++)
        {
            object[] arguments = function.Row.Arity == 1 ? [x[i]] : [x[i], y[i]];
            if (arguments.Any(argument => function.IsBeyond(Convert.ToDouble(argument, null)))) continue;
            var expected = Interpreter.Run(RowFunctions.Value(function.Row, [.. arguments.Select(_ => new Generators.Ir.IrType(function.Element))]), arguments)[0];
            var (wanted, got) = (Convert.ToDouble(expected, null), Convert.ToDouble(results[i], null));
            if (s_naive.Contains(function.Row.Name) && double.IsFinite(Convert.ToDouble(arguments[0], null)) && Convert.ToDouble(arguments[0], null) > (function.Row.Name[0] == 'L' ? -1 : -5) && Math.Abs(wanted) < 1)
                wanted = Convert.ToDouble(arguments[0], null) is var small && small == 0 ? small : Accuracy.Ulps(results[i], function.Exact(small, 0)) <= 4 ? got : double.NaN;
            var isPlain = double.IsFinite(wanted) && wanted != 0;
            var agrees = isPlain ? Math.Abs(wanted - got) <= Math.Abs(wanted) * (function.IsSingle ? 1e-5 : 1e-13) + (function.IsSingle ? 1e-44 : 5e-323) : got.Equals(wanted) && (double.IsNaN(got) || s_plainZero.Contains(function.Row.Name) || double.IsNegative(got) == double.IsNegative(wanted));
            if (!agrees) yield return $"{function}({string.Join(", ", arguments)}) is {got}, not {wanted}";
        }
    }

    private static (double[] X, double[] Y) Pairs(AccuracyCase function)
        => function.Row.Arity == 1 ? (s_special, s_special)
            : ([.. s_special.SelectMany(x => s_special.Select(_ => x))], [.. s_special.SelectMany(_ => s_special)]);

    private static Measurement Double(AccuracyCase function)
    {
        var random = new Random(1);
        var (x, y, results) = (new double[DoublePoints], new double[DoublePoints], new double[DoublePoints]);
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = (Argument(random, function.Dense, i, function), Argument(random, function.DenseSecond, i / 2, function));
        LaneFunctions.Run(function, x, y, results);
        var worst = new Measurement(0, "");
        using var digits = BigFloat.WithDigits(40);
        for (var i = 0; i < x.Length; i++)
        {
            var precise = function.Precise(x[i], y[i]);
            var nearest = DoubleDouble.ToDouble(precise);
            double error;
            if (double.IsNaN(nearest) && double.IsNaN(results[i])) continue;
            if (Math.Abs(nearest) is > 1e-290 and < 1e300)
            {
                error = Math.Abs(DoubleDouble.ToDouble(precise - results[i])) / Math.ScaleB(1, Math.ILogB(nearest) - 52);
            }
            else if (i % 64 == 0 && double.IsFinite(x[i]) && double.IsFinite(y[i]) && x[i] != 0)
            {
                error = Accuracy.Ulps(results[i], function.Exact(x[i], y[i]));
            }
            else
            {
                continue;
            }

            if (!(error <= worst.Ulps)) worst = new(error, function.Row.Arity == 1 ? $"{x[i]:R}" : $"{x[i]:R}, {y[i]:R}");
        }

        return worst;
    }

    private static Measurement Single(AccuracyCase function)
    {
        var random = new Random(1);
        var (x, y, results) = (new float[SinglePoints], new float[SinglePoints], new float[SinglePoints]);
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = ((float)Argument(random, function.Dense, i, function), (float)Argument(random, function.DenseSecond, i / 2, function));
        return Single(function, x, y, results);
    }

    /// <summary>Every float there is, in blocks.</summary>
    public static Measurement Exhaustive(AccuracyCase function)
    {
        const int Block = 1 << 22;
        var (x, y, results) = (new float[Block], new float[Block], new float[Block]);
        var worst = new Measurement(0, "");
        for (var start = (long)int.MinValue; start < int.MaxValue; start += Block)
        {
            for (var i = 0; i < Block; i++) x[i] = BitConverter.Int32BitsToSingle((int)(start + i)) is var any && function.IsBeyond(any) ? 1 : any;
            if (Single(function, x, y, results) is var found && !(found.Ulps <= worst.Ulps)) worst = found;
        }

        return worst;
    }

    private static Measurement Single(AccuracyCase function, float[] x, float[] y, float[] results)
    {
        LaneFunctions.Run(function, x, y, results);
        var worst = new Measurement(0, "");
        for (var i = 0; i < x.Length; i++)
        {
            var error = Error(results[i], function.Double(x[i], y[i]));
            if (!(error <= worst.Ulps)) worst = new(error, function.Row.Arity == 1 ? $"{x[i]:R}" : $"{x[i]:R}, {y[i]:R}");
        }

        return worst;
    }

    /// <summary>Two of four from the dense range, one of any exponent that occurs there, one of any exponent at all.</summary>
    private static double Argument(Random random, (double From, double To) dense, int i, AccuracyCase function)
    {
        var uniform = dense.From + (random.NextDouble() * (dense.To - dense.From));
        if (i % 4 < 2) return uniform;
        if (i % 4 == 2) return uniform * Math.ScaleB(1, -random.Next(60));
        var any = BitConverter.Int64BitsToDouble(random.NextInt64());
        if (random.Next(2) == 0) any = -any;
        if (dense.From >= 0) any = Math.Abs(any);
        if (random.Next(2) == 0) any = Math.ScaleB(any, -Math.ILogB(any) / 8 * 7);
        return double.IsFinite(any) && !function.IsBeyond(any) && !function.IsBeyond((float)any) ? any : uniform;
    }
}
