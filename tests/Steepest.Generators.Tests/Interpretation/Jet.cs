namespace Steepest.Generators.Tests.Interpretation;

/// <summary>
/// A number that moves in two directions at once: its value, its slope along each, and its mixed second derivative. The arithmetic is that
/// of truncated polynomials and knows nothing of the operator table.
/// </summary>
internal readonly record struct Jet(double Value, double First = 0, double Second = 0, double Mixed = 0)
{
    public static Jet operator +(Jet a, Jet b) => new(a.Value + b.Value, a.First + b.First, a.Second + b.Second, a.Mixed + b.Mixed);

    public static Jet operator -(Jet a) => new(-a.Value, -a.First, -a.Second, -a.Mixed);

    public static Jet operator -(Jet a, Jet b) => a + -b;

    public static Jet operator *(Jet a, Jet b) => new(
        a.Value * b.Value,
        (a.First * b.Value) + (a.Value * b.First),
        (a.Second * b.Value) + (a.Value * b.Second),
        (a.Mixed * b.Value) + (a.First * b.Second) + (a.Second * b.First) + (a.Value * b.Mixed));

    public static Jet operator /(Jet a, Jet b) => a * b.Through(1 / b.Value, -1 / (b.Value * b.Value), 2 / (b.Value * b.Value * b.Value));

    /// <summary>f of the number, given f and its first two derivatives at its value.</summary>
    public Jet Through(double f, double slope, double curvature) => new(f, slope * First, slope * Second, (slope * Mixed) + (curvature * First * Second));

    public static Jet Apply(string name, Jet[] x)
    {
        var a = x[0];
        var v = a.Value;
        return name switch
        {
            "Add" => a + x[1],
            "Subtract" => a - x[1],
            "Multiply" => a * x[1],
            "Divide" => a / x[1],
            "Negate" => -a,
            "Sin" => a.Through(Math.Sin(v), Math.Cos(v), -Math.Sin(v)),
            "Cos" => a.Through(Math.Cos(v), -Math.Sin(v), -Math.Cos(v)),
            "Exp" => a.Through(Math.Exp(v), Math.Exp(v), Math.Exp(v)),
            "Log" => a.Through(Math.Log(v), 1 / v, -1 / (v * v)),
            "Tanh" => Math.Tanh(v) is var tanh ? a.Through(tanh, 1 - (tanh * tanh), -2 * tanh * (1 - (tanh * tanh))) : default,
            "Pow" => x[1].Value is var n ? a.Through(Math.Pow(v, n), n * Math.Pow(v, n - 1), n * (n - 1) * Math.Pow(v, n - 2)) : default,
            _ => throw new InvalidOperationException($"{name} of jets"),
        };
    }
}
