using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

internal static partial class ConstructTable
{
    private const string Disposable = "public sealed class Scope : IDisposable { public void Dispose() { } }";

    private static IReadOnlyList<Construct> Objects =>
    [
        new(OperationKind.Try, "try", AB, "double u = a; [|try { u = a * b; } finally { u += a; }|] return u;") { RefusedBy = "STEEP0101" },
        new(OperationKind.CatchClause, "catch", AB, "double u = a; [|try { u = a * b; } catch (ArithmeticException) { u = b; }|] return u;") { RefusedBy = "STEEP0101" },
        new(OperationKind.Using, "using", AB, "[|using (new Scope()) { return a * b; }|]") { Types = Disposable, RefusedBy = "STEEP0101" },
        new(OperationKind.UsingDeclaration, "a using declaration", AB, "[|using var scope = new Scope();|] return a * b;") { Types = Disposable, RefusedBy = "STEEP0101" },
        new(OperationKind.Lock, "lock", AB, "[|lock (Gate) { return a * b; }|]") { Helpers = "private static readonly object Gate = new();", RefusedBy = "STEEP0101" },
        new(OperationKind.YieldReturn, "an iterator", AB, "double sum = 0; foreach (double item in [|Items(a)|]) sum += item; return sum * b;") { Helpers = "static System.Collections.Generic.IEnumerable<double> Items(double u) { [|yield return u;|] }", RefusedBy = "STEEP0102" },
        new(OperationKind.YieldBreak, "an iterator that ends", AB, "double sum = 0; foreach (double item in [|Items(a)|]) sum += item; return sum * b;") { Helpers = "static System.Collections.Generic.IEnumerable<double> Items(double u) { [|yield break;|] }", RefusedBy = "STEEP0102" },
        new(OperationKind.Await, "await", AB, "return [|Later(a).Result|] * b;") { Helpers = "static async System.Threading.Tasks.Task<double> Later(double u) { [|await System.Threading.Tasks.Task.Yield()|]; return u; }", RefusedBy = "STEEP0102" },
        new(OperationKind.EventReference, "an event", AB, "[|Changed|]?.Invoke(); return a * b;") { Helpers = "public static event Action? Changed;", RefusedBy = "STEEP0101" },
        new(OperationKind.EventAssignment, "a handler added to an event", AB, "[|Changed += null|]; return a * b;") { Helpers = "public static event Action? Changed;", RefusedBy = "STEEP0101" },
        new(OperationKind.Coalesce, "??", "double a, double b", "[|double? u = null; return a * b * (u ?? 2);|]") { RefusedBy = "STEEP0102" },
        new(OperationKind.Coalesce, "?? of a field", "double a, double b", "return a * b * ([|Scale ?? 2|]);") { Helpers = "private static readonly double? Scale = 1;", RefusedBy = "STEEP0101" },
        new(OperationKind.CoalesceAssignment, "??=", AB, "[|double? u = null; u ??= 2;|] return a * b;") { RefusedBy = "STEEP0102" },
        new(OperationKind.ConditionalAccess, "?.", AB, "return a * b * ([|Name?.Length|] ?? 1);") { Helpers = "private static readonly string? Name = null;", RefusedBy = "STEEP0101" },
        new(OperationKind.ConditionalAccessInstance, "what ?. is asked of", AB, "return a * b * ([|Name?.Length|] ?? 1);") { Helpers = "private static readonly string? Name = null;", RefusedBy = "STEEP0101" },
        new(OperationKind.AnonymousObjectCreation, "an anonymous object", AB, "[|var u = new { a, b };|] return u.a * u.b;") { RefusedBy = "STEEP0102" },
        new(OperationKind.InterpolatedString, "text with values", AB, "return a * b * [|$\"{a}\"|].Length;") { RefusedBy = "STEEP0102" },
        new(OperationKind.InterpolatedStringText, "text in an interpolated string", AB, "return a * b * [|$\"a = {a}\"|].Length;") { RefusedBy = "STEEP0102" },
        new(OperationKind.Interpolation, "a value in an interpolated string", AB, "return a * b * $\"{[|a|]}\".Length;") { RefusedBy = "STEEP0102" },
        new(OperationKind.InterpolatedStringHandlerCreation, "the text of an assertion", AB, "System.Diagnostics.Debug.Assert(a < 100, [|$\"a is {a}\"|]); return a * b;"),
        new(OperationKind.InterpolatedStringAppendLiteral, "words in the text of an assertion", AB, "System.Diagnostics.Debug.Assert(a < 100, [|$\"a is {a}\"|]); return a * b;"),
        new(OperationKind.InterpolatedStringAppendFormatted, "a value in the text of an assertion", AB, "System.Diagnostics.Debug.Assert(a < 100, $\"a is {[|a|]}\"); return a * b;"),
        new(OperationKind.InterpolatedStringHandlerArgumentPlaceholder, "the condition handed to the text of an assertion", AB, "System.Diagnostics.Debug.Assert(a < 100, [|$\"a is {a}\"|]); return a * b;"),
        new(OperationKind.InterpolatedStringAddition, "the sum of texts of an assertion", AB, "System.Diagnostics.Debug.Assert(a < 100, [|$\"a is {a}\" + $\" and b is {b}\"|]); return a * b;"),
        new(OperationKind.InterpolatedStringAppendInvalid, "a value that a text handler does not take", AB, "Write([|$\"{a}\"|]); return a * b;") { Types = "[System.Runtime.CompilerServices.InterpolatedStringHandler] public struct Text { public Text(int literal, int formatted) { } }", Helpers = "static void Write(Text text) { }", Error = "CS1061" },
        new(OperationKind.Literal, "text", AB, "return a * b * [|\"abc\"|].Length;") { RefusedBy = "STEEP0102" },
        new(OperationKind.Literal, "null", AB, "[|string? u = null;|] return a * b;") { RefusedBy = "STEEP0102" },
        new(OperationKind.DynamicMemberReference, "a member of dynamic", AB, "[|dynamic u = 2.0; return a * b * u.Value;|]") { RefusedBy = "STEEP0102" },
        new(OperationKind.DynamicInvocation, "a call of dynamic", AB, "[|dynamic u = 2.0; return a * b * u.CompareTo(2);|]") { RefusedBy = "STEEP0102" },
        new(OperationKind.DynamicIndexerAccess, "an element of dynamic", AB, "[|dynamic u = new double[1]; return a * b * u[0];|]") { RefusedBy = "STEEP0102" },
        new(OperationKind.DynamicObjectCreation, "an object made of dynamic", AB, "[|dynamic u = 2.0; return a * b * new Amount(u).Value;|]") { Types = "public readonly struct Amount { public readonly double Value; public Amount(double value) => Value = value; public Amount(int value) => Value = value; }", RefusedBy = "STEEP0102" },
        new(OperationKind.TranslatedQuery, "a query", XA, "return a * Enumerable.Sum([|from item in Items select item|]) * x[0];") { Imports = "using System.Linq;", Helpers = "private static readonly double[] Items = [1, 2];", RefusedBy = "STEEP0103" },
        new(OperationKind.AddressOf, "a pointer", AB, "unsafe { double u = a; [|double* p = &u;|] return *p * b; }") { RefusedBy = "STEEP0102" },
        new(OperationKind.FunctionPointerInvocation, "a function pointer", AB, "unsafe { [|delegate*<double, double> f = &Square; return f(a) * b;|] }") { Helpers = "static double Square(double u) => u * u;", RefusedBy = "STEEP0102" },
        new(OperationKind.Invalid, "a name that does not exist", AB, "return a * [|missing|];") { Error = "CS0103" },
        new(OperationKind.None, "a construct without an operation", AB, "unsafe { [|fixed (double* p = new double[1]) { return a * b; }|] }") { RefusedBy = "STEEP0101" },
        new(OperationKind.ExpressionStatement, "a call for its effect", AB, "[|Console.WriteLine()|]; return a * b;") { RefusedBy = "STEEP0103" },
    ];
}
