using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>
/// Random functions of a buffer <c>x</c> and a number <c>y</c>: loops of every kind, branches, arrays that are overwritten, windows. Their
/// values stay of order one, so that differences of them mean something.
/// </summary>
internal sealed class RandomFunction
{
    public const int Elements = 4;

    private readonly Random random;
    private readonly FunctionBuilder builder = new();
    private readonly int x;
    private readonly List<int> arrays = [];
    private int budget;

    private RandomFunction(int seed)
    {
        random = new Random(seed);
        budget = 14;
        x = builder.Parameter(new Parameter("x", IrType.Double.ToBuffer(), ParameterRole.Variable));
    }

    public static Function Make(int seed)
    {
        var made = new RandomFunction(seed);
        var y = made.builder.Parameter(new Parameter("y", IrType.Double, ParameterRole.Variable));
        List<int> numbers = [y, made.builder.Load(made.x, made.builder.Integer(0))];
        made.Statements(numbers, [], 0);
        while (numbers.Count > 1)
        {
            var sum = made.builder.Apply(Operators.Add, numbers[^1], made.Scaled(numbers[^2], 0.7));
            numbers.RemoveRange(numbers.Count - 2, 2);
            numbers.Add(sum);
        }

        return made.builder.Build($"Random{seed}", [numbers[0]], [""], EquatableArray<string>.Empty);
    }

    private int Scaled(int value, double factor) => builder.Apply(Operators.Multiply, value, builder.Constant(IrType.Double, factor));

    private static T Any<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private void Statements(List<int> numbers, List<int> indices, int depth)
    {
        var count = random.Next(2, 5);
        for (var i = 0; i < count && budget > 0; i++)
        {
            budget--;
            switch (random.Next(depth < 3 ? 9 : 5))
            {
                case 0 or 1:
                    numbers.Add(Expression(numbers));
                    break;
                case 2:
                    numbers.Add(Element(indices));
                    break;
                case 3 when depth < 3:
                    NewArray(numbers);
                    break;
                case 3 or 4:
                    Write(numbers, indices);
                    break;
                case 5 or 6:
                    For(numbers, indices, depth);
                    break;
                case 7:
                    numbers.Add(Branch(numbers, indices, depth));
                    break;
                default:
                    numbers.Add(While(numbers, indices, depth));
                    break;
            }
        }
    }

    private int Expression(List<int> numbers)
    {
        var (a, b) = (Any(random, numbers), Any(random, numbers));
        return random.Next(8) switch
        {
            0 => builder.Apply(Operators.Add, Scaled(a, 0.5), b),
            1 => builder.Apply(Operators.Subtract, a, Scaled(b, 0.5)),
            2 => builder.Apply(Operators.Find("System.Math.Sin", 1)!, builder.Apply(Operators.Multiply, a, b)),
            3 => builder.Apply(Operators.Find("System.Math.Tanh", 1)!, a),
            4 => builder.Apply(Operators.Divide, a, builder.Apply(Operators.Add, builder.Constant(IrType.Double, 2), builder.Apply(Operators.Multiply, b, b))),
            5 => builder.Apply(Operators.Find("System.Math.Cos", 1)!, builder.Apply(Operators.Add, a, b)),
            6 => builder.Apply(Operators.Find("System.Math.Exp", 1)!, builder.Apply(Operators.Negate, builder.Apply(Operators.Multiply, a, a))),
            _ => builder.Apply(Operators.Find("System.Math.Pow", 2)!, builder.Apply(Operators.Find("System.Math.Tanh", 1)!, a), builder.Constant(IrType.Double, random.Next(2, 5))),
        };
    }

    /// <summary>An index into any buffer: a constant, or an induction variable, which all stay below <see cref="Elements"/>.</summary>
    private int Index(List<int> indices) => indices.Count > 0 && random.Next(3) > 0 ? Any(random, indices) : builder.Integer(random.Next(Elements));

    private int Element(List<int> indices)
    {
        if (random.Next(5) == 0)
        {
            var window = builder.Slice(Buffer(), builder.Integer(1), builder.Integer(Elements - 1));
            return builder.Load(window, builder.Integer(random.Next(Elements - 1)));
        }

        return builder.Load(Buffer(), Index(indices));
    }

