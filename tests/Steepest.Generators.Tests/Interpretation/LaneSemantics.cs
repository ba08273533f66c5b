using Steepest.Generators.Ir;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>Vectors as arrays of boxed numbers: rows go lane by lane, and what leads from lanes to numbers and back is spelt out.</summary>
internal static class LaneSemantics
{
    /// <param name="node">The operation.</param>
    /// <param name="operands">Its operands.</param>
    /// <param name="width">The samples in a tile.</param>
    public static object? Apply(Node node, object[] operands, int width)
    {
        var lanes = node.Type.Lanes;
        object[] First() => (object[])operands[0];
        switch (node.Operator!.Name)
        {
            case "AreWide" or "AreFull" or "AreFar":
                return true;
            case "Room":
                return TileSemantics.Room((int)operands[0], width);
            case "Stride":
                return TileSemantics.Stride((int)operands[0]);
            case "Splat" or "SplatMask":
                return Enumerable.Repeat(operands[0], lanes).ToArray();
            case "Indices":
                return Enumerable.Range(0, lanes).Select(lane => Conversions.Convert(lane, node.Type.Element)).ToArray();
            case "LanesFrom":
                return Enumerable.Range(0, lanes).Select(lane => (object)(lane >= (int)operands[0])).ToArray();
            case "Pack4" or "PackMask4" or "Pack8" or "Pack16" or "PackMask8" or "PackMask16":
                return operands;
            case "Lane":
                return First()[(int)operands[1]];
            case "AnyLane":
                return First().Any(lane => (bool)lane);
            case "LaneSum":
                return First().Aggregate(Semantics.Sum);
            case "LaneProduct":
                return First().Aggregate((x, y) => x is float ? (object)((float)x * (float)y) : (double)x * (double)y);
            case "LaneMinimum":
                return First().Aggregate((x, y) => x is float ? (object)Math.Min((float)x, (float)y) : Math.Min((double)x, (double)y));
            case "LaneMaximum":
                return First().Aggregate((x, y) => x is float ? (object)Math.Max((float)x, (float)y) : Math.Max((double)x, (double)y));
            case "WidenedSum":
                return Enumerable.Range(0, lanes).Select(lane => (object)((double)(float)First()[lane] + (float)First()[lane + lanes])).ToArray();
            case "Shift":
                return First()[^1..].Concat(((object[])operands[1])[..^1]).ToArray();
            case "RowSums4" or "RowSums8" or "RowSums16":
                return operands.Select(row => ((object[])row).Aggregate(Semantics.Sum)).ToArray();
            case "StoredSums":
                var memory = (Window)operands[0];
                return Enumerable.Range(0, lanes).Select(row => Enumerable.Range(row * lanes, lanes).Select(place => memory[place]).Aggregate(Semantics.Sum)).ToArray();
        }

        if (!operands.Any(operand => operand is object[])) return null;
        return Enumerable.Range(0, lanes).Select(lane => Semantics.Apply(node with { Type = node.Type.ToElement() }, [.. operands.Select(operand => operand is object[] vector ? vector[lane] : operand)])).ToArray();
    }
}
