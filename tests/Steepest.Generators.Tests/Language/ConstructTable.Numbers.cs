using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

internal static partial class ConstructTable
{
    private static IReadOnlyList<Construct> Numbers =>
    [
        new(OperationKind.Binary, "+", AB, "return ([|a + b|]) * a;"),
        new(OperationKind.Binary, "-", AB, "return ([|a - b|]) * a;"),
        new(OperationKind.Binary, "*", AB, "return [|a * b|] * a;"),
        new(OperationKind.Binary, "/", AB, "return [|a / (3 + b)|] * a;"),
        new(OperationKind.Binary, "%", AB, "return [|a % (3 + b)|] * a;") { Low = 0.2 },
        new(OperationKind.Binary, "comparisons", AB, "double u = 0; if ([|a < b|]) u += a; if (a <= b) u += a * b; if (a > b) u -= b; if (a >= b) u *= a; if (a == b) u = 1; if (a != b) u += a * a; return u;"),
        new(OperationKind.Unary, "minus", AB, "return [|-a|] * b * a;"),
        new(OperationKind.Unary, "plus", AB, "return [|+a|] * b * a;"),
        new(OperationKind.Unary, "~ of an integer", "double a, double b, int n", "return a * b * [|~n|];") { Inputs = [["2"], ["-7"]] },
        new(OperationKind.Unary, "an index from the end", XA, "return x[[|^1|]] * x[0] * a;"),
        new(OperationKind.Binary, "division of integers", "double a, double b, int n", "return a * b * ([|n / 2|] + n % 3);") { Inputs = [["7"], ["-7"], ["0"]] },
        new(OperationKind.Binary, "shifts and bits of integers", "double a, double b, int n", "return a * b * (([|n << 2|]) + (n >> 1) + (n >>> 28) + (n & 6) + (n | 9) + (n ^ 5));") { Inputs = [["7"], ["-7"], ["0"]] },
        new(OperationKind.Binary, "integers that wrap around", "double a, double b, int n", "return a * b * ([|n * 2|] > 0 ? 2 : 3);") { Inputs = [["1"], ["2000000000"]] },
        new(OperationKind.Binary, "floating-point numbers in checked", AB, "return checked([|a * b|]) * a;"),
        new(OperationKind.Binary, "checked integers", "double a, double b, int n", "return a * b * checked([|n * n|]);") { Inputs = [["3"]] },
        new(OperationKind.Binary, "unchecked integers", "double a, double b, int n", "return a * b * (unchecked([|n * 65536 * 65536|]) + 1);") { Inputs = [["3"]] },
        new(OperationKind.Conversion, "double to float and back", AB, "float u = [|(float)a|]; return u * b * u;"),
        new(OperationKind.Conversion, "float to double", "float a, float b", "double u = [|a|]; return u * b * u;") { IsLooped = false },
        new(OperationKind.Conversion, "float and double mixed", "float a, double b", "float u = a * a; double v = [|u|] * b; return v + [|u|] / (3 + b);") { IsLooped = false },
        new(OperationKind.Conversion, "an integer to double", "double a, double b, int n", "return a * b * [|n|];") { Inputs = [["3"], ["0"]] },
        new(OperationKind.Conversion, "an integer to float", "float a, int n", "return a * a * [|n|];") { Returns = "float", Inputs = [["3"], ["16777217"]], IsLooped = false },
        new(OperationKind.Conversion, "int, long and back", "double a, double b, int n", "long wide = [|n|]; wide *= 3; return a * b * (int)wide;") { Inputs = [["3"]] },
        new(OperationKind.Conversion, "short, byte, ushort and sbyte", "double a, double b, int n", "byte u = [|(byte)n|]; short v = (short)(n * 1000); sbyte w = (sbyte)n; ushort z = (ushort)n; return a * b * (u + v + w + z);") { Inputs = [["3"], ["-3"], ["300"]] },
        new(OperationKind.Conversion, "uint and ulong", "double a, double b, int n", "uint u = [|(uint)n|]; ulong v = (ulong)u * 3; return a * b * (u / 2) * v * 1e-20;") { Inputs = [["3"], ["-3"]] },
        new(OperationKind.Conversion, "nint", "double a, double b, int n", "nint u = [|n|]; return a * b * (u + 1);") { Inputs = [["3"]] },
        new(OperationKind.Conversion, "char", AB, "char letter = 'c'; return a * b * ([|letter|] - 'a');"),
        new(OperationKind.Conversion, "a variable to an integer that steers", XA, "int i = [|(int)(a * a)|] % 4; return x[i] * a * a;"),
        new(OperationKind.Conversion, "a variable to an integer that enters the result", AB, "return [|(int)a|] * b;") { RefusedBy = "STEEP0201" },
        new(OperationKind.Conversion, "a checked conversion", "double a, double b, long n", "return a * b * [|checked((int)n)|];") { Inputs = [["3"]] },
        new(OperationKind.Conversion, "decimal", AB, "[|decimal u = 1.5m; return a * b * (double)u;|]") { RefusedBy = "STEEP0102" },
        new(OperationKind.Conversion, "Half", AB, "[|Half u = (Half)2;|] return a * b;") { RefusedBy = "STEEP0102" },
        new(OperationKind.Conversion, "boxing", AB, "[|object u = a;|] return a * b;") { RefusedBy = "STEEP0102" },
        new(OperationKind.Literal, "numbers in other notations", AB, "return a * [|1_000e-3|] * b * 0x10 * 0b101 * 1f * 2L * 3d;"),
        new(OperationKind.Literal, "a boolean", AB, "bool isLarge = [|true|]; if (a > 0) isLarge = false; return isLarge ? a * b : b * b * a;"),
        new(OperationKind.Binary, "a number compared with itself", AB, "double u = a / b; return [|u == u|] && u <= u && u >= u && !(u != u) && !(u < u) && !(u > u) ? a * b : a;"),
        new(OperationKind.Binary, "a quotient of zeros", AB, "double u = [|(a - a) / (b - b)|]; return u == u ? a : a * b;"),
        new(OperationKind.Binary, "an infinity that passes through", AB, "double u = [|1 / (b - b)|]; return u > a ? a * b : a;"),
        new(OperationKind.FieldReference, "a constant of the number's type", AB, "return a * b * [|double.Pi|] * double.E;"),
        new(OperationKind.FieldReference, "NaN and infinity", AB, "double best = [|double.PositiveInfinity|]; if (a * b < best) best = a * b; return double.IsNaN(best) ? a : best * a;"),
        new(OperationKind.FieldReference, "the largest and smallest numbers", AB, "return Math.Min([|double.MaxValue|], a * b) + Math.Max(double.MinValue, a) + int.MaxValue * a * 1e-9;"),
        new(OperationKind.SizeOf, "sizeof", AB, "return a * b * [|sizeof(int)|];"),
        new(OperationKind.IsType, "is of another type", AB, "return [|(object)a is string|] ? a : b;") { RefusedBy = "STEEP0101" },
        new(OperationKind.TypeOf, "typeof", AB, "return [|typeof(double)|] == null ? a : b * a;") { RefusedBy = "STEEP0101" },
        new(OperationKind.Invocation, "a generic number of a constant", AB, "return a * b * [|double.CreateChecked(3)|];") { RefusedBy = "STEEP0103" },
    ];
}
