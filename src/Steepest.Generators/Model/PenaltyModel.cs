namespace Steepest.Generators.Model;

internal enum PenaltyKind
{
    /// <summary>Σ|xᵢ|, whose kinks drivers treat apart.</summary>
    Magnitudes,

    /// <summary>½·Σxᵢ².</summary>
    Squares,
}

/// <summary>A term of the objective that an attribute of a variable asks for.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Weight">Its factor; 1 where an input holds it.</param>
/// <param name="Input">The fixed number that holds the factor; null for none.</param>
internal sealed record PenaltyModel(PenaltyKind Kind, double Weight, string? Input)
{
    /// <summary>The attributes that ask for them.</summary>
    public static readonly IReadOnlyList<(string Attribute, PenaltyKind Kind)> Attributes = [("L1", PenaltyKind.Magnitudes), ("L2", PenaltyKind.Squares)];
}
