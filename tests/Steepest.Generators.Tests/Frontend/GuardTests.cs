using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Argument checks, against what C# does: both throw, or both give the same value.</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("{ if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), n, \"negative\"); return a; }")]
    [InlineData("{ if (n < 0) throw new ArgumentException($\"{n} is below {0}: {a:F2}, {b,10} {{x}} \\\"\" + \"!\" + n, nameof(n)); return a; }")]
    [InlineData("{ if (n > 0) a += 1; else throw new ArgumentException(); return a; }")]
    [InlineData("{ if (n > 0) { a += 1; } else { System.Diagnostics.Debug.Assert(n > 0); throw new ArgumentException(); } return a; }")]
    [InlineData("{ if (n > 2) return a; else if (n < 0) throw new ArgumentException(); return b; }")]
    [InlineData("{ if (n > 2) { if (a > 0) { b *= 2; throw new ArgumentException(); } a = 3; } return a * b; }")]
    [InlineData("{ if (n > 2) { if (a > 0) throw new ArgumentException(); return b; } throw new InvalidOperationException(\"n\"); }")]
    [InlineData("{ if (n > 2) { b = a * 2; if (b > 0) return b; throw new ArgumentException(); } else if (n > 0) { a = b; throw new NotSupportedException(); } return a; }")]
    [InlineData("{ for (var i = 0; i < n; i++) { if (a > 3) throw new ArgumentException(); if (b > 3) break; a += i; b += a; } return a; }")]
    [InlineData("{ foreach (var v in x) { if (v < 0) { if (a > 0) throw new ArgumentException(); continue; } a += v; } return a; }")]
    [InlineData("{ while (true) { if (n <= 0) return a; if (a > 100) throw new ArgumentException(); a += n; n--; } }")]
    [InlineData("{ switch (n) { case 0: throw new ArgumentException(); case 1: a = 3; break; default: if (b > 0) throw new NotSupportedException(); break; } return a; }")]
    [InlineData("=> n >= 0 ? a : throw new ArgumentOutOfRangeException(nameof(n));")]
    [InlineData("=> n < 0 ? throw new ArgumentOutOfRangeException(nameof(n)) : a * (n > 2 ? throw new NotSupportedException() : b);")]
    [InlineData("=> n switch { 0 => a, 1 => throw new ArgumentException(), 2 => b, _ => throw new NotSupportedException() };")]
    [InlineData("=> n switch { < 0 => throw new ArgumentException(), 0 => a, > 0 => b };")]
    [InlineData("=> Root(a) + b; static double Root(double v) { if (v < 0) throw new ArgumentOutOfRangeException(nameof(v), v, null); return v / 2; }")]
    [InlineData("=> n > 0 ? a : Fail(); static double Fail() => throw new ArgumentException();")]
    [InlineData("{ if (n < 0) Fail(); return a; } static void Fail() => throw new ArgumentException();")]
    [InlineData("{ const bool isOn = true; if (!isOn) throw new ArgumentException(); return isOn ? a : throw new ArgumentException(); }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfNegative(n); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfNegative(a); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfZero(a); ArgumentOutOfRangeException.ThrowIfZero(n, \"count\"); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a); ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfEqual(a, b); ArgumentOutOfRangeException.ThrowIfEqual(a / 0, b / 0); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfNotEqual(a, 0.5); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfNotEqual(a / a, double.NaN); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfGreaterThan(n, x.Length); ArgumentOutOfRangeException.ThrowIfGreaterThan(a / b, a); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(a, b / b); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfLessThan(a / a, b); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(a, b / b); return a; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(n - 1L, 1L); return a; }")]
    [InlineData("{ ArgumentNullException.ThrowIfNull(p); return a + p.Length; }")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double[] p, double a, double b, int n) " + body);

    /// <summary>What only throws is no branch.</summary>
    [Theory]
    [InlineData("{ if (n > 0) a += 1; else throw new ArgumentException(); return a; }", 1)]
    [InlineData("{ if (n > 0) { throw new ArgumentException(); } else if (n < -3) throw new ArgumentException(); return a; }", 2)]
    [InlineData("=> n >= 0 ? a * a : throw new ArgumentException();", 1)]
    [InlineData("=> n switch { 0 => a, _ => throw new ArgumentException() };", 1)]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfNegative(n); return a; }", 1)]
    public void GuardsAreNoBranches(string body, int guards)
    {
        var function = new Snippet("public static double Loss(double a, int n) " + body).Function();
        Assert.DoesNotContain(function.Nodes, node => node.Code == OpCode.If);
        Assert.Equal(guards, function.Nodes.Count(node => node.Code == OpCode.Guard));
    }

    [Theory]
    [InlineData("while (a > 1) a *= 0.5;", 1 << 20)]
    [InlineData("do a *= 0.5; while (a > 1);", 1 << 20)]
    [InlineData("for (double t = 0; t < a; t += 0.25) a -= 0.1;", 1 << 20)]
    [InlineData("for (;;) { a *= 0.5; if (a < 1) break; }", 1 << 20)]
    [InlineData("for (int i = 1; i < n; i *= 2) a *= 0.5;", 1 << 20)]
    [InlineData("a = Own(a);", 7)]
    [InlineData("a = Other(a);", 1 << 20)]
    [InlineData("for (int i = 0; i < n; i++) a *= 0.5;", null)]
    [InlineData("for (int i = 0; i < n; i++) { if (a < 1) break; a *= 0.5; }", null)]
    [InlineData("for (int i = 0; i < n && a > 1; i++) a *= 0.5;", null)]
    [InlineData("for (int i = 0, j = 3; i < n; i++, j += i) { if (j > 9) break; a *= 0.5; }", null)]
    public void LoopsOfUnknownCountAreBounded(string statement, int? limit)
    {
        var function = new Snippet("public static double Loss(double a, int n) { " + statement + " return a; } [MaxIterations(7)] static double Own(double v) { while (v > 1) v *= 0.5; return v; } static double Other(double v) { while (v > 1) v *= 0.5; return v; }").Function();
        var guard = function.Nodes.SingleOrDefault(node => node.Code == OpCode.Guard);
        Assert.Equal(limit, guard is null ? null : (int)function[function[guard.Operands[0]].Operands[1]].Bits);
        if (guard is not null) Assert.Contains($"more than {limit} times", guard.Literal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[MaxIterations(5)] public static double Loss(double a) { while (a > 1) a *= 0.5; return a; }", 32, true)]
    [InlineData("[MaxIterations(5)] public static double Loss(double a) { while (a > 1) a *= 0.5; return a; }", 33, false)]
    [InlineData("[MaxIterations(5)] public static double Loss(double a) { do a *= 0.5; while (a > 1); return a; }", 32, true)]
    [InlineData("[MaxIterations(5)] public static double Loss(double a) { do a *= 0.5; while (a > 1); return a; }", 33, false)]
    [InlineData("[MaxIterations(5)] public static double Loss(double a) { var k = 0; while (true) { if (k > 3) return a; k++; a *= 0.5; } }", 1, true)]
    [InlineData("[MaxIterations(5)] public static double Loss(double a) { var k = 0; while (true) { if (k > 4) return a; k++; a *= 0.5; } }", 1, false)]
    public void TheBoundIsTheLargestCount(string method, double argument, bool isWithin)
    {
        var function = new Snippet(method).Function();
        object Run() => Interpretation.Interpreter.Run(function, argument)[0];
        if (isWithin) Assert.IsType<double>(Run());
        else Assert.Throws<ArgumentException>(Run);
    }
}
