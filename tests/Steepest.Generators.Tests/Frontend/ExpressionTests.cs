using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Expressions and assignments, against what C# computes.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("return a + b * c - a / b % c;")]
    [InlineData("return -a - -b + +c;")]
    [InlineData("return 0 - a + (b + 0) * 1;")]
    [InlineData("double u, v; u = v = u = a * 2; return u + v;")]
    [InlineData("a = b = c = 0; return a - b + c;")]
    [InlineData("a += b -= c *= 2; return a + 10 * b + 100 * c;")]
    [InlineData("a /= b; a %= 3; return a;")]
    [InlineData("a++; --a; b = a++ + ++a; return a + 10 * b;")]
    [InlineData("float f = (float)a; f += n; f *= 3; f -= 0.5f; long m = n; m += n; m *= 2; a += f; a += m; a -= n; return a;")]
    [InlineData("return a + (a = 3) * a + a++ - a;")]
    [InlineData("(a, b) = (b, a); (a, b, c) = (c, a, b); return a + 10 * b + 100 * c;")]
    [InlineData("var (u, v) = (a, n); (double p, int q) = (b, n + 1); return u + v * p + q;")]
    [InlineData("(a, n) = (n, 3); return a + n;")]
    [InlineData("return n / 3 + n % 3 * 10 + (n << 2) - (n >> 1) + (n & 5) + (n | 8) + (n ^ 3) + ~n;")]
    [InlineData("n += 5; n -= 2; n *= n; n /= 3; n %= 7; n <<= 2; n >>= 1; n &= 30; n |= 1; n ^= 5; return n;")]
    [InlineData("long m = n; m *= 1000000007; m <<= n; return m + (int)m + (m >> 3);")]
    [InlineData("return (int)a + (long)b * 10 + (float)c + (int)(float)a;")]
    [InlineData("return (int)(a * 1e10) + (long)(b * 1e19);")]
    [InlineData("float f = (float)a; f += 0.1f; f *= f; return f / 3;")]
    [InlineData("float f = n; f += n; f++; return f + 16777217 + 0.1f;")]
    [InlineData("var f = 0.1f * n + a; f += 0.2f; return f;")]
    [InlineData("int k = int.MaxValue; k += n; return k;")]
    [InlineData("return 1_000.5e-3 * a + 0x1F + 2d + 1.5f + 'a' * 1;")]
    [InlineData("bool big = a > b, odd = n % 2 != 0; big ^= odd; big |= a > 10; big &= true; return big ? a : b;")]
    [InlineData("const double k = 2.5; const int m = 3; return k * a + m / 2;")]
    [InlineData("return double.NaN > a ? 1 : a != a ? 2 : 3;")]
    [InlineData("_ = a++; return a;")]
    [InlineData("return unchecked(n * 1000000 * 1000000) + a;")]
    [InlineData("return default(double) + a + (double)default(int);")]
    [InlineData("{ var t = a; { t += 1; } ; a = t; } return a;")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check("public static double Loss(double a, double b, double c, int n) { " + body + " }");

    [Fact]
    public void FloatsStayFloats()
        => Agreement.Check("public static float Loss(float a, ReadOnlySpan<float> x) { var s = 0f; foreach (var v in x) s += v * v * a; return MathF.Sqrt(s) + 0.1f; }");

    [Fact]
    public void LongSumsAreWalked()
        => Agreement.Check("public static double Loss(double a) => a" + string.Concat(Enumerable.Range(1, 5_000).Select(i => $" + {i}")) + ";");
}
