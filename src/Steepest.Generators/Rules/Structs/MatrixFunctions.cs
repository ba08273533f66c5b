using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary><c>Matrix3x2</c> and <c>Matrix4x4</c>, row by row, and the vectors that they transform: rows, multiplied from the left.</summary>
internal static class MatrixFunctions
{
    public static IReadOnlyList<StructFunction> All => [.. Planar, .. Spatial, .. Rotations, .. Transforms];

    private static readonly StructFunction[] Planar =
    [
        .. StructTerms.Linear("Matrix3x2", 6),
        new("Matrix3x2..ctor", [1, 1, 1, 1, 1, 1], (_, x) => [.. x.SelectMany(part => part)]),
        new("Matrix3x2.get_Identity", [], (builder, _) => builder.Singles(1, 0, 0, 1, 0, 0)),
        new("Matrix3x2.op_Multiply", [6, 6], (_, x) => Product(x[0], x[1])),
        new("Matrix3x2.Multiply", [6, 6], (_, x) => Product(x[0], x[1])),
        new("Matrix3x2.op_Multiply", [6, 1], (_, x) => x[0].Times(x[1][0])),
        new("Matrix3x2.Multiply", [6, 1], (_, x) => x[0].Times(x[1][0])),
        new("Matrix3x2.get_Translation", [6], (_, x) => [x[0][4], x[0][5]]),
        new("Matrix3x2.set_Translation", [6, 2], (_, x) => [x[0][0], x[0][1], x[0][2], x[0][3], x[1][0], x[1][1]]),
        new("Matrix3x2.GetDeterminant", [6], (_, x) => [x[0][0] * x[0][3] - x[0][2] * x[0][1]]),
        new("Matrix3x2.Lerp", [6, 6, 1], (_, x) => Between(x[0], x[1], x[2][0])),
        new("Matrix3x2.CreateTranslation", [2], (builder, x) => [.. builder.Singles(1, 0, 0, 1), x[0][0], x[0][1]]),
        new("Matrix3x2.CreateTranslation", [1, 1], (builder, x) => [.. builder.Singles(1, 0, 0, 1), x[0][0], x[1][0]]),
        new("Matrix3x2.CreateScale", [1], (builder, x) => Scale(builder, x[0][0], x[0][0])),
        new("Matrix3x2.CreateScale", [2], (builder, x) => Scale(builder, x[0][0], x[0][1])),
        new("Matrix3x2.CreateScale", [1, 1], (builder, x) => Scale(builder, x[0][0], x[1][0])),
    ];

    private static readonly StructFunction[] Spatial =
    [
        .. StructTerms.Linear("Matrix4x4", 16),
        new("Matrix4x4..ctor", [.. Enumerable.Repeat(1, 16)], (_, x) => [.. x.SelectMany(part => part)]),
        new("Matrix4x4.get_Identity", [], (builder, _) => Diagonal(builder, 1, 1, 1)),
        new("Matrix4x4.op_Multiply", [16, 16], (_, x) => [.. Enumerable.Range(0, 16).Select(i => Row(x[0], i / 4).Dot(Column(x[1], i % 4)))]),
        new("Matrix4x4.Multiply", [16, 16], (_, x) => [.. Enumerable.Range(0, 16).Select(i => Row(x[0], i / 4).Dot(Column(x[1], i % 4)))]),
        new("Matrix4x4.op_Multiply", [16, 1], (_, x) => x[0].Times(x[1][0])),
        new("Matrix4x4.Multiply", [16, 1], (_, x) => x[0].Times(x[1][0])),
        new("Matrix4x4.Transpose", [16], (_, x) => [.. Enumerable.Range(0, 16).Select(i => x[0][i % 4 * 4 + i / 4])]),
        new("Matrix4x4.get_Translation", [16], (_, x) => [x[0][12], x[0][13], x[0][14]]),
        new("Matrix4x4.set_Translation", [16, 3], (_, x) => [.. x[0].Take(12), .. x[1], x[0][15]]),
        new("Matrix4x4.Lerp", [16, 16, 1], (_, x) => Between(x[0], x[1], x[2][0])),
        new("Matrix4x4.GetDeterminant", [16], (_, x) => [Cofactors(x[0]).Determinant]),
        new("Matrix4x4.Invert", [16], (builder, x) => Invert(builder, x[0])),
        new("Matrix4x4.CreateTranslation", [3], (builder, x) => Translation(builder, x[0])),
        new("Matrix4x4.CreateTranslation", [1, 1, 1], (builder, x) => Translation(builder, [x[0][0], x[1][0], x[2][0]])),
        new("Matrix4x4.CreateScale", [1], (builder, x) => Scale(builder, [x[0][0], x[0][0], x[0][0]])),
        new("Matrix4x4.CreateScale", [3], (builder, x) => Scale(builder, x[0])),
        new("Matrix4x4.CreateScale", [1, 1, 1], (builder, x) => Scale(builder, [x[0][0], x[1][0], x[2][0]])),
    ];

