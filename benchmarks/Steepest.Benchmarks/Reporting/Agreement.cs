using System.Globalization;

namespace Steepest.Benchmarks.Reporting;

/// <summary>Holds every contestant's result against the reference, before anything is timed.</summary>
internal static class Agreement
{
    /// <exception cref="InvalidOperationException">A result is wrong.</exception>
    public static void Require(string workload, Arena arena)
    {
        foreach (var contestant in arena.Present)
        {
            contestant.Run();
            var parts = contestant.Result();
            for (var part = 0; part < parts.Length; part++) Compare($"{workload}, {contestant.Peer}, part {part}", parts[part], arena.Reference[part], contestant.Tolerance);
        }
    }

    private static void Compare(string place, double[] actual, double[] expected, double tolerance)
    {
        if (actual.Length != expected.Length) throw new InvalidOperationException($"{place}: {actual.Length} numbers where the reference has {expected.Length}.");
        if (!expected.All(double.IsFinite)) throw new InvalidOperationException($"{place}: the reference is not finite.");
        var largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < actual.Length; i++)
        {
            // Written so that NaN fails.
            if (Math.Abs(actual[i] - expected[i]) <= tolerance * largest) continue;
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{place}: element {i} is {actual[i]:R}, the reference {expected[i]:R}, allowed {tolerance * largest:E1} off."));
        }
    }
}
