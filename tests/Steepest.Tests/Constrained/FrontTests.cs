using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained;

/// <summary>Fronts of trade-offs, convex and concave, against exact ones: every limit, from every start.</summary>
public sealed class FrontTests
{
    private const int MostIterations = 50_000;

    private delegate int Trace(Span<double> x, string limit, ReadOnlySpan<double> limits, Span<FrontPoint> points, MinimizeOptions? options);

    private static readonly Dictionary<string, Trace> s_members = new()
    {
        ["concave_circle AutoDamping"] = ConcaveCircleDamped.TraceFront,
        ["concave_circle Lbfgs"] = ConcaveCircle.TraceFrontLbfgs,
        ["concave_circle Sqp"] = ConcaveCircle.TraceFrontSqp,
        ["zdt1_n5 AutoDamping"] = Zdt1Damped.TraceFront,
        ["zdt1_n5 Lbfgs"] = Zdt1.TraceFront,
        ["convex_two_quadratics Lbfgs"] = ConvexQuadratics.TraceFrontLbfgs,
        ["convex_two_quadratics Sqp"] = ConvexQuadratics.TraceFrontSqp,
        ["convex_two_quadratics AutoDamping"] = ConvexQuadraticsDamped.TraceFront,
        ["fonseca_fleming_n2 Lbfgs"] = FonsecaFleming.TraceFrontLbfgs,
        ["fonseca_fleming_n2 Sqp"] = FonsecaFleming.TraceFrontSqp,
        ["fonseca_fleming_n2 AutoDamping"] = FonsecaFlemingDamped.TraceFront,
        ["schaffer_n1 Lbfgs"] = Schaffer.TraceFrontLbfgs,
        ["schaffer_n1 Sqp"] = Schaffer.TraceFrontSqp,
        ["schaffer_n1 AutoDamping"] = SchafferDamped.TraceFront,
    };

    /// <summary>
    /// Where line searches and quadratic programs have no point to begin with, those starts are left out from which every run goes to where the front's losses are flat. They
    /// trace the front from its easy end.
    /// </summary>
    private static readonly Dictionary<string, int[]> s_starts = new()
    {
        ["concave_circle Lbfgs"] = [0, 2],
        ["concave_circle Sqp"] = [0, 2],
        ["zdt1_n5 Lbfgs"] = [1],
    };

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in s_members.Keys)
            {
                cases.Add(name, true);
                if (!s_starts.ContainsKey(name)) cases.Add(name, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_limit_leads_to_its_point_of_the_front(string name, bool isAscending)
    {
        var file = EmbeddedData.Json($"pareto/{name.Split(' ')[0]}.json");
        var solutions = file.GetProperty("solutions").EnumerateArray().OrderBy(solution => (isAscending ? 1 : -1) * solution.GetProperty("eps").Number()).ToArray();
        double[] limits = [.. solutions.Select(solution => solution.GetProperty("eps").Number())];
        foreach (var start in file.GetProperty("starts").EnumerateArray().Where((_, i) => !s_starts.TryGetValue(name, out var numbers) || numbers.Contains(i)))
        {
            var points = new FrontPoint[limits.Length];
            var x = start.Numbers();
            s_members[name](x, "limit", limits, points, new MinimizeOptions { MaxIterations = MostIterations });
            for (var i = 0; i < limits.Length; i++)
            {
                var (point, exact) = (points[i], solutions[i]);
                var where = $"{string.Join(' ', start.Numbers())} to {limits[i]}: {point}";
                Assert.True(Math.Abs(point.Loss - exact.GetProperty("f1_star").Number()) <= 1e-6, where);
                Assert.True(Math.Abs(point.LimitedLoss - exact.GetProperty("f2_star").Number()) <= 1e-6, where);
                Assert.True(Math.Abs(point.Multiplier - exact.GetProperty("lambda_star").Number()) <= 1e-5 * Math.Max(1, exact.GetProperty("lambda_star").Number()), where);
            }

            // The variables are those of the last value, whatever way the sweep took.
            var end = solutions[^1].GetProperty("x_star").Numbers();
            if (!name.StartsWith("fonseca", StringComparison.Ordinal)) Assert.True(x.Zip(end, (one, other) => Math.Abs(one - other)).Max() < 1e-3, $"{string.Join(' ', x)}");
        }
    }

    [Fact]
    public void More_room_than_values_is_filled_where_the_front_bends()
    {
        double[] x = [0];
        var points = new FrontPoint[9];
        Assert.Equal(9, Schaffer.TraceFrontLbfgs(x, "limit", [4, 0.01], points));
        for (var i = 0; i < points.Length; i++)
        {
            Assert.True(i == 0 || points[i].Limit > points[i - 1].Limit);
            Assert.Equal(2, Math.Sqrt(points[i].Loss) + Math.Sqrt(points[i].LimitedLoss), 1e-5);
        }

        Assert.True(points[1].Limit - points[0].Limit < points[^1].Limit - points[^2].Limit);
    }

    [Fact]
    public void A_limit_is_named_as_its_parameter()
        => Assert.Throws<ArgumentException>("limit", () => Schaffer.TraceFrontLbfgs(new double[1], "other", [1], new FrontPoint[1]));
}
