using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Branches and early returns, against what C# computes.</summary>
public sealed class BranchTests
{
    [Theory]
    [InlineData("if (a > b) a = b; return a;")]
    [InlineData("if (a > b) a = b; else b = a * 2; return a - b;")]
    [InlineData("double t; if (a > b) t = a; else t = b; return t;")]
    [InlineData("double t; if (a > b) { if (n > 0) t = a; else t = -a; } else { t = b; t *= 2; } return t;")]
    [InlineData("double t; if (a > b) { for (var i = 0; i < n; i++) t = i; t = a; } else t = b; return t;")]
    [InlineData("if (a > b) { var t = a; a = b; b = t; } else if (a == b) a += 1; else { } return a - 2 * b;")]
    [InlineData("if (n > 0) return a; return b;")]
    [InlineData("if (n > 0) { return a; } else { return b; }")]
    [InlineData("if (n > 0) { a += 1; return a; } b *= 2; if (n < 0) return b; return a * b;")]
    [InlineData("if (n > 0) b = 3; else return a; return a * b;")]
    [InlineData("if (n > 0) { if (a > 0) return 1; b = 2; } a = a * b; return a - b;")]
    [InlineData("if (n > 0) { if (a > 0) return 1; b = 2; } else { if (b > 0) return 2; a = 3; } return a - b;")]
    [InlineData("if (n > 0) { if (a > 0) { if (b > 0) return 1; a = 7; } else return 2; b = 2; } a = a * b; return a - b;")]
    [InlineData("{ if (n > 0) return a; a += b; } a *= 2; return a;")]
    [InlineData("if (n > 1) return a; if (n > 0) return b; if (n == 0) return a + b; if (n < -1) b = 5; return a - b;")]
    [InlineData("if (n > 0) { if (a > 0) return 1; } if (n < 2) { if (b > 0) return 2; } if (a > b) return 3; return 4;")]
    [InlineData("if (a > 0) return a; for (var i = 0; i < n; i++) b += i * a; return b;")]
    [InlineData("const bool on = true; if (on) { a += 1; } else { return 5; } if (!on) return 7; return a;")]
    [InlineData("if (n < 0) throw new ArgumentException(\"n is negative\", nameof(n)); return a * n;")]
    [InlineData("if (n > 1) { throw new InvalidOperationException(); } for (var i = 0; i < n; i++) { if (a > 1) throw new ArgumentOutOfRangeException(\"a\"); b += a; } return b;")]
    [InlineData("System.Diagnostics.Debug.Assert(n > -1000); return a + n;")]
    [InlineData("return a > b ? a : b;")]
    [InlineData("return n > 0 ? a / n : b;")]
    [InlineData("return n > 0 ? a > b ? 1 : 2 : Math.Sqrt(a * a);")]
    [InlineData("return n > 0 ? (a = 3) + b : (b = 4) - a;")]
    [InlineData("var m = a > 0 ? n : 0.5; return m * b;")]
    [InlineData("return a > 0 && b > 0 ? 1 : 0;")]
    [InlineData("return a > 0 || b > 0 ? 1 : 0;")]
    [InlineData("return n != 0 && 6 / n > 1 ? a : b;")]
    [InlineData("return n <= 0 || x[n] > 0 ? a : b;")]
    [InlineData("return a > 0 && (b = b + 1) > 0 ? a : b;")]
    [InlineData("return a > 0 || n++ > 0 ? a + n : b - n;")]
    [InlineData("return a > 0 | n++ > 0 ? a + n : b - n;")]
    [InlineData("return (a > 0) == (b > 0) ? 0 : 1;")]
    [InlineData("return !(a > 0) ^ b > 0 ? 0 : 1;")]
    [InlineData("var both = a > 0 && b > 0; var any = a > 0 || b > 0; return both ? 2 : any ? 1 : 0;")]
    [InlineData("var go = true; while (go) { a = a / 2; go = a > 0.1 && n-- > 0; } return a + n;")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double a, double b, int n) { " + body + " }");

    [Theory]
    [InlineData("a > b ? a : 1.0", true)]
    [InlineData("a > b ? a : 1", true)]
    [InlineData("a > b ? a * b : 1", false)]
    [InlineData("a > b ? x[0] : 1", false)]
    public void SelectsOnlyWhatIsAtHand(string choice, bool isSelection)
    {
        var function = new Snippet($"public static double Loss(ReadOnlySpan<double> x, double a, double b) => {choice};").Function();
        Assert.Equal(isSelection, function.Nodes.Any(node => node.Is(Operators.Select)));
        Assert.Equal(!isSelection, function.Nodes.Any(node => node.Code == OpCode.If));
    }

    [Theory]
    [InlineData("a > 0 && b > 0", true)]
    [InlineData("a > 0 && b + 1 > 0", true)]
    [InlineData("n < x.Length && n >= 0", true)]
    [InlineData("a > 0 && x[0] > 0", false)]
    [InlineData("a > 0 && Math.Sin(b) > 0", false)]
    [InlineData("n > 0 && 5 / n > 2", false)]
    public void ShortCircuitsUnlessHarmless(string condition, bool isHarmless)
    {
        var function = new Snippet($"public static double Loss(ReadOnlySpan<double> x, double a, double b, int n) {{ if ({condition}) a = 2 * b; return a; }}").Function();
        Assert.Equal(isHarmless ? 1 : 2, function.Nodes.Count(node => node.Code == OpCode.If));
    }

    /// <summary>What follows an early return stands in the other path: no flag is needed.</summary>
    [Fact]
    public void EarlyReturnsNeedNoFlag()
    {
        var function = new Snippet("public static double Loss(double a, double b) { if (a > b) return a; b += 1; if (b > 3) return b; return a * b; }").Function();
        Assert.DoesNotContain(function.Nodes, node => node.Code == OpCode.Result && node.Type == IrType.Boolean);
    }
}
