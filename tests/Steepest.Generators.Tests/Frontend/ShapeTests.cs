using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>What the lowered function looks like: names, literals, quotes.</summary>
public sealed class ShapeTests
{
    private const string Rosenbrock = """
        public static double Loss(ReadOnlySpan<double> x)
        {
            var sum = 0.0;
            for (var i = 0; i + 1 < x.Length; i++)
            {
                var slope = x[i + 1] - x[i] * x[i];
                var offset = 1 - x[i];
                sum += 100 * slope * slope + offset * offset;
            }
            return sum;
        }
        """;

    private const string Lowered = """
        function Loss(double[] x: variable)
          %0 = param double[] x
          %1 = const double 0
          %2 = const int 0
          %3 = length %0
          %4 = const int 1
          %5 = Subtract int %3, %4
          for step 1 %2, %5, %1
           region %6: int i, %7: double sum
            %8 = const int 1
            %9 = Add int %6, %8
            %10 = load %0, %9
            %11 = load %0, %6
            %12 = load %0, %6
            %13 = Multiply double %11, %12
            %14 = Subtract double %10, %13 ; slope
            %15 = const double 1
            %16 = load %0, %6
            %17 = Subtract double %15, %16 ; offset
            %18 = const double 100
            %19 = Multiply double %18, %14
            %20 = Multiply double %19, %14
            %21 = Multiply double %17, %17
            %22 = Add double %20, %21
            %23 = Add double %7, %22 ; sum
            yield %23
          %25 = result 0 double %24 ; sum
          return %25

        """;

    [Fact]
    public void PrintsAsTheBodyReads()
    {
        var function = new Snippet(Rosenbrock).Function();
        Assert.Equal(Lowered, function.ToString());
    }

    [Fact]
    public void QuotesStatementsWithoutTheirWhiteSpace()
        => Assert.Equal(
            ["sum = 0.0", "for (var i = 0; i + 1 < x.Length; i++)", "slope = x[i + 1] - x[i] * x[i]", "offset = 1 - x[i]", "sum += 100 * slope * slope + offset * offset", "return sum"],
            new Snippet(Rosenbrock).Function().Quotes);

    [Fact]
    public void WhiteSpaceCommentsAndPlacesDoNotMatter()
    {
        var moved = "\n\n    // The banana.\n" + Rosenbrock
            .Replace("x[i] * x[i]", "x[i]*x [ i ] /* squared */", StringComparison.Ordinal)
            .Replace("i + 1 < x.Length", "i+1<x . Length", StringComparison.Ordinal)
            .Replace("return sum;", "// The end.\n\n        return\n            sum;", StringComparison.Ordinal);
        Assert.Equal(new Snippet(Rosenbrock).Function(), new Snippet(moved).Function());
    }

    [Theory]
    [InlineData("100 *", "101 *")]
    [InlineData("100 *", "1e2 *")]
    [InlineData("slope", "steep")]
    [InlineData("i + 1 <", "i + 2 <")]
    [InlineData("1 - x[i]", "1 + x[i]")]
    [InlineData("x.Length; i++", "x.Length; i += 2")]
    public void EverythingElseDoes(string before, string after)
        => Assert.NotEqual(new Snippet(Rosenbrock).Function(), new Snippet(Rosenbrock.Replace(before, after, StringComparison.Ordinal)).Function());

    /// <summary>A helper in another file is part of the function, but where it stands is not.</summary>
    [Fact]
    public void HelpersBelongToTheFunction()
    {
        static Function Of(string helper) => new Snippet("public static double Loss(double a) => Elsewhere.F(a);", "static class Elsewhere { public static double F(double y) " + helper + " }").Function();
        Assert.Equal(Of("=> y * 2;"), Of("=> /* twice */ y*2;"));
        Assert.NotEqual(Of("=> y * 2;"), Of("=> y * 3;"));
    }

    [Theory]
    [InlineData("return -a+ +a* ( b-1 ) ;", "return -a + +a * (b - 1)")]
    [InlineData("a=b>0?a:- b; return a;", "a = b > 0 ? a : -b")]
    [InlineData("a*=Math . Pow( a,b ); return a;", "a *= Math.Pow(a, b)")]
    [InlineData("double [ ] q=new double [ 3 ]{1,2,3}; return q[ ^1 ];", "q = new double[3] { 1, 2, 3 }")]
    [InlineData("Span < double > q = stackalloc double [2]; return q [1];", "q = stackalloc double[2]")]
    [InlineData("ReadOnlySpan<double> q=[ 1,2 ]; return q[1 .. ] [0];", "return q[1..][0]")]
    [InlineData("var k=( int )a; return k;", "k = (int)a")]
    [InlineData("if(a>0&&b>0){ a ++ ; } return a;", "if (a > 0 && b > 0)")]
    [InlineData("if ( !(a>0) ) a++; return a;", "a++")]
    [InlineData("while(a>0)a-- ; return a;", "while (a > 0)")]
    [InlineData("do{a--;}while(a>0); return a;", "do while (a > 0)")]
    [InlineData("( a,b )=( b,a ); return a;", "(a, b) = (b, a)")]
    [InlineData("return Half < double > (x :a); static T Half < T >(T x) where T : INumber<T> => x;", "return Half<double>(x: a)")]
    public void QuotesAreSpacedByTheirTokens(string body, string quote)
        => Assert.Contains(quote, new Snippet("public static double Loss(double a, double b) { " + body + " }").Function().Quotes);

    [Fact]
    public void ValuesBearTheUsersNames()
    {
        var function = new Snippet("public static double Loss(double a, double b) { var m = Pick(a, b); var (u, v) = (a * b, m + 1); var w = a > b ? u * v : v; return w; } static double Pick(double p, double q) { var d = p - q; if (d > 0) return d * q; return p * q; }").Function();
        Assert.Equal(["a", "b", "d", "m", "u", "v", "w"], function.Nodes.Select(node => node.Name).OfType<string>().Distinct());
    }

    [Fact]
    public void LiteralsKeepTheirSpelling()
    {
        var function = new Snippet("public static double Loss(double a) => 1_000 * a + 1e-3 - 0.10 * a + Math.PI + Half; const double Half = 0.5;").Function();
        Assert.Equal(["1_000", "1e-3", "0.10", null, null], function.Nodes.Where(node => node.Code == OpCode.Constant).Select(node => node.Literal));
    }

    [Fact]
    public void RolesFollowFromTypesAndAttributes()
    {
        var function = new Snippet("public static double Loss(double a, [Fixed] double b, [Sample] double c, int n, ReadOnlySpan<int> k, [Length(3)] ReadOnlySpan<float> x, bool d) => a + b + c + n + k[0] + x[0] + (d ? 1 : 0);").Function();
        Assert.Equal("Variable Fixed Fixed Fixed Fixed Variable Fixed", string.Join(' ', function.Parameters.Select(parameter => parameter.Role)));
        Assert.Equal(3, function.Parameters[5].StatedLength);
    }

    [Fact]
    public void EveryOrdinalHasItsPlace()
    {
        var snippet = new Snippet(Rosenbrock);
        var lowering = snippet.Lower();
        var places = lowering.Places.ToList();
        Assert.Equal(lowering.Function!.Quotes.Count, places.Count);
        Assert.Equal("slope = x[i + 1] - x[i] * x[i]", snippet.Text.Substring(places[2].SourceSpan.Start, places[2].SourceSpan.Length));
    }
}
