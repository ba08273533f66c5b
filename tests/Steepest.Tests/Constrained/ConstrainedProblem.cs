using System.Reflection;
using System.Text.Json;
using Steepest.Tests.Corpora;

namespace Steepest.Tests.Constrained;

/// <summary>A problem of Hock and Schittkowski as it is compiled, with the given start and the certified values.</summary>
internal sealed class ConstrainedProblem
{
    private delegate MinimizeResult Free(Span<double> x, MinimizeOptions? options, CancellationToken token);

    private delegate MinimizeResult Bounded(Span<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, MinimizeOptions? options, CancellationToken token);

    private delegate MinimizeResult Limited(Span<double> x, Span<double> multipliers, MinimizeOptions? options, CancellationToken token);

    private delegate MinimizeResult LimitedAndBounded(
        Span<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> multipliers, MinimizeOptions? options, CancellationToken token);

    private readonly JsonElement data;

    public ConstrainedProblem(string file)
    {
        data = EmbeddedData.Json(file);
        Type = typeof(ConstrainedProblem).Assembly.GetTypes().Single(type => type.Name.Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase));
    }

    public Type Type { get; }

    public double[] Start => data.GetProperty("x0").Numbers();

    public int Limits => data.GetProperty("constraints").GetArrayLength();

    public double Minimum => data.GetProperty("f_star").Number();

    /// <summary>The minimum and other local ones that are listed, of HS47 also a lower one than was published.</summary>
    public IEnumerable<double> LocalMinima
        => data.GetProperty("other_local_values_seen").Numbers().Prepend(Minimum).Concat(Type == typeof(Hs047) ? [-0.026714182691391565] : []);

    public double[] Lower => Bounds("lower", double.NegativeInfinity);

    public double[] Upper => Bounds("upper", double.PositiveInfinity);

    private bool HasBounds => Lower.Any(double.IsFinite) || Upper.Any(double.IsFinite);

    /// <summary>Minimises by a generated member.</summary>
    public MinimizeResult Minimize(string member, double[] x, double[] multipliers, MinimizeOptions? options)
    {
        var token = CancellationToken.None;
        return (Limits > 0, HasBounds) switch
        {
            (false, false) => Member<Free>(member)(x, options, token),
            (false, true) => Member<Bounded>(member)(x, Lower, Upper, options, token),
            (true, false) => Member<Limited>(member)(x, multipliers, options, token),
            _ => Member<LimitedAndBounded>(member)(x, Lower, Upper, multipliers, options, token),
        };
    }

    /// <summary>How far a loss is from the nearest minimum, relative to 1 at least.</summary>
    public double Gap(double loss) => LocalMinima.Min(minimum => Math.Abs(loss - minimum) / Math.Max(1, Math.Abs(minimum)));

    private TDelegate Member<TDelegate>(string name)
        where TDelegate : Delegate
        => Type.GetMethod(name, [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])?.CreateDelegate<TDelegate>()
            ?? throw new MissingMethodException(Type.Name, name);

    private double[] Bounds(string name, double none)
        => data.GetProperty(name) is { ValueKind: JsonValueKind.Array } values ? [.. values.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? none : value.Number())] : [.. Start.Select(_ => none)];
}
