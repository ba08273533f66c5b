using Xunit;

namespace Steepest.Reference.Tests;

public sealed class ElementaryFunctionTests
{
    private const double Tolerance = 1e-59;

    /// <summary>Published digits.</summary>
    public static TheoryData<string, string> Published { get; } = new()
    {
        { "pi", "3.1415926535897932384626433832795028841971693993751058209749446" },
        { "e", "2.7182818284590452353602874713526624977572470936999595749669676" },
        { "ln2", "0.69314718055994530941723212145817656807550013436025525412068001" },
        { "ln10", "2.3025850929940456840179914546843642076011014886287729760333279" },
        { "sqrt(2)", "1.4142135623730950488016887242096980785696718753769480731766797" },
        { "cbrt(2)", "1.2599210498948731647672106072782283505702514647015079800819751" },
        { "sin(1)", "0.84147098480789650665250232163029899962256306079837106567275171" },
        { "cos(1)", "0.54030230586813971740093660744297660373231042061792222767009726" },
        { "tan(1)", "1.5574077246549022305069748074583601730872507723815200383839466" },
        { "sin(1e22)", "-0.85220084976718880177270589375302936826176215041004365625650933" },
        { "exp(10)", "22026.465794806716516957900645284244366353512618556781074235426" },
        { "atan(2)", "1.1071487177940905030170654601785370400700476454014326466765392" },
        { "asinh(1)", "0.88137358701954302523260932497979230902816032826163541075329561" },
        { "tanh(1)", "0.76159415595576488811945828260479359041276859725793655159681050" },
        { "erf(1)", "0.84270079294971486934122063508260925929606699796630290845993790" },
        { "erfc(5)", "0.0000000000015374597944280348501883434853833788901180503147233799306879141" },
        { "erfc(20)", "5.3958656116079009289349991679053456040882726709236052834701038e-176" },
        { "loggamma(0.5)", "0.57236494292470008707171367567652935582364740645765578575681154" },
        { "loggamma(10.25)", "13.368023671476046295430913042664964610828994213959916950723932" },
        { "loggamma(-2.5)", "-0.056243716497674050672594530097654284122944102552845625528490661" },
        { "digamma(1)", "-0.57721566490153286060651209008240243104215933593992359880576723" },
        { "digamma(-2.5)", "1.1031566406452431872256903336679110994735070620062325596195394" },
        { "digamma(0.5)", "-1.9635100260214234794409763329987555671931596046604341070471273" },
        { "pow(3, 2.5)", "15.588457268119895641747017073552851302485247284293425652502263" },
        { "expm1(2^-40)", "0.00000000000090949470177334182822131570172349979208521198833300214916655335" },
        { "asin(0.5)", "0.52359877559829887307710723054658381403286156656251763682915743" },
        { "acosh(3)", "1.7627471740390860504652186499595846180563206565232708215065912" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void PublishedDigitsAreReproduced(string name, string digits)
        => AssertClose(BigFloat.Parse(digits), Computed(name));

    [Fact]
    public void AHundredDigitsOfPi()
    {
        using var precision = BigFloat.WithDigits(100);
        var published = BigFloat.Parse(
            "3.141592653589793238462643383279502884197169399375105820974944592307816406286208998628034825342117067982148086513282306647");
        Assert.True(BigFloat.Abs(BigFloat.Pi - published).ToDouble() < 1e-99);
    }

    [Fact]
    public void InverseFunctionsUndo()
    {
        foreach (var x in Arguments())
        {
            AssertNear(x, BigFloat.Log(BigFloat.Exp(x)));
            AssertClose(x, BigFloat.LogP1(BigFloat.ExpM1(x)));
            AssertClose(x, BigFloat.Asinh(BigFloat.Sinh(x)));
            AssertClose(x, BigFloat.Tan(BigFloat.Atan(x)));
            AssertClose(x, BigFloat.Cbrt(x * x * x));
            AssertNear(x, BigFloat.Log2(BigFloat.Exp2(x)));
            AssertNear(x, BigFloat.Log10(BigFloat.Exp10(x)));
            AssertClose(BigFloat.Abs(x) + 1, BigFloat.Acosh(BigFloat.Cosh(BigFloat.Abs(x) + 1)));
            AssertClose(x / 20, BigFloat.Sin(BigFloat.Asin(x / 20)));
            AssertNear(x / 20, BigFloat.Cos(BigFloat.Acos(x / 20)));
            AssertClose(x / 20, BigFloat.Tanh(BigFloat.Atanh(x / 20)));
            AssertClose(BigFloat.Abs(x), BigFloat.Pow(BigFloat.Pow(BigFloat.Abs(x), 2.5), BigFloat.One / 2.5));
            AssertClose(BigFloat.Abs(x), BigFloat.Power(BigFloat.RootN(BigFloat.Abs(x), 7), 7));
        }
    }

    [Fact]
    public void AdditionTheoremsHold()
    {
        foreach (var x in Arguments())
        {
            foreach (var y in Arguments())
            {
                var (sin, cos) = (BigFloat.Sin(x), BigFloat.Cos(x));
                AssertNear(BigFloat.Sin(x + y), sin * BigFloat.Cos(y) + cos * BigFloat.Sin(y));
                AssertNear(BigFloat.CosPi(x + y), BigFloat.CosPi(x) * BigFloat.CosPi(y) - BigFloat.SinPi(x) * BigFloat.SinPi(y));
                AssertClose(BigFloat.Exp(x + y), BigFloat.Exp(x) * BigFloat.Exp(y));
            }
        }
    }

    [Fact]
    public void GammaFunctionSatisfiesItsEquations()
    {
        foreach (var x in Arguments().Select(BigFloat.Abs))
        {
            AssertNear(BigFloat.LogGamma(x + 1), BigFloat.LogGamma(x) + BigFloat.Log(x));
            AssertNear(BigFloat.Digamma(x + 1), BigFloat.Digamma(x) + 1 / x);
            AssertNear(BigFloat.LogGamma(x) + BigFloat.LogGamma(x + BigFloat.Half),
                (1 - 2 * x) * BigFloat.Ln2 + BigFloat.Log(BigFloat.Pi) / 2 + BigFloat.LogGamma(2 * x));
        }
    }

    [Fact]
    public void ErrorFunctionsComplementEachOther()
    {
        foreach (var x in Arguments()) AssertNear(BigFloat.One, BigFloat.Erf(x) + BigFloat.Erfc(x));
    }

    [Fact]
    public void HugeAnglesAreReducedByEnoughDigitsOfPi()
    {
        // 6381956970095103 · 2^797 is the double closest to a multiple of π/2.
        var worst = BigFloat.ScaleB(6381956970095103, 797);
        Assert.Equal(-4.6871659242546277e-19, BigFloat.Cos(worst).ToDouble());
        Assert.Equal(Math.Sin(1e22), BigFloat.Sin(1e22).ToDouble());
    }

    [Fact]
    public void PointsOnTheAxesHaveTheirAngles()
    {
        Assert.Equal(Math.PI, BigFloat.Atan2(0, -1).ToDouble());
        Assert.Equal(-Math.PI / 2, BigFloat.Atan2(-3, 0).ToDouble());
        Assert.True(BigFloat.Atan2(0, 0).IsZero);
        Assert.Equal(-0.75, BigFloat.Atan2Pi(-2, -2).ToDouble());
    }

    private static BigFloat Computed(string name) => name switch
    {
        "pi" => BigFloat.Pi,
        "e" => BigFloat.E,
        "ln2" => BigFloat.Ln2,
        "ln10" => BigFloat.Ln10,
        "sqrt(2)" => BigFloat.Sqrt(2),
        "cbrt(2)" => BigFloat.Cbrt(2),
        "sin(1)" => BigFloat.Sin(1),
        "cos(1)" => BigFloat.Cos(1),
        "tan(1)" => BigFloat.Tan(1),
        "sin(1e22)" => BigFloat.Sin(1e22),
        "exp(10)" => BigFloat.Exp(10),
        "atan(2)" => BigFloat.Atan(2),
        "asinh(1)" => BigFloat.Asinh(1),
        "tanh(1)" => BigFloat.Tanh(1),
        "erf(1)" => BigFloat.Erf(1),
        "erfc(5)" => BigFloat.Erfc(5),
        "erfc(20)" => BigFloat.Erfc(20),
        "loggamma(0.5)" => BigFloat.LogGamma(0.5),
        "loggamma(10.25)" => BigFloat.LogGamma(10.25),
        "loggamma(-2.5)" => BigFloat.LogGamma(-2.5),
        "digamma(1)" => BigFloat.Digamma(1),
        "digamma(-2.5)" => BigFloat.Digamma(-2.5),
        "digamma(0.5)" => BigFloat.Digamma(0.5),
        "pow(3, 2.5)" => BigFloat.Pow(3, 2.5),
        "expm1(2^-40)" => BigFloat.ExpM1(Math.ScaleB(1, -40)),
        "asin(0.5)" => BigFloat.Asin(0.5),
        "acosh(3)" => BigFloat.Acosh(3),
        _ => throw new ArgumentException(name),
    };

    private static IEnumerable<BigFloat> Arguments()
        => new[] { 0.375, -1.25, 1e-3, -1e-9, 7.8, 16.4, -11.0, 2.0000001 }.Select(x => (BigFloat)x);

    private static void AssertClose(BigFloat expected, BigFloat actual) => AssertWithin(Tolerance * BigFloat.Abs(expected), expected, actual);

    private static void AssertNear(BigFloat expected, BigFloat actual)
        => AssertWithin(Tolerance * (100 + BigFloat.Abs(expected)), expected, actual);

    private static void AssertWithin(BigFloat tolerance, BigFloat expected, BigFloat actual)
        => Assert.True(BigFloat.Abs(actual - expected) <= tolerance, $"{actual.ToString(62)} is not {expected.ToString(62)}");
}
