using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;

namespace Steepest.Fuzz.Constructs;

/// <summary>The functions that Steepest knows, each with arguments from where it is tame.</summary>
internal static class KnownFunctions
{
    /// <summary>What an argument may be.</summary>
    private enum Domain
    {
        /// <summary>From −3 to 3.</summary>
        Line,

        /// <summary>From −1 to 1.</summary>
        Narrow,

        /// <summary>Well above 0.</summary>
        Positive,

        /// <summary>Well above 1.</summary>
        AboveOne,

        /// <summary>Well within −1 and 1.</summary>
        Unit,

        /// <summary>From −0.3 to 0.3.</summary>
        Small,

        /// <summary>What does not depend on a variable, but on demand.</summary>
        Stopped,

        /// <summary>A small whole literal from 2.</summary>
        Order,
    }

    private const string Both = "Math MathF double float";
    private const string Numbers = "double float";
    private const string Own = "Functions";

    private static readonly (string Types, string Method, Domain[] Arguments, double Bound)[] s_table =
    [
        (Both, "Exp", [Domain.Line], 21), (Numbers, "ExpM1", [Domain.Line], 20), (Numbers, "Exp2", [Domain.Line], 8), (Numbers, "Exp2M1", [Domain.Line], 8),
        (Numbers, "Exp10", [Domain.Narrow], 10), (Numbers, "Exp10M1", [Domain.Narrow], 10),
        (Both, "Log", [Domain.Positive], 3), (Both, "Log", [Domain.Positive, Domain.AboveOne], 20), (Numbers, "LogP1", [Domain.Positive], 3),
        (Both, "Log2", [Domain.Positive], 4), (Numbers, "Log2P1", [Domain.Positive], 4), (Both, "Log10", [Domain.Positive], 2), (Numbers, "Log10P1", [Domain.Positive], 2),
        (Both, "Sinh", [Domain.Line], 11), (Both, "Cosh", [Domain.Line], 11), (Both, "Tanh", [Domain.Line], 1),
        (Both, "Asinh", [Domain.Line], 2), (Both, "Acosh", [Domain.AboveOne], 3), (Both, "Atanh", [Domain.Unit], 2),
        (Both, "Sin", [Domain.Line], 1), (Both, "Cos", [Domain.Line], 1), (Both, "Tan", [Domain.Narrow], 1.6),
        (Numbers, "SinPi", [Domain.Line], 1), (Numbers, "CosPi", [Domain.Line], 1), (Numbers, "TanPi", [Domain.Small], 1.4),
        (Both, "Asin", [Domain.Unit], 1.6), (Both, "Acos", [Domain.Unit], 3.2), (Both, "Atan", [Domain.Line], 1.6),
        (Numbers, "AsinPi", [Domain.Unit], 1), (Numbers, "AcosPi", [Domain.Unit], 1), (Numbers, "AtanPi", [Domain.Line], 1),
        (Both, "Atan2", [Domain.Line, Domain.Positive], 3.2), (Both, "Atan2", [Domain.Positive, Domain.Line], 3.2), (Numbers, "Atan2Pi", [Domain.Line, Domain.Positive], 1),
        (Both, "Sqrt", [Domain.Positive], 3), (Both, "Cbrt", [Domain.Positive], 2), (Numbers, "RootN", [Domain.Positive, Domain.Order], 3),
        (Both, "Pow", [Domain.Positive, Domain.Narrow], 11), (Both, "Pow", [Domain.Line, Domain.Order], 250), (Numbers, "Hypot", [Domain.Line, Domain.Positive], 6),
        (Both, "ScaleB", [Domain.Narrow, Domain.Order], 32),
        (Both, "FusedMultiplyAdd", [Domain.Narrow, Domain.Line, Domain.Line], 6), (Numbers, "MultiplyAddEstimate", [Domain.Narrow, Domain.Line, Domain.Line], 6),
        (Numbers, "Lerp", [Domain.Line, Domain.Line, Domain.Narrow], 9), (Numbers, "DegreesToRadians", [Domain.Line], 1), (Numbers, "RadiansToDegrees", [Domain.Line], 180),
        ("Math MathF", "IEEERemainder", [Domain.Line, Domain.Positive], 3), (Numbers, "Ieee754Remainder", [Domain.Line, Domain.Positive], 3),
        ("Math double", "ReciprocalEstimate", [Domain.Positive], 5), ("Math double", "ReciprocalSqrtEstimate", [Domain.Positive], 3),
        (Both, "Max", [Domain.Line, Domain.Line], 3), (Both, "Min", [Domain.Line, Domain.Line], 3), (Numbers, "MaxNative", [Domain.Line, Domain.Line], 3), (Numbers, "MinNative", [Domain.Line, Domain.Line], 3),
        (Numbers, "MaxNumber", [Domain.Line, Domain.Line], 3), (Numbers, "MinNumber", [Domain.Line, Domain.Line], 3),
        (Both, "MaxMagnitude", [Domain.Line, Domain.Line], 3), (Both, "MinMagnitude", [Domain.Line, Domain.Line], 3),
        (Numbers, "MaxMagnitudeNumber", [Domain.Line, Domain.Line], 3), (Numbers, "MinMagnitudeNumber", [Domain.Line, Domain.Line], 3),
        (Both, "Abs", [Domain.Line], 3), (Both, "CopySign", [Domain.Line, Domain.Stopped], 3),
        ("Math double float", "Clamp", [Domain.Line, Domain.Narrow, Domain.AboveOne], 4), (Numbers, "ClampNative", [Domain.Line, Domain.Narrow, Domain.AboveOne], 4),
        (Own, "Sigmoid", [Domain.Line], 1), (Own, "Softplus", [Domain.Line], 4), (Own, "LogSigmoid", [Domain.Line], 4), (Own, "Relu", [Domain.Line], 3),
        (Own, "LeakyRelu", [Domain.Line], 3), (Own, "LeakyRelu", [Domain.Line, Domain.Narrow], 3), (Own, "Gelu", [Domain.Line], 3), (Own, "Silu", [Domain.Line], 3),
        (Own, "Huber", [Domain.Line, Domain.Positive], 9), (Own, "LogCosh", [Domain.Line], 3), (Own, "Square", [Domain.Line], 9), (Own, "Erf", [Domain.Line], 1),
        (Own, "LogGamma", [Domain.Positive], 3), (Own, "StopGradient", [Domain.Line], 3),
    ];

