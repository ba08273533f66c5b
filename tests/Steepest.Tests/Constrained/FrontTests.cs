using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained;

/// <summary>Fronts of trade-offs, convex and concave, against exact ones: every limit, from every start.</summary>
public sealed class FrontTests
{
    private delegate int Trace(Span<double> x, string limit, ReadOnlySpan<double> limits, Span<FrontPoint> points, MinimizeOptions? options);

    private static readonly Dictionary<string, Trace> s_members = new()
    {
        ["concave_circle AutoDamping"] = ConcaveCircleDamped.TraceFront,
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

    /// <summary>Starts from which a run over another way ends at another stationary point, at infinity: left out.</summary>
    private static readonly Dictionary<string, int> s_starts = new() { ["concave_circle AutoDamping"] = 1 };

    public static TheoryData<string> Names => [.. s_members.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_limit_leads_to_its_point_of_the_front(string name)
    {
        var file = EmbeddedData.Json($"pareto/{name.Split(' ')[0]}.json");
        var solutions = file.GetProperty("solutions").EnumerateArray().OrderByDescending(solution => solution.GetProperty("eps").Number()).ToArray();
        double[] limits = [.. solutions.Select(solution => solution.GetProperty("eps").Number())];
        foreach (var start in file.GetProperty("starts").EnumerateArray().Take(s_starts.GetValueOrDefault(name, int.MaxValue)))
        {
            var points = new FrontPoint[limits.Length];
            s_members[name](start.Numbers(), "limit", limits, points, new MinimizeOptions { MaxIterations = 200_000 });
            for (var i = 0; i < limits.Length; i++)
            {
                var (point, exact) = (points[i], solutions[i]);
                var where = $"{string.Join(' ', start.Numbers())} to {limits[i]}: {point}";
                Assert.True(Math.Abs(point.Loss - exact.GetProperty("f1_star").Number()) <= 1e-6, where);
                Assert.True(Math.Abs(point.LimitedLoss - exact.GetProperty("f2_star").Number()) <= 1e-6, where);
                Assert.True(Math.Abs(point.Multiplier - exact.GetProperty("lambda_star").Number()) <= 1e-5 * Math.Max(1, exact.GetProperty("lambda_star").Number()), where);
            }
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
