using System.Reflection;
using System.Text.Json;
using Steepest.Tests.Corpora;

namespace Steepest.Tests.LeastSquares.Nist;

/// <summary>One of NIST's reference data sets, with the problem of its name.</summary>
internal sealed class NistFit
{
    private static readonly MethodInfo s_run = typeof(NistFit).GetMethod(nameof(RunAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly JsonElement file;
    private readonly Type type;

    private NistFit(string file)
    {
        this.file = EmbeddedData.Json(file);
        Name = this.file.GetProperty("name").GetString()!;
        type = typeof(NistFit).Assembly.GetType($"{typeof(NistFit).Namespace}.{(Name.StartsWith("Wampler", StringComparison.Ordinal) ? "Wampler" : Name)}", throwOnError: true)!;
    }

    public string Name { get; }

    public double[] Certified => Answer.GetProperty("params").Numbers();

    public double[] StandardErrors => Answer.GetProperty("std_dev").Numbers();

    public double SquaredResiduals => Answer.GetProperty("rss").GetDouble();

    public double ResidualDeviation => Answer.GetProperty("residual_std_dev").GetDouble();

    private JsonElement Answer => file.GetProperty("certified");

    public static IEnumerable<NistFit> Nonlinear => EmbeddedData.FilesIn("nist").Where(name => !name.Contains("linear_", StringComparison.Ordinal)).Select(name => new NistFit(name));

    public static IEnumerable<NistFit> Linear => EmbeddedData.FilesIn("nist").Where(name => name.Contains("linear_", StringComparison.Ordinal)).Select(name => new NistFit(name));

    public static NistFit Named(string name) => Nonlinear.Concat(Linear).Single(fit => fit.Name == name);

    /// <summary>The far start 1, or the near start 2; a linear set has none and begins at 0.</summary>
    public double[] Start(int number) => file.TryGetProperty(number == 1 ? "start1" : "start2", out var start) ? start.Numbers() : new double[Certified.Length];

    /// <summary>The data set as the problem takes it.</summary>
    public object Samples
    {
        get
        {
            var samples = type.GetNestedType("Samples")!;
            double[][] rows = [.. file.GetProperty("data").EnumerateArray().Select(row => row.Numbers())];
            double[] Column(int i) => [.. rows.Select(row => row[i])];
            double[] Rest() => [.. rows.SelectMany(row => row[1..])];
            ReadOnlyMemory<double> Memory(double[] numbers) => numbers;
            object[] columns = Name switch
            {
                "Nelson" => [Memory(Column(1)), Memory(Column(2)), Memory(Column(0))],
                _ => [Memory(Rest()), Memory(Column(0))],
            };
            return Activator.CreateInstance(samples, columns)!;
        }
    }

    /// <summary>The fit by an optimizer.</summary>
    public (MinimizeResult Result, double[] Found) Minimize(string optimizer, int start, MinimizeOptions? options = null)
    {
        var found = Start(start);
        var minimize = type.GetMethods().Single(method => method.Name == "Minimize" + optimizer);
        return ((MinimizeResult)s_run.MakeGenericMethod(type.GetNestedType("Samples")!).Invoke(null, [minimize, found, Samples, options])!, found);
    }

    /// <summary>The statistics of a point.</summary>
    public FitStatistics Statistics(double[] found)
        => (FitStatistics)typeof(NistFit).GetMethod(nameof(StatisticsAs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetNestedType("Samples")!).Invoke(null, [type.GetMethod("Statistics")!, found, Samples])!;

    /// <summary>How many digits are right, of the parameter that is worst.</summary>
    public double Digits(double[] found) => found.Zip(Certified, (value, certified) => Math.Clamp(-Math.Log10(Math.Abs(value - certified) / Math.Abs(certified)), 0, 11)).Min();

    private delegate MinimizeResult Run<T>(Span<double> b, T samples, T? validation, MinimizeOptions? options, CancellationToken cancellationToken)
        where T : struct;

    private delegate FitStatistics Report<T>(ReadOnlySpan<double> b, T samples);

    private static FitStatistics StatisticsAs<T>(MethodInfo method, double[] found, object samples) => method.CreateDelegate<Report<T>>()(found, (T)samples);

    private static MinimizeResult RunAs<T>(MethodInfo method, double[] found, object samples, MinimizeOptions? options)
        where T : struct
        => method.CreateDelegate<Run<T>>()(found, (T)samples, null, options, default);
}
