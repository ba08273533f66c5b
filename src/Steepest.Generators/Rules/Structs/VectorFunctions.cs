namespace Steepest.Generators.Rules;

/// <summary><c>Vector2</c>, <c>Vector3</c>, <c>Vector4</c> and <c>Plane</c>.</summary>
internal static class VectorFunctions
{
    public static IEnumerable<StructFunction> All => [.. Of("Vector2", 2), .. Of("Vector3", 3), .. Of("Vector4", 4), .. Crossed, .. Joined, .. Planes];

    private static IEnumerable<StructFunction> Of(string type, int n) =>
    [
        .. StructTerms.Linear(type, n),
        .. Products(type, n),
        .. Components(type, n),
        .. Constants(type, n),
        new($"{type}.Dot", [n, n], (_, x) => [x[0].Dot(x[1])]),
        new($"{type}.Length", [n], (_, x) => [x[0].Length()]),
        new($"{type}.LengthSquared", [n], (_, x) => [x[0].Dot(x[0])]),
        new($"{type}.Distance", [n, n], (_, x) => [x[0].Minus(x[1]).Length()]),
        new($"{type}.DistanceSquared", [n, n], (_, x) => [x[0].Minus(x[1]) is var gap ? gap.Dot(gap) : default]),
        new($"{type}.Normalize", [n], (_, x) => x[0].Length() is var length ? x[0].Each(term => term / length) : []),
        new($"{type}.Reflect", [n, n], (_, x) => x[0].Minus(x[1].Times(2 * x[0].Dot(x[1])))),
        new($"{type}.Lerp", [n, n, 1], (_, x) => x[0].Times(1 - x[2][0]).Plus(x[1].Times(x[2][0]))),
        new($"{type}.Lerp", [n, n, n], (_, x) => x[0].With(x[2], (u, t) => u * (1 - t)).Plus(x[1].With(x[2], (v, t) => v * t))),
        new($"{type}.Sum", [n], (_, x) => [x[0].Sum()]),
        new($"{type}.FusedMultiplyAdd", [n, n, n], (_, x) => [.. Enumerable.Range(0, n).Select(i => Operators.FusedMultiplyAdd.Of(x[0][i], x[1][i], x[2][i]))]),
        new($"{type}.MultiplyAddEstimate", [n, n, n], (_, x) => x[0].With(x[1], (u, v) => u * v).Plus(x[2])),
        new($"{type}.Clamp", [n, n, n], (_, x) => x[0].With(x[1], Max).With(x[2], Min)),
        new($"{type}.SinCos", [n], (_, x) => [.. x[0].Each(StructTerms.Sin), .. x[0].Each(StructTerms.Cos)]),
    ];

    private static IEnumerable<StructFunction> Products(string type, int n)
    {
        foreach (var name in new[] { "op_Multiply", "Multiply" })
        {
            yield return new($"{type}.{name}", [n, n], (_, x) => x[0].With(x[1], (u, v) => u * v));
            yield return new($"{type}.{name}", [n, 1], (_, x) => x[0].Times(x[1][0]));
            yield return new($"{type}.{name}", [1, n], (_, x) => x[1].Each(v => x[0][0] * v));
        }

        foreach (var name in new[] { "op_Division", "Divide" })
        {
            yield return new($"{type}.{name}", [n, n], (_, x) => x[0].With(x[1], (u, v) => u / v));
            yield return new($"{type}.{name}", [n, 1], (_, x) => x[0].Each(u => u / x[1][0]));
        }
    }

