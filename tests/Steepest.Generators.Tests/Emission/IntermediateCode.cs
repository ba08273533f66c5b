using System.Reflection;
using System.Reflection.Emit;

namespace Steepest.Generators.Tests.Emission;

/// <summary>What the JIT weighs of a method before it optimises it.</summary>
/// <param name="Size">Bytes of code.</param>
/// <param name="Locals">How many locals there are.</param>
/// <param name="References">How often locals and parameters are read, written or their address taken.</param>
/// <param name="Targets">Where branches lead: with the method's start, about the number of basic blocks.</param>
/// <param name="HasLoop">Whether a branch leads back.</param>
internal sealed record IntermediateCode(int Size, int Locals, int References, int Targets, bool HasLoop)
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IntermediateCode? Of(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } bytes) return null;
        var references = 0;
        var targets = new HashSet<int>();
        var hasLoop = false;
        for (var at = 0; at < bytes.Length;)
        {
            var start = at;
            var code = bytes[at] == 0xFE ? Codes[(short)(0xFE00 | bytes[at + 1])] : Codes[bytes[at]];
            at += code.Size;
            if (code.Name!.StartsWith("ldloc", StringComparison.Ordinal) || code.Name.StartsWith("stloc", StringComparison.Ordinal) || code.Name.StartsWith("ldarg", StringComparison.Ordinal) || code.Name.StartsWith("starg", StringComparison.Ordinal)) references++;
            var length = Length(code, bytes, at);
            foreach (var target in Leads(code, bytes, at, at + length))
            {
                targets.Add(target);
                hasLoop |= target <= start;
            }

            at += length;
        }

        return new IntermediateCode(bytes.Length, body.LocalVariables.Count, references, targets.Count, hasLoop);
    }

    private static int Length(OpCode code, byte[] bytes, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
        _ => 4,
    };

    private static IEnumerable<int> Leads(OpCode code, byte[] bytes, int at, int next) => code.OperandType switch
    {
        OperandType.ShortInlineBrTarget => [next + (sbyte)bytes[at]],
        OperandType.InlineBrTarget => [next + BitConverter.ToInt32(bytes, at)],
        OperandType.InlineSwitch => Enumerable.Range(1, BitConverter.ToInt32(bytes, at)).Select(i => next + BitConverter.ToInt32(bytes, at + (4 * i))),
        _ => [],
    };
}