    private static readonly StructFunction[] Rotations =
    [
        new("Matrix4x4.CreateRotationX", [1], (builder, x) => Rotation(builder, x[0][0], 1, 2)),
        new("Matrix4x4.CreateRotationY", [1], (builder, x) => Rotation(builder, x[0][0], 2, 0)),
        new("Matrix4x4.CreateRotationZ", [1], (builder, x) => Rotation(builder, x[0][0], 0, 1)),
        new("Matrix4x4.CreateFromAxisAngle", [3, 1], (builder, x) => AboutAxis(builder, x[0], x[1][0])),
        new("Matrix4x4.CreateFromQuaternion", [4], (builder, x) => OfQuaternion(builder, x[0])),
        new("Matrix4x4.CreateFromYawPitchRoll", [1, 1, 1], (builder, x) => OfQuaternion(builder, StructFunctions.Find("Quaternion.CreateFromYawPitchRoll", [1, 1, 1])!.Build(builder, x))),
    ];

    private static readonly StructFunction[] Transforms =
    [
        new("Vector2.Transform", [2, 6], (_, x) => [x[0][0] * x[1][0] + x[0][1] * x[1][2] + x[1][4], x[0][0] * x[1][1] + x[0][1] * x[1][3] + x[1][5]]),
        new("Vector2.TransformNormal", [2, 6], (_, x) => [x[0][0] * x[1][0] + x[0][1] * x[1][2], x[0][0] * x[1][1] + x[0][1] * x[1][3]]),
        new("Vector2.Transform", [2, 16], (_, x) => Transformed(x[0], x[1], 2, true)),
        new("Vector2.TransformNormal", [2, 16], (_, x) => Transformed(x[0], x[1], 2, false)),
        new("Vector3.Transform", [3, 16], (_, x) => Transformed(x[0], x[1], 3, true)),
        new("Vector3.TransformNormal", [3, 16], (_, x) => Transformed(x[0], x[1], 3, false)),
        new("Vector4.Transform", [2, 16], (_, x) => Transformed(x[0], x[1], 4, true)),
        new("Vector4.Transform", [3, 16], (_, x) => Transformed(x[0], x[1], 4, true)),
        new("Vector4.Transform", [4, 16], (_, x) => Transformed(x[0], x[1], 4, false)),
    ];

    private static Term[] Row(Term[] m, int row) => [m[4 * row], m[4 * row + 1], m[4 * row + 2], m[4 * row + 3]];

    private static Term[] Column(Term[] m, int column) => [m[column], m[4 + column], m[8 + column], m[12 + column]];

    private static Term[] Transformed(Term[] v, Term[] m, int size, bool isPoint)
        => [.. Enumerable.Range(0, size).Select(column => v.Select((term, row) => term * m[4 * row + column]).ToArray().Sum() is var sum && isPoint ? sum + m[12 + column] : sum)];

    private static Term[] Product(Term[] a, Term[] b) =>
    [
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    ];

    private static Term[] Between(Term[] a, Term[] b, Term amount) => a.Times(1 - amount).Plus(b.Times(amount));

    private static Term[] Scale(FunctionBuilder builder, Term x, Term y)
    {
        var zero = builder.Singles(0)[0];
        return [x, zero, zero, y, zero, zero];
    }

    private static Term[] Diagonal(FunctionBuilder builder, double x, double y, double z) => builder.Singles(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1);

    private static Term[] Translation(FunctionBuilder builder, Term[] by) => [.. Diagonal(builder, 1, 1, 1).Take(12), .. by, .. builder.Singles(1)];

    private static Term[] Scale(FunctionBuilder builder, Term[] by)
    {
        var result = Diagonal(builder, 1, 1, 1);
        for (var i = 0; i < 3; i++) result[5 * i] = by[i];
        return result;
    }

    /// <summary>By an angle, from one axis to another.</summary>
    private static Term[] Rotation(FunctionBuilder builder, Term angle, int from, int to)
    {
        var result = Diagonal(builder, 1, 1, 1);
        var (sine, cosine) = (angle.Sin(), angle.Cos());
        result[4 * from + from] = cosine;
        result[4 * from + to] = sine;
        result[4 * to + from] = -sine;
        result[4 * to + to] = cosine;
        return result;
    }

