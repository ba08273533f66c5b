using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Checkpointed loops: forward they only keep what every iteration starts from; backwards each iteration runs again, with its adjoint right
/// behind it.
/// <code>
/// for b: s = f(s)   →   for b: kept[b] = s; s = f(s)   …   for b backwards: s = kept[b]; s′ = f(s), recording; sAdjoint = adjoint of f
/// </code>
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly Dictionary<int, Checkpoint> checkpoints = [];

    /// <param name="Numbers">For each carried value the buffer of its starts.</param>
    /// <param name="Buffers">For each buffer from outside that the loop writes, the buffer of its contents, one after another.</param>
    private sealed record Checkpoint(int[] Numbers, (int Buffer, int Contents)[] Buffers);

    private void ForwardCheckpointed(int loop, Node node)
    {
        var trips = TripBound.Of(this, loop, loop) ?? throw new InvalidOperationException($"The bounds of loop %{loop} are not at hand in\n{source}");
        var numbers = Enumerable.Range(0, CarriedCount(node)).Select(i =>
        {
            var argument = source[CarriedArgument(node, i)];
            return target.Allocate(argument.Type, trips, cleared: false, "kept" + Capitalized(argument.Name ?? "State"));
        }).ToArray();
        var buffers = structure.Inside(loop)
            .Where(value => source[value].Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear)
            .Select(value => structure.Root(source[value].Operands[0])).Distinct()
            .Where(root => source[root].Code == OpCode.Allocate && !structure.IsInside(root, loop))
            .Select(root => (root, target.Allocate(source[root].Type.ToElement(), target.Apply(Operators.Multiply, trips, target.Length(Primal(root))), cleared: false, "kept" + Capitalized(source[root].Name ?? "Array"))))
            .ToArray();
        var checkpoint = checkpoints[loop] = new Checkpoint(numbers, buffers);
        var results = target.For(Primal(node.Operands[0]), Primal(node.Operands[1]), node.Bits, [.. node.Operands.Skip(2).Select(Primal)], (induction, arguments) => Scoped(() =>
        {
            scope.Set(node.Regions[0].Arguments[0], induction);
            for (var i = 0; i < arguments.Length; i++)
            {
                scope.Set(CarriedArgument(node, i), arguments[i]);
                target.Store(checkpoint.Numbers[i], induction, arguments[i]);
            }

            foreach (var (buffer, contents) in checkpoint.Buffers) Transfer(Primal(buffer), contents, induction, isBack: false);
            foreach (var value in node.Regions[0].Body) Copy(value);
            return (int[])[.. node.Regions[0].Yields.Select(Primal)];
        }), source[node.Regions[0].Arguments[0]].Name, NamesOfCarried(node));
        for (var i = 0; i < results.Length; i++)
        {
            if (structure.Results[loop][i] is >= 0 and var result) scope.Set(result, target.Name(results[i], source[result].Name));
        }
    }

    /// <summary>Emits one iteration forward and backwards. What its adjoint hands on, and to whom, is as in every split loop.</summary>
    private void BackwardCheckpointed(int loop, Node node, int?[] seeds)
    {
        var checkpoint = checkpoints[loop];
        var induction = Primal(node.Regions[0].Arguments[0]);
        for (var i = 0; i < checkpoint.Numbers.Length; i++)
        {
            var argument = CarriedArgument(node, i);
            scope.Set(argument, target.Name(target.Load(checkpoint.Numbers[i], induction), source[argument].Name));
        }

        foreach (var (buffer, contents) in checkpoint.Buffers) Transfer(Primal(buffer), contents, induction, isBack: true);
        Joint(node.Regions[0], loop, seeds);
    }

    /// <summary>Copies a whole buffer to its place among the contents of all iterations, or back.</summary>
    private void Transfer(int buffer, int contents, int iteration, bool isBack)
    {
        var length = target.Length(buffer);
        var start = target.Apply(Operators.Multiply, iteration, length);
        target.For(target.Integer(0), length, 1, [], (index, _) =>
        {
            var place = target.Apply(Operators.Add, start, index);
            if (isBack) target.Store(buffer, index, target.Load(contents, place));
            else target.Store(contents, place, target.Load(buffer, index));
            return [];
        }, "k");
    }
}
