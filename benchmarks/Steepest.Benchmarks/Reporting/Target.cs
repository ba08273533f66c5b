using System.Globalization;

namespace Steepest.Benchmarks.Reporting;

/// <summary>How fast generated code is to be: at least <paramref name="Speed"/> times as fast as a peer.</summary>
internal sealed record Target(string Peer, double Speed)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"≥ {Speed:0.##} × {Peer}");
}
