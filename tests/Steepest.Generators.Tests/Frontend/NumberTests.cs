using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Integers of all types, enumerations, and what overflow does, against what C# computes.</summary>
public sealed class NumberTests
{
    private const string Members = """
        enum Colour : byte { Red, Green, Blue = 250 }
        [System.Flags] enum Sides { None, Left = 1, Right = 2, Both = 3 }
        static int Weight(Colour colour) => (int)colour * 2;

        """;

    [Theory]
    [InlineData("byte b = 250; b += 10; b++; return b * x;")]
    [InlineData("byte b = (byte)n; sbyte s = (sbyte)(n * 50); short h = (short)(n * 9000); ushort u = (ushort)(n - 3); return b + 3 * s + 5 * h + 7 * u;")]
    [InlineData("char c = 'a'; c += (char)2; return c + (char)(c + n);")]
    [InlineData("uint u = (uint)n; var v = u - 5; return v / 7 + v % 3 + (v > u ? 1 : 0) + (double)(v >> 3) + (v >>> 2);")]
    [InlineData("ulong u = (ulong)n; u *= 0x9E3779B97F4A7C15; u ^= u >> 31; return u * 1.0 + (float)u;")]
    [InlineData("long l = n; l <<= 40; return (int)l + l + (int)(l >> 20) + (uint)(l >> 3);")]
    [InlineData("nint i = n; nuint k = (nuint)n; i -= 3; return (double)(i * 2) + (double)(k + 1) + (double)(-i);")]
    [InlineData("var h = -n; return (h >> 1) + (h >>> 30) + (h << 3) + ~h + (h & 6) + (h | 8) + (h ^ 5);")]
    [InlineData("return checked(n * 1000000000) * x;")]
    [InlineData("return checked((byte)n) + checked((uint)n) * x;")]
    [InlineData("return checked(-(n * 700000000)) + x;")]
    [InlineData("checked { var s = 0; for (var i = 0; i < n; i++) s += 400000000; return s + x; }")]
    [InlineData("checked { byte b = (byte)n; b += 250; return b; }")]
    [InlineData("return checked((int)(x * 1e9)) + unchecked(n * 2000000000);")]
    [InlineData("return (byte)(x * 100) + (int)(x * 1e10) + (long)(x * 1e18) + (uint)x + (ushort)(x * 1000) + (char)(x * 10);")]
    [InlineData("var k = 300; var z = 0; return (byte)k + (sbyte)(k / 2) + (n > 100 ? 1 / z : 2);")]
    [InlineData("var z = 0; return n > 3 ? n % z : x;")]
    [InlineData("var big = long.MaxValue; big += n; return big + uint.MaxValue + (double)ulong.MaxValue + short.MinValue;")]
    [InlineData("var colour = n > 1 ? Colour.Green : Colour.Blue; colour++; return Weight(colour) + (colour == Colour.Blue ? 10 : 20) + (colour > Colour.Red ? 1 : 0);")]
    [InlineData("var sides = Sides.Left; if (n > 1) sides |= Sides.Right; return (sides & Sides.Right) != 0 ? x : (int)(~sides & Sides.Both);")]
    [InlineData("var colour = (Colour)n; colour += 3; return colour - Colour.Green + (int)(colour ^ Colour.Blue);")]
    [InlineData("bool a = n > 1, b = x > 0; a &= !b; b ^= true; return (a | b ? 1 : 2) + (a ^ b ? 10 : 20) + (a & b ? 100 : 200) + (a == b ? 5 : 6);")]
    [InlineData("byte[] k = [1, 0, 1, 2]; double[] w = new double[3]; for (var i = 0; i < k.Length; i++) w[k[i]] += x * i; return w[0] + 10 * w[1] + 100 * w[2];")]
    [InlineData("uint[] k = new uint[2]; k[0]--; k[1] = k[0] >> 31; return k[0] + k[1] * x;")]
    [InlineData("ulong i = 1; long j = n; uint k = 2; double[] w = [1, 2, 3]; return w[i] + w[j] * 10 + w[k];")]
    [InlineData("for (uint i = 0; i < 3; i++) x += i; for (byte b = 253; b > 3; b++) x *= 2; for (long l = 5; l > n; l--) x += l; return x;")]
    [InlineData("return m + 2 * (int)e + h * 3.0 + u;", "byte m, uint e, short h, ulong u")]
    [InlineData("var s = 0.0; foreach (var v in k) s += v * x; return s + k.Length;", "byte[] k")]
    [InlineData("float f = (float)x; var g = f * n; double d = g; g += 0.1f; return d + g / 3 + (f + 1e-8f) + (float)(x / 3);")]
    [InlineData("return x == 0 ? 1u : n;")]
    public void AgreeWithCSharp(string body, string parameters = "int other")
        => Agreement.Check(Members + "public static double Loss(double x, int n, " + parameters + ") { " + body + " }");
}
