using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Numbers that are the same for values that are the same wherever both are computed: the same row of the same values, the same element of a buffer
/// that is not written in between. On a path of a branch, what an earlier branch of the same condition handed out is what it yielded there.
/// </summary>
internal sealed class ValueNumbers
{
    private readonly Function function;
    private readonly int[] numbers;
    private readonly Dictionary<string, int> known = [];
    private readonly BufferVersions versions;
    private readonly HashSet<(int Condition, int Region)> paths = [];

    public ValueNumbers(Structure structure)
    {
        function = structure.Function;
        versions = new BufferVersions(structure);
        numbers = [.. Enumerable.Range(0, function.Nodes.Count)];
        Walk(function.Body);
    }

    public int this[int value] => numbers[value];

    private void Walk(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = function[value];
            if (node.Code is OpCode.For or OpCode.While) versions.PassAll(value);
            for (var i = 0; i < node.Regions.Count; i++)
            {
                var isEntered = node.Code == OpCode.If && paths.Add((numbers[node.Operands[0]], i));
                Walk(node.Regions[i]);
                if (isEntered) paths.Remove((numbers[node.Operands[0]], i));
                versions.PassAll(value);
            }

            versions.Pass(node);
            if (KeyOf(node) is { } key) numbers[value] = known.TryGetValue(key, out var number) ? number : known[key] = value;
        }
    }

    private int NumberOnPath(int value)
    {
        if (function[value].Code != OpCode.Result || function[function[value].Operands[0]] is not { Code: OpCode.If } branch) return numbers[value];
        for (var region = 0; region < 2; region++)
        {
            if (paths.Contains((numbers[branch.Operands[0]], region))) return NumberOnPath(branch.Regions[region].Yields[(int)function[value].Bits]);
        }

        return numbers[value];
    }

    private string? KeyOf(Node node)
    {
        if (node.Code is not (OpCode.Constant or OpCode.Operator or OpCode.Length or OpCode.Load or OpCode.Slice)) return null;
        var operands = node.Operands.Select(NumberOnPath);
        if (node.Operator is { IsCommutative: true }) operands = operands.OrderBy(number => number);
        var version = node.Code == OpCode.Load ? versions.Of(node.Operands[0]) : 0;
        return $"{(int)node.Code} {node.Operator?.Name} {node.Type} {node.Bits} {version} {string.Join(" ", operands)}";
    }
}
