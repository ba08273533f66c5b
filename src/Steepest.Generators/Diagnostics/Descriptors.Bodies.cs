using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>Rules on method bodies. The first argument of every message is the path of calls, empty in the annotated method itself.</summary>
internal static partial class Descriptors
{
    private const string Bodies = "Steepest.Bodies";

    public static readonly DiagnosticDescriptor Unsupported = Refused(
        "STEEP0101",
        Bodies,
        "Construct is not supported in a differentiated method",
        "{0}{1} is not supported in a differentiated method; {2}",
        "Steepest differentiates a known part of C#: arithmetic, locals, loops, branches, spans, local arrays and calls of static helpers. Everything else is refused, as a gradient that ignores it would be wrong.");

    public static readonly DiagnosticDescriptor ForeignType = Refused(
        "STEEP0102",
        Bodies,
        "Type is not supported in a differentiated method",
        "{0}the type '{1}' is not supported in a differentiated method; use double, float, integers, enumerations or bool, and spans, arrays and tuples of them",
        "Only numbers and booleans, spans and arrays of them, and tuples can be followed through a body.");

    public static readonly DiagnosticDescriptor UnknownFunction = Refused(
        "STEEP0103",
        Bodies,
        "Function has no known derivative",
        "{0}'{1}' has no known derivative, as its body is not part of this project; call a function of Math or Steepest.Functions, or write it as a static method here",
        "A call can be differentiated if the function is one of Math, MathF, the static maths of double and float or Steepest.Functions, or if its source belongs to the same project.");

    public static readonly DiagnosticDescriptor Recursion = Refused(
        "STEEP0104",
        Bodies,
        "Helper calls itself",
        "{0}'{1}' calls itself without a bound; state one by [MaxIterations(n)] on it, or write the recursion as a loop",
        "Helpers are inlined into the annotated method, which needs an end. One that calls itself states how often, and passes its arguments by value.");

    public static readonly DiagnosticDescriptor Goto = Refused(
        "STEEP0105",
        Bodies,
        "Jump to a label",
        "{0}'{1}' is not supported; leave loops by break, continue or return, and repeat by a loop",
        "Loops and branches tell the reverse pass which statements ran, and in which order. A jump to a label does not.");

    public static readonly DiagnosticDescriptor Guard = Refused(
        "STEEP0106",
        Bodies,
        "Guard in a differentiated method",
        "{0}'{1}' is not supported here; throw a new exception of a public type, made of constants and of numbers that are at hand",
        "The generated members throw what the method throws, and so must be able to make it: by a constructor of a public type, from constants, variables and texts of them.");

    public static readonly DiagnosticDescriptor State = Refused(
        "STEEP0107",
        Bodies,
        "Differentiated method reads state",
        "{0}the {1} '{2}' is state, which a differentiated method cannot depend on; {3}",
        "A loss must depend on its inputs alone: parameters, constants, readonly fields of the problem and static readonly fields.");

    public static readonly DiagnosticDescriptor WritesInput = Refused(
        "STEEP0108",
        Bodies,
        "Differentiated method writes its input",
        "{0}the elements of a parameter cannot be assigned in a differentiated method; copy it with ToArray() and write the copy",
        "The reverse pass needs the inputs as they were. Local arrays may be written freely.");

    public static readonly DiagnosticDescriptor SpanReassigned = Refused(
        "STEEP0109",
        Bodies,
        "Span or array variable cannot be followed",
        "{0}what a span or array variable stands for cannot be followed here: arrays of different lengths, or made in a loop and held by several variables; make one array before the loop or branch and fill it",
        "A span or array variable may stand for one of several arrays, and move from one to another. All of them need a place that is known before the loop or branch.");

    public static readonly DiagnosticDescriptor TooLarge = Refused(
        "STEEP0110",
        Bodies,
        "Method is too large to differentiate",
        "{0}the method is too large to differentiate once its helpers are inlined: {1}; use loops, or split it into several losses",
        "The work of the compiler is bounded, so that typing stays fluent.");

    public static readonly DiagnosticDescriptor Endless = Refused(
        "STEEP0112",
        Bodies,
        "Loop never ends",
        "{0}once entered, this loop never ends, as {1}; change what it tests, or leave it by break or return",
        "A method that does not return has no value, and no derivative.");

    public static readonly DiagnosticDescriptor InvalidLimit = Refused(
        "STEEP0113",
        Bodies,
        "Bound on iterations is not positive",
        "{0}'[MaxIterations({1})]' allows no iteration; state at least 1",
        "The bound is the largest number of iterations of a loop whose count is not known when it begins, and of calls that a helper makes of itself.");

    public static readonly DiagnosticDescriptor IdleLimit = Suspicious(
        "STEEP0114",
        Bodies,
        "Bound on iterations bounds nothing",
        "{0}'[MaxIterations]' on '{1}' bounds nothing, as every loop's count is known when it begins; remove it",
        "The bound holds for loops that run while a condition holds, and for recursion. The count of any other loop is known when it begins.");

    public static readonly DiagnosticDescriptor TooManyOrders = Refused(
        "STEEP0115",
        Bodies,
        "Function cannot be differentiated that often",
        "{0}'{1}' can be differentiated {2}, and the members of '{3}' need it {4}; ask for fewer derivatives, or call a method of your own with its [DerivativeOf]",
        "Of some functions only the first derivatives are known. Where a member needs one more, nothing right can be generated.");

    public static readonly DiagnosticDescriptor LooseBits = Refused(
        "STEEP0116",
        Bodies,
        "Bits of a call cannot be kept",
        "{0}'{1}' computes with what the machine has, lanes or fused products, and 'Strict' cannot keep its bits; write out the loop, the components or the formula, or leave 'Strict' out",
        "A strict function computes every bit of the method itself, on every machine. The framework's functions of whole vectors, and its estimates, have other bits from machine to machine.");
}
