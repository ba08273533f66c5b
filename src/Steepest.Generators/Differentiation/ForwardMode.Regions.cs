using Steepest.Generators.Ir;

namespace Steepest.Generators.Differentiation;

/// <summary>Loops and branches: what is handed on and varies takes its tangents with it, behind everything else.</summary>
internal sealed partial class ForwardMode
{
    private void For(int loop, Node node)
    {
        var region = node.Regions[0];
        var moving = Moving(region, 1);
        var names = Names(region, 1, moving);
        var results = target.For(Primal(node.Operands[0]), Primal(node.Operands[1]), node.Bits, Carried(node, 2, moving), (induction, arguments) =>
        {
            primals[region.Arguments[0]] = induction;
            return Iterate(region, 1, moving, arguments);
        }, source[region.Arguments[0]].Name, names);
        Receive(loop, moving, results);
    }

    private void While(int loop, Node node)
    {
        var (test, body) = (node.Regions[0], node.Regions[1]);
        var moving = Moving(body, 0);
        var results = target.While(
            [.. Carried(node, 0, moving)],
            arguments =>
            {
                Enter(test, 0, moving, arguments);
                Run(test);
                return Primal(test.Yields[0]);
            },
            arguments => Iterate(body, 0, moving, arguments),
            Names(body, 0, moving));
        Receive(loop, moving, results);
    }

    private void If(int branch, Node node)
    {
        var results = structure.Results[branch];
        int[] moving = [.. Enumerable.Range(0, results.Length).Where(i => results[i] >= 0 && source[results[i]].Type is { IsFloating: true, IsBuffer: false } && variation[results[i]])];
        Func<int[]> Path(Region region) => () =>
        {
            Run(region);
            return (int[])[.. region.Yields.Select(Primal), .. moving.SelectMany(i => TangentsOrZero(region.Yields[i]))];
        };
        string?[] names =
        [
            .. results.Select(result => result < 0 ? null : source[result].Name),
            .. moving.SelectMany(i => Enumerable.Range(0, lanes).Select(lane => NameOfTangent(results[i], lane))),
        ];
        Receive(branch, moving, target.If(Primal(node.Operands[0]), Path(node.Regions[0]), Path(node.Regions[1]), names));
    }

    /// <summary>The positions of the carried values that have tangents.</summary>
    private int[] Moving(Region region, int firstArgument)
        => [.. Enumerable.Range(0, region.Yields.Count).Where(i => source[region.Arguments[i + firstArgument]].Type is { IsFloating: true, IsBuffer: false } && variation[region.Arguments[i + firstArgument]])];

    private int[] Carried(Node node, int first, int[] moving)
        => [.. Primal(node.Operands.Skip(first)), .. moving.SelectMany(i => TangentsOrZero(node.Operands[i + first]))];

    private string?[] Names(Region region, int firstArgument, int[] moving)
        =>
        [
            .. region.Arguments.Skip(firstArgument).Select(argument => source[argument].Name),
            .. moving.SelectMany(i => Enumerable.Range(0, lanes).Select(lane => NameOfTangent(region.Arguments[i + firstArgument], lane))),
        ];

    private void Enter(Region region, int firstArgument, int[] moving, int[] arguments)
    {
        var count = region.Arguments.Count - firstArgument;
        for (var i = 0; i < count; i++) primals[region.Arguments[i + firstArgument]] = arguments[i];
        for (var i = 0; i < moving.Length; i++)
            tangents[region.Arguments[moving[i] + firstArgument]] = [.. arguments.Skip(count + (i * lanes)).Take(lanes)];
    }

    private int[] Iterate(Region region, int firstArgument, int[] moving, int[] arguments)
    {
        Enter(region, firstArgument, moving, arguments);
        Run(region);
        return [.. region.Yields.Select(Primal), .. moving.SelectMany(i => TangentsOrZero(region.Yields[i]))];
    }

    /// <summary>The results of a loop or branch with their tangents.</summary>
    private void Receive(int owner, int[] moving, int[] results)
    {
        var own = structure.Results[owner];
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] >= 0) primals[own[i]] = target.Name(results[i], source[own[i]].Name);
        }

        for (var i = 0; i < moving.Length; i++)
        {
            if (own[moving[i]] is >= 0 and var result)
                tangents[result] = Lanes(lane => target.Name(results[own.Length + (i * lanes) + lane], NameOfTangent(result, lane)));
        }
    }
}
