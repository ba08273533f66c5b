namespace Steepest.Checkpoints;

/// <summary>What every saved state begins and ends with. All numbers are little-endian.</summary>
internal static class CheckpointFormat
{
    /// <summary>The letters "STEEPEST".</summary>
    public const ulong Magic = 0x5453_4550_4545_5453;

    /// <summary>Raised whenever the order or meaning of the values changes.</summary>
    public const ulong Version = 3;

    public const ulong ChecksumStart = 0xCBF29CE484222325;

    /// <summary>FNV-1a in 64 bits: every step is invertible, so no damage to a single byte goes unseen.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> bytes, ulong checksum)
    {
        foreach (var value in bytes)
        {
            checksum = (checksum ^ value) * 0x100000001B3;
        }

        return checksum;
    }
}
