using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

/// <summary>The table of the language, by topic.</summary>
internal static partial class ConstructTable
{
    private const string A = "double a";
    private const string AB = "double a, double b";
    private const string X = "ReadOnlySpan<double> x";
    private const string XA = "ReadOnlySpan<double> x, double a";

    /// <summary>The topics in the order of the page.</summary>
    public static readonly IReadOnlyList<(string Topic, IReadOnlyList<Construct> Rows)> Topics =
    [
        ("Loops", Loops),
        ("Branches", Branches),
        ("Variables and assignments", State),
        ("Arrays and spans", Memory),
        ("Helpers", Calls),
        ("Structs and tuples", Structures),
        ("Numbers", Numbers),
        ("Functions", Functions),
        ("Inputs", Inputs),
        ("Shapes that are easily got wrong", Traps),
        ("Objects, text and the rest of C#", Objects),
    ];

    /// <summary>Kinds that no method body of C# contains, with the reason.</summary>
    public static readonly IReadOnlyDictionary<OperationKind, string> Elsewhere = new Dictionary<OperationKind, string>
    {
        [OperationKind.Stop] = "Visual Basic's `Stop`",
        [OperationKind.End] = "Visual Basic's `End`",
        [OperationKind.RaiseEvent] = "Visual Basic's `RaiseEvent`; in C# raising an event is an invocation",
        [OperationKind.Parenthesized] = "Visual Basic's parentheses; those of C# leave no operation",
        [OperationKind.ReDim] = "Visual Basic's `ReDim`",
        [OperationKind.ReDimClause] = "Visual Basic's `ReDim`",
        [OperationKind.OmittedArgument] = "Visual Basic's omitted arguments",
        [Enum.Parse<OperationKind>("CollectionElementInitializer")] = "no longer made by the compiler; an element of a collection initializer is an invocation",
        [OperationKind.FlowCapture] = "made for control flow graphs, never in a tree of operations",
        [OperationKind.FlowCaptureReference] = "made for control flow graphs, never in a tree of operations",
        [OperationKind.IsNull] = "made for control flow graphs, never in a tree of operations",
        [OperationKind.CaughtException] = "made for control flow graphs, never in a tree of operations",
        [OperationKind.StaticLocalInitializationSemaphore] = "made for control flow graphs, never in a tree of operations",
        [OperationKind.FlowAnonymousFunction] = "made for control flow graphs, never in a tree of operations",
    };

    public static readonly IReadOnlyList<Construct> All = [.. Topics.SelectMany(topic => topic.Rows)];

    /// <summary>Lengths at which a loop does not run, runs once, twice and more often.</summary>
    private static int[] Any => [0, 1, 2, 5];
}