    private static Term[] AboutAxis(FunctionBuilder builder, Term[] axis, Term angle)
    {
        var (x, y, z) = (axis[0], axis[1], axis[2]);
        var (sine, cosine) = (angle.Sin(), angle.Cos());
        var (xx, yy, zz, xy, xz, yz) = (x * x, y * y, z * z, x * y, x * z, y * z);
        var result = Diagonal(builder, 1, 1, 1);
        (result[0], result[1], result[2]) = (xx + cosine * (1 - xx), xy - cosine * xy + sine * z, xz - cosine * xz - sine * y);
        (result[4], result[5], result[6]) = (xy - cosine * xy - sine * z, yy + cosine * (1 - yy), yz - cosine * yz + sine * x);
        (result[8], result[9], result[10]) = (xz - cosine * xz + sine * y, yz - cosine * yz - sine * x, zz + cosine * (1 - zz));
        return result;
    }

    private static Term[] OfQuaternion(FunctionBuilder builder, Term[] q)
    {
        var (xx, yy, zz) = (q[0] * q[0], q[1] * q[1], q[2] * q[2]);
        var (xy, wz, xz, wy, yz, wx) = (q[0] * q[1], q[2] * q[3], q[2] * q[0], q[1] * q[3], q[1] * q[2], q[0] * q[3]);
        var result = Diagonal(builder, 1, 1, 1);
        (result[0], result[1], result[2]) = (1 - 2 * (yy + zz), 2 * (xy + wz), 2 * (xz - wy));
        (result[4], result[5], result[6]) = (2 * (xy - wz), 1 - 2 * (zz + xx), 2 * (yz + wx));
        (result[8], result[9], result[10]) = (2 * (xz + wy), 2 * (yz - wx), 1 - 2 * (yy + xx));
        return result;
    }

    /// <summary>The determinant, and the minors of the upper and the lower two rows that it and the inverse are made of.</summary>
    private static (Term Determinant, Term[] Upper, Term[] Lower) Cofactors(Term[] m)
    {
        (int, int)[] pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        Term[] Of(int row) => [.. pairs.Select(pair => m[row + pair.Item1] * m[row + 4 + pair.Item2] - m[row + pair.Item2] * m[row + 4 + pair.Item1])];
        var (upper, lower) = (Of(0), Of(8));
        var determinant = upper[0] * lower[5] - upper[1] * lower[4] + upper[2] * lower[3] + upper[3] * lower[2] - upper[4] * lower[1] + upper[5] * lower[0];
        return (determinant, upper, lower);
    }

    /// <summary>Whether there is an inverse, and it, or NaN throughout.</summary>
    private static Term[] Invert(FunctionBuilder builder, Term[] m)
    {
        var (determinant, s, c) = Cofactors(m);
        var isRegular = (Operators.Abs.Of(determinant) < (double)float.Epsilon).Not();
        return
        [
            isRegular,
            .. isRegular.Choose(
                () =>
                {
                    var inverse = determinant.Number(1) / determinant;
                    Term[] adjugate =
                    [
                        m[5] * c[5] - m[6] * c[4] + m[7] * c[3], -(m[1] * c[5]) + m[2] * c[4] - m[3] * c[3], m[13] * s[5] - m[14] * s[4] + m[15] * s[3], -(m[9] * s[5]) + m[10] * s[4] - m[11] * s[3],
                        -(m[4] * c[5]) + m[6] * c[2] - m[7] * c[1], m[0] * c[5] - m[2] * c[2] + m[3] * c[1], -(m[12] * s[5]) + m[14] * s[2] - m[15] * s[1], m[8] * s[5] - m[10] * s[2] + m[11] * s[1],
                        m[4] * c[4] - m[5] * c[2] + m[7] * c[0], -(m[0] * c[4]) + m[1] * c[2] - m[3] * c[0], m[12] * s[4] - m[13] * s[2] + m[15] * s[0], -(m[8] * s[4]) + m[9] * s[2] - m[11] * s[0],
                        -(m[4] * c[3]) + m[5] * c[1] - m[6] * c[0], m[0] * c[3] - m[1] * c[1] + m[2] * c[0], -(m[12] * s[3]) + m[13] * s[1] - m[14] * s[0], m[8] * s[3] - m[9] * s[1] + m[10] * s[0],
                    ];
                    return adjugate.Times(inverse);
                },
                () => builder.Singles([.. Enumerable.Repeat(double.NaN, 16)])),
        ];
    }
}
