namespace Steepest.Benchmarks.Reporting;

/// <summary>A row of the report: work that several do, and how fast generated code is to be at it.</summary>
/// <param name="Name">What the row is called, and chosen by.</param>
/// <param name="Unit">What the time is divided by, such as <c>sample</c>.</param>
/// <param name="Prepare">Makes the data and the contestants; much smaller where only correctness is asked for.</param>
/// <param name="Targets">What generated code is to reach on a machine with AVX-512.</param>
internal sealed record Workload(string Name, string Unit, Func<Scale, Arena> Prepare, params Target[] Targets);

/// <summary>How large a workload's data is made.</summary>
internal enum Scale
{
    /// <summary>As the row says.</summary>
    Full,

    /// <summary>As small as shows whether results agree.</summary>
    Tiny,
}

/// <summary>The data of a workload, and those who work on it.</summary>
/// <param name="Units">How many units one run is.</param>
/// <param name="Reference">The right result, computed plainly in double precision.</param>
/// <param name="Contestants">Generated code first. Peers that this machine lacks are left out.</param>
internal sealed record Arena(double Units, double[][] Reference, IReadOnlyList<Contestant?> Contestants)
{
    public IEnumerable<Contestant> Present => Contestants.OfType<Contestant>();
}
