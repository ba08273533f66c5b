using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>04xx: what costs time or memory. The first argument of every message is the path of calls.</summary>
internal static partial class Descriptors
{
    private const string Performance = "Steepest.Performance";

    public static readonly DiagnosticDescriptor LargeStorage = Noted(
        "STEEP0401",
        Performance,
        "Derivative records much",
        "{0}the derivative of this loop records {1} numbers on every call; mark the method [Checkpoint] to keep about the root of that, or carry less from one iteration to the next",
        "A loop whose state changes from one iteration to the next runs backwards in the derivative, which needs the states as they were. They are kept in a workspace that grows once and is then used again.");

    public static readonly DiagnosticDescriptor LoopStays = Noted(
        "STEEP0402",
        Performance,
        "Loop runs one by one",
        "{0}{1} runs one by one in the derivative, since {2}",
        "Loops whose iterations need nothing of each other but sums run in lanes, several at a time. This statement keeps one of them from it.");
}
