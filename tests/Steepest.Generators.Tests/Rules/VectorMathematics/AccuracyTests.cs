using Xunit;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>Every function that lanes compute is right to 4 units in the last place, and special values are right.</summary>
public sealed class AccuracyTests
{
    public static TheoryData<string> Names => [.. AccuracyCases.All.Select(function => function.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_right_to_4_units_in_the_last_place(string name)
    {
        var measurement = Measurement.Of(Case(name));
        Assert.True(measurement.Ulps <= 4, $"{measurement.Ulps} ulp at {measurement.Where}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Special_values_are_those_of_the_scalar_function(string name) => Assert.Empty(Measurement.SpecialComplaints(Case(name)));

    /// <summary>For minutes each; the environment asks for it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_right_for_every_float(string name)
    {
        var function = Case(name);
        if (Environment.GetEnvironmentVariable("STEEPEST_EXHAUSTIVE") != "1" || !function.IsSingle || function.Row.Arity > 1) return;
        var measurement = Measurement.Exhaustive(function);
        Assert.True(measurement.Ulps <= 4, $"{measurement.Ulps} ulp at {measurement.Where}");
        TestContext.Current.SendDiagnosticMessage($"{name}: {measurement.Ulps} ulp at {measurement.Where}");
    }

    private static AccuracyCase Case(string name) => AccuracyCases.All.Single(function => function.ToString() == name);
}