    private static readonly string[] s_steps = ["Floor", "Ceiling", "Truncate", "Round", "BitIncrement", "BitDecrement"];

    public static IEnumerable<Construct> Rows { get; } =
    [
        .. s_table.GroupBy(row => row.Method).SelectMany(rows => Constructs([.. rows])),
        .. s_steps.Select(method => Construct.Real(method, 0.25, (author, bound) => Node.Of(Sort.Real, null, $"Functions.StopGradient({author.Choose("Math", "double")}.{method}({author.Real()}))", 5))),
        Construct.Real("Round to digits", 0.25, (author, bound) => Node.Of(Sort.Real, null, $"Functions.StopGradient(Math.Round({author.Real()}, 1))", 5)),
        Construct.Real("Round with a mode", 0.25, (author, bound) => Node.Of(Sort.Real, null, $"Functions.StopGradient(Math.Round({author.Real()}, MidpointRounding.{author.Choose("ToZero", "AwayFromZero", "ToNegativeInfinity", "ToPositiveInfinity")}))", 5)),
        Construct.Real("Round of a stopped number", 0.25, (author, bound) => Node.Of(Sort.Real, null, $"Math.Floor(Functions.StopGradient({author.Real()}))", 5)),
        Construct.Real("SinCos", 0.4, (author, bound) => Node.Of(Sort.Real, null, $"{author.Choose("Math", "double")}.SinCos({author.Real()}).{author.Choose("Sin", "Cos")}", 1)),
        Construct.Real("SinCosPi", 0.3, (author, bound) => Node.Of(Sort.Real, null, $"double.SinCosPi({author.Real()}).{author.Choose("SinPi", "CosPi")}", 1)),
        Construct.Whole("Sign", 0.6, (author, bound) => bound < 2 ? null : Node.Of(Sort.Whole, null, $"(1 + Math.Sign(Functions.StopGradient({author.Real()})))", 2)),
        Construct.Truth("Sign in a test", 0.4, author => Node.Of(Sort.Truth, null, $"Math.Sign({author.Real()}) > 0")),
        Construct.Truth("ILogB", 0.4, author => Node.Of(Sort.Truth, null, $"Math.ILogB({author.Positive()}) >= {author.Choose(0, 1)}")),
        .. new[] { "Sum", "Mean", "SumOfSquares", "Norm", "LogSumExp" }.Select(method => Construct.Real("Functions." + method, 0.6, (author, bound) => Vector(author) is { } v
            ? Node.Literal(Sort.Real, $"Functions.{method}({v.Name})", method == "SumOfSquares" ? 130 : 40)
            : null)),
        Construct.Real("Functions.Dot", 0.6, (author, bound) => Vector(author) is { } v ? Node.Literal(Sort.Real, $"Functions.Dot({v.Name}, {v.Name})", 130) : null),
        Construct.Real("Functions.Dot of parts", 0.5, (author, bound) => author.Pick(v => v.LeastLength > 1 && v.Type.EndsWith("Span<double>", StringComparison.Ordinal)) is { } v ? Node.Literal(Sort.Real, $"Functions.Dot({v.Name}[1..], {v.Name}[..^1])", 130) : null),
    ];

