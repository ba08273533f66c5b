namespace Steepest.Generators.Ir;

/// <summary>The bits of a float, which this framework gives only for doubles.</summary>
internal static class BitCast
{
    public static float ToSingle(int bits) => BitConverter.ToSingle(BitConverter.GetBytes(bits), 0);

    public static int FromSingle(float value) => BitConverter.ToInt32(BitConverter.GetBytes(value), 0);
}