    /// <summary>Functions of each component by itself.</summary>
    private static IEnumerable<StructFunction> Components(string type, int n)
    {
        (string Name, Operator Row)[] unary =
        [
            ("Abs", Operators.Abs), ("SquareRoot", Operators.Sqrt), ("Sin", Operators.Sin), ("Cos", Operators.Cos), ("Exp", Operators.Exp), ("Log", Operators.Log), ("Log2", Operators.Log2),
            ("DegreesToRadians", Operators.DegreesToRadians), ("RadiansToDegrees", Operators.RadiansToDegrees),
        ];
        (string Name, Operator Row)[] binary = [("Max", Operators.Max), ("Min", Operators.Min), ("Hypot", Operators.Hypot), ("CopySign", Operators.CopySign)];
        return
        [
            .. unary.Select(function => new StructFunction($"{type}.{function.Name}", [n], (_, x) => x[0].Each(u => function.Row.Of(u)))),
            .. binary.Where(function => function.Row.LostOperand < 0).Select(function => new StructFunction($"{type}.{function.Name}", [n, n], (_, x) => x[0].With(x[1], (u, v) => function.Row.Of(u, v)))),
        ];
    }

    private static IEnumerable<StructFunction> Constants(string type, int n)
    {
        (string Name, double Value)[] values = [("Zero", 0), ("One", 1), ("E", Math.E), ("Pi", Math.PI), ("Tau", 2 * Math.PI), ("NaN", double.NaN), ("PositiveInfinity", double.PositiveInfinity), ("NegativeInfinity", double.NegativeInfinity)];
        return
        [
            .. values.Select(constant => new StructFunction($"{type}.get_{constant.Name}", [], (builder, _) => builder.Singles([.. Enumerable.Repeat(constant.Value, n)]))),
            .. Enumerable.Range(0, n).Select(axis => new StructFunction($"{type}.get_Unit{"XYZW"[axis]}", [], (builder, _) => builder.Singles([.. Enumerable.Range(0, n).Select(i => i == axis ? 1.0 : 0)]))),
        ];
    }

    private static readonly StructFunction[] Crossed =
    [
        new("Vector2.Cross", [2, 2], (_, x) => [x[0][0] * x[1][1] - x[0][1] * x[1][0]]),
        new("Vector3.Cross", [3, 3], (_, x) => Cross(x[0], x[1])),
    ];

    /// <summary>Constructors: parts side by side, or one number for all.</summary>
    private static readonly StructFunction[] Joined =
    [
        new("Vector2..ctor", [1], (_, x) => [x[0][0], x[0][0]]),
        new("Vector3..ctor", [1], (_, x) => [x[0][0], x[0][0], x[0][0]]),
        new("Vector4..ctor", [1], (_, x) => [x[0][0], x[0][0], x[0][0], x[0][0]]),
        .. new[] { ("Vector2", new[] { 1, 1 }), ("Vector3", [1, 1, 1]), ("Vector3", [2, 1]), ("Vector4", [1, 1, 1, 1]), ("Vector4", [2, 1, 1]), ("Vector4", [3, 1]), ("Plane", [1, 1, 1, 1]), ("Plane", [3, 1]), ("Plane", [4]) }
            .Select(parts => new StructFunction($"{parts.Item1}..ctor", parts.Item2, (_, x) => [.. x.SelectMany(part => part)])),
    ];

    private static readonly StructFunction[] Planes =
    [
        new("Plane.Dot", [4, 4], (_, x) => [x[0].Dot(x[1])]),
        new("Plane.DotNormal", [4, 3], (_, x) => [new[] { x[0][0], x[0][1], x[0][2] }.Dot(x[1])]),
        new("Plane.DotCoordinate", [4, 3], (_, x) => [new[] { x[0][0], x[0][1], x[0][2] }.Dot(x[1]) + x[0][3]]),
        new("Plane.Normalize", [4], (_, x) => new[] { x[0][0], x[0][1], x[0][2] }.Length() is var length ? x[0].Each(term => term / length) : []),
    ];

    public static Term[] Cross(Term[] x, Term[] y) => [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]];

    private static Term Max(Term x, Term y) => Operators.Max.Of(x, y);

    private static Term Min(Term x, Term y) => Operators.Min.Of(x, y);
}