    private static Variable? Vector(Author author) => author.Pick(v => v is { IsVector: true, Element: "double", LeastLength: > 0 });

    /// <summary>One construct a method and type of number; which overload, and of which class, is chosen anew every time.</summary>
    private static IEnumerable<Construct> Constructs((string Types, string Method, Domain[] Arguments, double Bound)[] rows)
    {
        var method = rows[0].Method;
        yield return Construct.Real(method, 0.35, (author, bound) => Call(author, rows, "double"));
        yield return Construct.Single(method, 0.1, (author, bound) => Call(author, rows, "float"));
    }

    private static Node? Call(Author author, (string Types, string Method, Domain[] Arguments, double Bound)[] rows, string type)
    {
        var row = rows[author.Random.Next(rows.Length)];
        string[] homes = [.. row.Types.Split(' ').Where(home => type == "double" ? home is not ("MathF" or "float") : home is "MathF" or "float" or Own || row.Method is "Max" or "Min" or "Abs" or "Clamp")];
        if (homes.Length == 0) return null;
        var home = homes[author.Random.Next(homes.Length)];
        if (home == "double" && type == "float") return null;
        var arguments = row.Arguments.Select(domain => Argument(author, domain, type)).ToArray();
        var call = Node.Of(type == "double" ? Sort.Real : Sort.Single, null, $"{home}.{row.Method}({arguments[0]}", row.Bound);
        var text = new List<string> { call.Text[0] };
        for (var i = 1; i < arguments.Length; i++) text.Add(", ");
        return call with { Text = [.. text, ")"], Children = arguments };
    }

    private static Node Argument(Author author, Domain domain, string type) => domain switch
    {
        Domain.Narrow => author.Of(type, 1),
        Domain.Positive => author.Positive(0.3, type),
        Domain.AboveOne => author.Positive(1.2, type),
        Domain.Unit => author.Unit(type),
        Domain.Small => author.Of(type, 0.3),
        Domain.Stopped => Node.Of(type == "double" ? Sort.Real : Sort.Single, "StopGradient", $"Functions.StopGradient({author.Of(type, 3)})"),
        Domain.Order => Node.Literal(Sort.Whole, Author.Text(author.Choose(2, 3, 5), "int")),
        _ => author.Of(type, 3),
    };
}
