using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

internal static partial class Descriptors
{
    private static readonly Lazy<ImmutableArray<DiagnosticDescriptor>> Rules = new(Collect);

    /// <summary>Every rule, in order of its id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Rules.Value;

    private static ImmutableArray<DiagnosticDescriptor> Collect()
        => [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
