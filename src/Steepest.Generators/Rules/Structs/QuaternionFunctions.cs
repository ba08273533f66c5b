namespace Steepest.Generators.Rules;

/// <summary><c>Quaternion</c>, as (x, y, z, w), and what it rotates.</summary>
internal static class QuaternionFunctions
{
    public static readonly IReadOnlyList<StructFunction> All =
    [
        .. StructTerms.Linear("Quaternion", 4),
        new("Quaternion..ctor", [1, 1, 1, 1], (_, x) => [.. x.SelectMany(part => part)]),
        new("Quaternion..ctor", [3, 1], (_, x) => [.. x.SelectMany(part => part)]),
        new("Quaternion.get_Identity", [], (builder, _) => builder.Singles(0, 0, 0, 1)),
        new("Quaternion.get_Zero", [], (builder, _) => builder.Singles(0, 0, 0, 0)),
        new("Quaternion.op_Multiply", [4, 4], (_, x) => Product(x[0], x[1])),
        new("Quaternion.Multiply", [4, 4], (_, x) => Product(x[0], x[1])),
        new("Quaternion.op_Multiply", [4, 1], (_, x) => x[0].Times(x[1][0])),
        new("Quaternion.Multiply", [4, 1], (_, x) => x[0].Times(x[1][0])),
        new("Quaternion.op_Division", [4, 4], (_, x) => Product(x[0], Inverse(x[1]))),
        new("Quaternion.Divide", [4, 4], (_, x) => Product(x[0], Inverse(x[1]))),
        new("Quaternion.Concatenate", [4, 4], (_, x) => Product(x[1], x[0])),
        new("Quaternion.Conjugate", [4], (_, x) => Conjugate(x[0])),
        new("Quaternion.Inverse", [4], (_, x) => Inverse(x[0])),
        new("Quaternion.Normalize", [4], (_, x) => Normalize(x[0])),
        new("Quaternion.Length", [4], (_, x) => [x[0].Length()]),
        new("Quaternion.LengthSquared", [4], (_, x) => [x[0].Dot(x[0])]),
        new("Quaternion.Dot", [4, 4], (_, x) => [x[0].Dot(x[1])]),
        new("Quaternion.Lerp", [4, 4, 1], (_, x) => Lerp(x[0], x[1], x[2][0])),
        new("Quaternion.Slerp", [4, 4, 1], (_, x) => Slerp(x[0], x[1], x[2][0])),
        new("Quaternion.CreateFromAxisAngle", [3, 1], (_, x) => [.. x[0].Times((0.5 * x[1][0]).Sin()), (0.5 * x[1][0]).Cos()]),
        new("Quaternion.CreateFromYawPitchRoll", [1, 1, 1], (_, x) => FromAngles(x[0][0], x[1][0], x[2][0])),
        new("Vector2.Transform", [2, 4], (_, x) => [.. Rotated([.. x[0], x[0][0].Number(0), x[0][0].Number(0)], x[1]).Take(2)]),
        new("Vector3.Transform", [3, 4], (_, x) => [.. Rotated([.. x[0], x[0][0].Number(0)], x[1]).Take(3)]),
        new("Vector4.Transform", [2, 4], (_, x) => Rotated([.. x[0], x[0][0].Number(0), x[0][0].Number(1)], x[1])),
        new("Vector4.Transform", [3, 4], (_, x) => Rotated([.. x[0], x[0][0].Number(1)], x[1])),
        new("Vector4.Transform", [4, 4], (_, x) => Rotated(x[0], x[1])),
    ];

    private static Term[] Product(Term[] p, Term[] q) =>
    [
        p[0] * q[3] + q[0] * p[3] + (p[1] * q[2] - p[2] * q[1]),
        p[1] * q[3] + q[1] * p[3] + (p[2] * q[0] - p[0] * q[2]),
        p[2] * q[3] + q[2] * p[3] + (p[0] * q[1] - p[1] * q[0]),
        p[3] * q[3] - (p[0] * q[0] + p[1] * q[1] + p[2] * q[2]),
    ];

    private static Term[] Conjugate(Term[] q) => [-q[0], -q[1], -q[2], q[3]];

    private static Term[] Inverse(Term[] q)
    {
        var square = q.Dot(q);
        return Conjugate(q).Each(term => term / square);
    }

    private static Term[] Normalize(Term[] q)
    {
        var length = q.Length();
        return q.Each(term => term / length);
    }

    /// <summary>Along the shorter way, then back to unit length.</summary>
    private static Term[] Lerp(Term[] p, Term[] q, Term amount)
    {
        var end = (p.Dot(q) >= 0).Then(amount, -amount);
        return Normalize(p.Times(1 - amount).Plus(q.Times(end)));
    }

    /// <summary>Along the shorter arc; where that is next to nothing, along the chord.</summary>
    private static Term[] Slerp(Term[] p, Term[] q, Term amount)
    {
        var signed = p.Dot(q);
        var cosine = (signed < 0).Then(-signed, signed);
        var weights = (cosine > 1 - 1e-6f).Choose(
            () => [1 - amount, amount],
            () =>
            {
                var angle = Operators.Acos.Of(cosine);
                var inverse = angle.Number(1) / angle.Sin();
                return [((1 - amount) * angle).Sin() * inverse, (amount * angle).Sin() * inverse];
            });
        return p.Times(weights[0]).Plus(q.Times((signed < 0).Then(-weights[1], weights[1])));
    }

    private static Term[] FromAngles(Term yaw, Term pitch, Term roll)
    {
        var (sy, cy) = ((0.5 * yaw).Sin(), (0.5 * yaw).Cos());
        var (sp, cp) = ((0.5 * pitch).Sin(), (0.5 * pitch).Cos());
        var (sr, cr) = ((0.5 * roll).Sin(), (0.5 * roll).Cos());
        return [cy * sp * cr + sy * cp * sr, sy * cp * cr - cy * sp * sr, cy * cp * sr - sy * sp * cr, cy * cp * cr + sy * sp * sr];
    }

    /// <summary>q·v·q*: turned, and scaled by the square of the quaternion's length.</summary>
    private static Term[] Rotated(Term[] v, Term[] q) => Product(q, Product(v, Conjugate(q)));
}
