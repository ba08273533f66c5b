using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Spans and arrays, against what C# computes.</summary>
public sealed class BufferTests
{
    [Theory]
    [InlineData("return x[^1] + p[^2] * 2;")]
    [InlineData("var head = x[..2]; var tail = x[2..]; var mid = x[1..^1]; return head.Length + 10 * tail.Length + 100 * mid.Length + head[0] + tail[^1];")]
    [InlineData("ReadOnlySpan<double> s = p; return s.Slice(1)[0] + x.Slice(n, 2)[1] + s.Slice(1, 1).Length;")]
    [InlineData("var q = p[1..]; q[0] += 5; return q[0] - p[1] + q.Length;")]
    [InlineData("var q = new double[x.Length]; for (var i = 0; i < x.Length; i++) q[i] = 2 * x[i]; return q[0] + q[^1];")]
    [InlineData("Span<double> q = stackalloc double[3]; q[n] = x[0]; q[0] += 2; q[1] = q[0] * q[2]; return q[0] + 3 * q[1] + 7 * q[2];")]
    [InlineData("Span<double> q = stackalloc double[] { 1, x[0], 3 }; q[1] *= 2; return q[0] + q[1] - q[2];")]
    [InlineData("Span<double> q = stackalloc[] { 1.0, 2 }; return q[0] + 2 * q[1] + q.Length;")]
    [InlineData("double[] q = [x[0], 2 * x[1], 3]; q[0] = q[1]; return q[0] + q[1] * q[2];")]
    [InlineData("var q = new[] { x[0], 2, 3 }; return q[0] + q[1] * q[2];")]
    [InlineData("var q = new double[2] { x[0], 2 }; return q[0] - q[1];")]
    [InlineData("ReadOnlySpan<double> c = [1, 2, 3]; var s = 0.0; foreach (var v in c) s = s * 2 + v; return s * n;")]
    [InlineData("int[] q = [3, 1, 2]; q[0]++; --q[1]; q[2] <<= 2; return q[0] + 10 * q[1] + 100 * q[2] + n;")]
    [InlineData("bool[] q = new bool[3]; q[1] = x[0] > 0; return q[1] ? 1 : q[0] ? 2 : 3;")]
    [InlineData("float[] q = new float[3]; q[1] = (float)x[0]; q[1] *= 2.5f; return q[1];")]
    [InlineData("var q = x.ToArray(); q[0] = 7; return q[0] + x[0];")]
    [InlineData("var q = x.ToArray(); q.AsSpan().Fill(n); q.AsSpan(1).Clear(); return q[0] + q[1];")]
    [InlineData("var q = new double[4]; x[..2].CopyTo(q.AsSpan(1, 2)); Array.Fill(q, 3.0); x.CopyTo(q); return q[0] + 2 * q[1] + 3 * q[2] + 4 * q[3];")]
    [InlineData("Span<double> q = x.ToArray(); q[..^1].CopyTo(q[1..]); return q[0] + 2 * q[1] + 3 * q[2];")]
    [InlineData("var q = x.ToArray(); var r = q; r[0] = 9; return q[0];")]
    [InlineData("Span<double> q = x.ToArray(); var w = q.Slice(1); w[0] = 9; return q[1] + q[0];")]
    [InlineData("var q = new double[3]; var i = 0; q[i++] = i; q[i++] += i + 5; return q[0] + 10 * q[1] + 100 * i;")]
    [InlineData("var q = new double[3]; q[0] = q[1] = q[2] = x[0]; return q[0] + q[1] + q[2];")]
    [InlineData("var q = new double[] { x[0], 5 }; (q[0], q[1]) = (q[1], q[0]); return q[0] - 2 * q[1];")]
    [InlineData("var s = 0.0; for (var k = 0; k < n; k++) { Span<double> q = new double[2]; q[0] += k; s += q[0] + q[1]; } return s;")]
    [InlineData("double[] q; q = new double[2]; q[1] = n; return q[1] + q.Length;")]
    [InlineData("return x.IsEmpty ? n : x[0];")]
    [InlineData("var total = 0.0; for (var r = 0; r < 2; r++) { var row = x.Slice(r * 2, 2); total += row[0] * row[1]; } return total;")]
    [InlineData("Span<double> q = [1, 2, 3]; foreach (var v in q) q[2] += v; return q[2] * n;")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double[] p, int n) { " + body + " }");
}
