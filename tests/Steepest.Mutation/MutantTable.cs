namespace Steepest.Mutation;

/// <summary>The mistakes, each of which gives a wrong derivative to some program.</summary>
internal static partial class MutantTable
{
    public static readonly IReadOnlyList<Mutant> All = [.. Reverse, .. Split, .. Forward, .. Passes, .. Lanes, .. Tiles, .. Winners, .. Counting, .. Memory, .. Updates];
}
