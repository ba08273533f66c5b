using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>How the loops of a compiled function run.</summary>
internal sealed class LoopReport
{
    private readonly Function function;
    private readonly List<int> tiles = [];
    private readonly List<int> wide = [];
    private readonly List<int> single = [];
    private readonly HashSet<int> besides = [];

    public LoopReport(Function function)
    {
        this.function = function;
        Walk(function.Body);
    }

    /// <summary>Loops whose iterations run side by side with all that is in them, a tile at a time.</summary>
    public IReadOnlyList<int> Tiles => tiles;

    /// <summary>Loops that run in lanes.</summary>
    public IReadOnlyList<int> Wide => wide;

    /// <summary>Loops that run one by one, each of which says why.</summary>
    public IReadOnlyList<int> Single => single;

    /// <summary>The most lanes of a loop that runs in lanes.</summary>
    public int Lanes { get; private set; }

    private void Walk(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = function[value];

            // Behind tiles stands the loop for a few iterations, of which nothing is said.
            if (node.Code == OpCode.For && function[node.Operands[0]] is { Code: OpCode.Result, Operands: var owner } && besides.Contains(owner[0])) continue;
            if (node.Code == OpCode.If && node.Regions[0].Body.Where(inner => IsTile(function[inner])).ToList() is { Count: > 0 } found)
            {
                besides.Add(value);
                tiles.AddRange(found);
                continue;
            }

            if (node.Code == OpCode.For && node.Regions[0].Body.Select(inner => function[inner].Type).FirstOrDefault(type => type is { IsVector: true, Element: not ElementType.Boolean }) is { IsVector: true } vector)
            {
                Lanes = Math.Max(Lanes, vector.Lanes);
                wide.Add(value);
            }
            else if (node.Obstacle is not null)
            {
                single.Add(value);
            }

            foreach (var inner in node.Regions) Walk(inner);
        }
    }

    /// <summary>Whether the iterations of a loop are tiles: several vectors of what were iterations with loops in them.</summary>
    private bool IsTile(Node node)
        => node is { Code: OpCode.For, Bits: > 1 } && node.Regions[0].Body.Any(value => function[value].Code == OpCode.For) && node.Regions[0].Body.Any(value => function[value].Is(LaneOperators.LanesFrom));
}