    private int Buffer() => arrays.Count > 0 && random.Next(2) > 0 ? Any(random, arrays) : x;

    private void NewArray(List<int> numbers)
    {
        var array = builder.Allocate(IrType.Double, builder.Integer(Elements), cleared: true);
        for (var i = 0; i < Elements; i += random.Next(1, 3)) builder.Store(array, builder.Integer(i), Any(random, numbers));
        arrays.Add(array);
    }

    private void Write(List<int> numbers, List<int> indices)
    {
        if (arrays.Count == 0) return;
        var (array, index) = (Any(random, arrays), Index(indices));
        var value = random.Next(3) switch
        {
            0 => Any(random, numbers),
            1 => builder.Apply(Operators.Add, Scaled(builder.Load(array, index), 0.5), Any(random, numbers)),
            _ => builder.Apply(Operators.Find("System.Math.Sin", 1)!, builder.Apply(Operators.Multiply, builder.Load(array, index), Any(random, numbers))),
        };
        builder.Store(array, index, value);
    }

    private void For(List<int> numbers, List<int> indices, int depth)
    {
        var carried = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(random, numbers)).ToArray();
        var isDown = random.Next(4) == 0;
        var bound = indices.Count > 0 && random.Next(2) == 0 ? Any(random, indices) : random.Next(3) == 0 ? builder.Length(x) : builder.Integer(random.Next(Elements + 1));
        var (lower, upper, step) = isDown
            ? (builder.Integer(random.Next(Elements)), builder.Integer(-1), -random.Next(1, 3))
            : (builder.Integer(random.Next(2)), bound, random.Next(1, 3));
        var results = builder.For(lower, upper, step, carried, (induction, arguments) => Scoped(() =>
        {
            List<int> inner = [.. numbers, .. arguments];
            Statements(inner, [.. indices, induction], depth + 1);
            return [.. arguments.Select(argument => Next(argument, inner))];
        }), "i");
        numbers.AddRange(results);
    }

    /// <summary>What a carried value becomes: more, something else, or a mixture.</summary>
    private int Next(int argument, List<int> inner) => random.Next(4) switch
    {
        0 => Scaled(Expression(inner), 0.9),
        1 => builder.Apply(Operators.Find("System.Math.Sin", 1)!, builder.Apply(Operators.Multiply, argument, inner[^1])),
        2 => argument == inner[^1] ? argument : builder.Apply(Operators.Add, argument, Scaled(Bounded(inner[^1]), 0.3)),
        _ => builder.Apply(Operators.Add, argument, Scaled(Bounded(Expression(inner)), 0.3)),
    };

    private int Bounded(int value) => builder.Apply(Operators.Find("System.Math.Tanh", 1)!, value);

    private int Branch(List<int> numbers, List<int> indices, int depth)
    {
        var condition = builder.Apply(Operators.Less, Any(random, numbers), Scaled(Any(random, numbers), 0.4));
        int[] Arm()
        {
            List<int> inner = [.. numbers];
            Statements(inner, indices, depth + 1);
            return [random.Next(3) == 0 ? numbers[0] : Expression(inner)];
        }

        return builder.If(condition, () => Scoped(Arm), () => Scoped(Arm))[0];
    }

    private int While(List<int> numbers, List<int> indices, int depth)
    {
        var limit = builder.Integer(random.Next(4));
        var results = builder.While([builder.Integer(0), Any(random, numbers)], tested =>
        {
            var isShort = builder.Apply(Operators.Less, tested[0], limit);
            return builder.If(isShort, () => [builder.Apply(Operators.Less, tested[1], builder.Constant(IrType.Double, 0.8))], () => [builder.Boolean(false)])[0];
        }, arguments => Scoped(() =>
        {
            List<int> inner = [.. numbers, arguments[1]];
            Statements(inner, indices, depth + 1);
            return [builder.Apply(Operators.Add, arguments[0], builder.Integer(1)), Next(arguments[1], inner)];
        }));
        return results[1];
    }

    /// <summary>Arrays made inside a region are not seen outside.</summary>
    private int[] Scoped(Func<int[]> body)
    {
        var count = arrays.Count;
        var yields = body();
        arrays.RemoveRange(count, arrays.Count - count);
        return yields;
    }
}
