namespace Steepest.Generators.Rules;

/// <summary>How large residuals count: the runtime's <c>Robust</c>, value by value.</summary>
internal enum RobustKind
{
    None,
    Huber,
    SoftL1,
    Cauchy,
    Arctan,
    GemanMcClure,
    Welsch,
    Tukey,
}

/// <summary>What a residual adds to an objective: ½·c²·ρ(r²/c²) for a scale c, which near 0 is ½·r².</summary>
internal static class RobustFunctions
{
    public static Term Half(RobustKind kind, double scale, Term residual) => kind switch
    {
        RobustKind.Huber => Operators.Huber.Of(residual, residual.Number(scale)),
        RobustKind.SoftL1 => SoftL1(residual, Relative(residual, scale)),
        RobustKind.Cauchy => scale * scale / 2 * Operators.LogP1.Of(Relative(residual, scale)),
        RobustKind.Arctan => scale * scale / 2 * Operators.Atan.Of(Relative(residual, scale)),
        RobustKind.GemanMcClure => 0.5 * (residual * residual) / (1 + Relative(residual, scale)),
        RobustKind.Welsch => -(scale * scale / 2 * Operators.ExpM1.Of(-Relative(residual, scale))),
        RobustKind.Tukey => scale * scale / 2 * Bisquare(Operators.Min.Of(Relative(residual, scale), residual.Number(1))),
        _ => 0.5 * (residual * residual),
    };

    private static Term Relative(Term residual, double scale)
    {
        var relative = scale == 1 ? residual : residual / residual.Number(scale);
        return relative * relative;
    }

    /// <summary>c²·(√(1 + s) − 1), without the difference, which loses the digits of small residuals.</summary>
    private static Term SoftL1(Term residual, Term square) => residual * residual / (1 + Operators.Sqrt.Of(1 + square));

    /// <summary>(1 − (1 − s)³)/3, likewise.</summary>
    private static Term Bisquare(Term square) => square * (1 + square * (1.0 / 3 * square - 1));
}
