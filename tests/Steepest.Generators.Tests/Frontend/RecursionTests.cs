using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Helpers that call themselves, against what C# computes.</summary>
public sealed class RecursionTests
{
    [Theory]
    [InlineData("=> Power(a, 5); [MaxIterations(5)] static double Power(double x, int k) => k == 0 ? 1 : x * Power(x, k - 1);")]
    [InlineData("=> Power(a, n); [MaxIterations(20)] static double Power(double x, int k) => k <= 0 ? 1 : x * Power(x, k - 1);")]
    [InlineData("=> Power(a, n); [MaxIterations(5)] static double Power(double x, int k) { if (k <= 0) return 1; var half = Power(x, k / 2); return k % 2 == 0 ? half * half : half * half * x; }")]
    [InlineData("=> Fib(n > 7 ? 7 : n) + a; [MaxIterations(6)] static double Fib(int k) { if (k < 2) return k; var last = Fib(k - 1); var t = Fib(k - 2); return last + t; }")]
    [InlineData("=> Even(a, n < 0 ? -n : n) + b; [MaxIterations(9)] static double Even(double x, int k) => k == 0 ? x : Odd(x * 0.5, k - 1); static double Odd(double x, int k) => k == 0 ? -x : Even(x + 1, k - 1);")]
    [InlineData("=> Total(x); [MaxIterations(9)] static double Total(ReadOnlySpan<double> s) => s.Length == 0 ? 0 : s[0] + 0.5 * Total(s[1..]);")]
    [InlineData("=> Walk(x, 0) * a; [MaxIterations(9)] static double Walk(ReadOnlySpan<double> s, int i) { if (i >= s.Length) return 1; var v = s[i]; var rest = Walk(s, i + 1); v = v * 0.5 + rest; return v; }")]
    [InlineData("=> Sum(a, n, 0); [MaxIterations(100)] static double Sum(double x, int k, double t) { if (k <= 0) return t; return Sum(x * 0.5, k - 1, t + x); }")]
    [InlineData("=> Sum(a, n, 0); [MaxIterations(100)] static double Sum(double x, int k, double t) => k <= 0 ? t : k % 2 == 0 ? Sum(t, k - 1, t + x) : Sum(x * 0.5, k - 2, x);")]
    [InlineData("=> Sum(x, 0, a); [MaxIterations(100)] static double Sum(ReadOnlySpan<double> s, int i, double t) { if (i >= s.Length) return t; foreach (var v in s) { if (v > t) return Sum(s, i + 2, t + v); } return Sum(s, i + 1, t * 0.5 + s[i]); }")]
    [InlineData("=> Sum(n, a, b); [MaxIterations(100)] static double Sum(int k, double u, double v) => k switch { <= 0 => u, 1 => v, 3 => Sum(k - 2, v, u), _ => Sum(k - 1, u + v, u) };")]
    [InlineData("=> Gcd(n < 0 ? -n : n, 18) * a; [MaxIterations(40)] static int Gcd(int u, int v) => v == 0 ? u : Gcd(v, u % v);")]
    [InlineData("=> Gcd(48, 18) * a; [MaxIterations(40)] static int Gcd(int u, int v) => v == 0 ? u : Gcd(v, u % v);")]
    [InlineData("=> Deep(a, n); [MaxIterations(6)] static double Deep(double x, int k) { if (k <= 0) return x; if (k % 2 == 0) return Deep(x * 0.5, k - 1); return 1 + Deep(x, k - 3); }")]
    [InlineData("{ [MaxIterations(13)] double Local(int k) { if (k <= 0) return b; b += k; return Local(k - 1) * a; } return Local(n) + b; }")]
    [InlineData("{ [MaxIterations(90)] double Local(int k) { if (k <= 0) return b; b += k; return Local(k - 1); } return Local(n) + b; }")]
    [InlineData("{ var s = 0.0; for (var i = 0; i < n; i++) s += Power(a, i) * Halved(b, i); return s; } [MaxIterations(12)] static double Power(double x, int k) => k <= 0 ? 1 : x * Power(x, k - 1); [MaxIterations(50)] static double Halved(double x, int k) => k <= 0 ? x : Halved(x * 0.5, k - 1);")]
    [InlineData("=> Id(a, 3) + Id(n, 2); [MaxIterations(9)] static T Id<T>(T x, int k) where T : INumber<T> => k == 0 ? x : T.One + Id(x, k - 1);")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double a, double b, int n) " + body);

    /// <summary>What constants decide leaves neither a branch nor a bound; a call at the end is a loop, whatever the bound.</summary>
    [Theory]
    [InlineData("=> Power(a, 5); [MaxIterations(5)] static double Power(double x, int k) => k == 0 ? 1 : x * Power(x, k - 1);", 0, 0, 0)]
    [InlineData("=> Power(a, n); [MaxIterations(5)] static double Power(double x, int k) => k == 0 ? 1 : x * Power(x, k - 1);", 6, 0, 1)]
    [InlineData("=> Half(a, n); [MaxIterations(1000000)] static double Half(double x, int k) => k == 0 ? x : Half(x / 2, k - 1);", 1, 1, 1)]
    public void ConstantsDecide(string body, int branches, int loops, int guards)
    {
        var function = new Snippet("public static double Loss(double a, int n) " + body).Function();
        Assert.Equal(branches, function.Nodes.Count(node => node.Code == OpCode.If));
        Assert.Equal(loops, function.Nodes.Count(node => node.Code == OpCode.While));
        Assert.Equal(guards, function.Nodes.Count(node => node.Code == OpCode.Guard));
    }

    [Theory]
    [InlineData("x * Power(x, k - 1)", 3, true)]
    [InlineData("x * Power(x, k - 1)", 4, false)]
    [InlineData("Power(x * 0.5, k - 1)", 3, true)]
    [InlineData("Power(x * 0.5, k - 1)", 4, false)]
    public void TheBoundIsTheLargestNumberOfCalls(string again, int calls, bool isWithin)
    {
        var function = new Snippet("public static double Loss(double a, int n) => Power(a, n); [MaxIterations(3)] static double Power(double x, int k) => k == 0 ? 1 : " + again + ";").Function();
        object Run() => Interpretation.Interpreter.Run(function, 0.5, calls)[0];
        if (isWithin) Assert.IsType<double>(Run());
        else Assert.Throws<ArgumentException>(Run);
    }

    [Theory]
    [InlineData("=> Power(a, n); static double Power(double x, int k) => k == 0 ? 1 : x * [|Power(x, k - 1)|];", "STEEP0104")]
    [InlineData("=> Power(ref a, n); [MaxIterations(3)] static double Power(ref double x, int k) => k == 0 ? 1 : x * [|Power(ref x, k - 1)|];", "STEEP0104")]
    [InlineData("=> Fib(n); [MaxIterations(30)] static double Fib(int k) => k < 2 ? k : Fib(k - 1) + Fib(k - 2);", "STEEP0110")]
    public void OthersAreRefused(string body, string rule)
    {
        var lowering = new Snippet("public static double Loss(double a, int n) " + body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)).Lower(false);
        Assert.Null(lowering.Function);
        Assert.Contains(rule, lowering.Findings.Select(finding => finding.Rule.Id));
    }
}
