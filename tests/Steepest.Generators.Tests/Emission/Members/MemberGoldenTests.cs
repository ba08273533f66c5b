using System.Globalization;
using System.Text.RegularExpressions;
using Steepest.Generators.Emit.Members;
using Steepest.Generators.Tests.Goldens;
using Xunit;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Whole files and the parts in which another differs, reviewed by a person.</summary>
public sealed class MemberGoldenTests
{
    [Fact]
    public void Rosenbrock() => Golden.Verify(ProblemEmitter.Emit(HandBuilt.Rosenbrock(Optimizer("Lbfgs"))));

    [Fact]
    public void Tumour() => Golden.Verify(ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("Adam", ("LearningRate", 0.01)))));

    /// <summary>Descent row by row with three states of every number, and with three numbers of every step; the rest of the file is as of Adam.</summary>
    [Fact]
    public void Averages()
    {
        var text = ProblemEmitter.Emit(HandBuilt.Tumour(
            Optimizer("AmsGrad", ("EpsilonInside", 1), ("WeightDecay", 0.01)), Optimizer("NAdam", ("LearningRate", 0.01)), Optimizer("Lion")));
        Golden.Verify(string.Join("\n\n", new[] { "DescendAmsGrad", "DescendNAdam", "DescendLion" }.Select(method => KernelText.Method(text, method))) + "\n");
    }

    /// <summary>Forms that remember as many numbers, which mean something else, take up no state of each other; settings are not part of a state.</summary>
    [Fact]
    public void States_belong_to_the_form_of_a_rule()
    {
        string Layout(params (string, double)[] settings)
            => Regex.Match(ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("RmsProp", settings))), "layout: (0x[0-9A-F_]+UL)").Groups[1].Value;
        var rolling = Layout(("Momentum", 0.9));
        Assert.NotEmpty(rolling);
        Assert.NotEqual(rolling, Layout(("Centered", 1)));
        Assert.Equal(rolling, Layout(("Momentum", 0.5), ("Rho", 0.5), ("Centered", 0)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_text_is_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("Adam", ("LearningRate", 1.5e-3)), Optimizer("Lbfgs")));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("Adam", ("LearningRate", 1.5e-3)), Optimizer("Lbfgs"))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Files_name_the_version_of_the_assembly()
        => Assert.Equal(GeneratedFile.Version, typeof(ProblemEmitter).Assembly.GetName().Version!.ToString(3));

    [Fact]
    public void Lines_are_short_and_end_in_line_feeds()
    {
        var text = ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("Adam"), Optimizer("Lbfgs")));
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain(text.Split('\n'), line => line.Length > 200 || line.EndsWith(' '));
    }

    [Fact]
    public void Booth() => Golden.Verify(ProblemEmitter.Emit(HandBuilt.Booth(Optimizer("GradientDescent"))));
}
