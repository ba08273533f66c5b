using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Lambdas and method groups, against what C# computes, and which are refused.</summary>
public sealed class DelegateTests
{
    private const string Signature = "public delegate double Law(double u, int k = 2); public static double Loss(ReadOnlySpan<double> x, double a, double b, int n) ";

    private const string Helpers = """
         static double Twice(Func<double, double> f, double u) => f(f(u));
        static double Fold(ReadOnlySpan<double> v, double start, Func<double, double, double> f) { foreach (var item in v) { if (f(start, item) > 50) break; start = f(start, item); } return start; }
        static double Square(double u) => u * u;
        static T Of<T>(Func<T, T> f, T u) where T : INumber<T> => f(u) + T.One;
        static void Each(Span<double> v, Func<double, double> f) { for (var i = 0; i < v.Length; i++) v[i] = f(v[i]); }
        """;

    [Theory]
    [InlineData("return Twice(u => u * u + 1, a) + Twice(static u => { if (u > 0) return u; return -u * 2; }, b);")]
    [InlineData("return Fold(x, a, (s, v) => s * 0.5 + v) + Fold(x, b, static (s, v) => { for (var i = 0; i < 2; i++) s = v - s / 3; return s; });")]
    [InlineData("return Twice(Square, a / 4) + Twice(Math.Abs, b) + Fold(x, a, Math.Max);")]
    [InlineData("return Of(u => u * u, n) + Of(u => u / 2, a);")]
    [InlineData("Func<double, double> f = u => u * b, g = Square; for (var i = 0; i < n; i++) { b = f(a) * 0.25 + g(b) * 0.125; a -= 0.5; } return f(a) + g(b);")]
    [InlineData("Law law = (u, k) => u * k; return law(a) + law(b, 5);")]
    [InlineData("var scale = a; double Local(double u) => u * scale; scale += 1; return Twice(Local, b) + Twice(u => Local(u) + scale, a);")]
    [InlineData("Span<double> q = x.ToArray(); Each(q, u => u * a + b); var s = 0.0; foreach (var v in q) s += v; return s;")]
    [InlineData("var q = new double[2]; Func<double, double> push = u => { q[0] += u; return q[0]; }; while (push(1 + a * a) < 6) q[1] += b; return q[1] - q[0];")]
    [InlineData("var k = 0; var m = new Meter(); while (m.Next(a * a) < 5 && k++ < 8) b += m.Total; return b + m.Total;")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check(Signature + "{ " + body + " }" + Helpers + " public struct Meter { public double Total; public double Next(double by) { Total += 1 + by; return Total; } }");

    [Theory]
    [InlineData("double s = 0; Twice([|u => s += u|], a); return s;")]
    [InlineData("Func<double, double> [|f|]; if (n > 0) f = Square; else f = u => u; return f(a);", 3)]
    [InlineData("Func<double, double> f = Square; [|f = u => u|]; return f(a);")]
    [InlineData("return [|Table(a)|]; ")]
    [InlineData("Func<double, double> [|f|] = n > 0 ? Square : u => u; return f(a);", 2)]
    [InlineData("return [|(n > 0 ? new Func<double, double>(Square) : Math.Abs)(a)|];")]
    [InlineData("Func<double, double> [|f|] = Make(a); return f(b);", 2)]
    public void IsRefused(string body, int most = 1)
    {
        var text = body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var found = new Snippet(Signature + "{ " + text + " }" + Helpers + " static readonly Func<double, double> Table = Square; static Func<double, double> Make(double k) => u => u * k;").Lower(false);
        Assert.Null(found.Function);
        Assert.InRange(found.Findings.Count, 1, most);
        Assert.Equal("STEEP0101", found.Findings[0].Rule.Id);
        var marked = found.Findings[0].Location.SourceTree!.ToString().Substring(found.Findings[0].Location.SourceSpan.Start, found.Findings[0].Location.SourceSpan.Length);
        Assert.Equal(body.Split("[|")[1].Split("|]")[0], marked);
    }
}
