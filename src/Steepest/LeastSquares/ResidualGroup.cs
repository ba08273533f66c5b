using System.ComponentModel;

namespace Steepest.Minimization;

/// <summary>What a driver knows of a residual method: its objective is <c>Weight · ½ · Σ Scale² · ρ((r / Scale)²)</c>.</summary>
/// <param name="Weight">The factor of the group in the objective, from 0.</param>
/// <param name="Robust">The loss ρ of its residuals.</param>
/// <param name="Scale">The size of residuals from which on the loss tells, positive.</param>
/// <param name="Unit">
/// What blocks of residuals begin at and hold multiples of: 1 for a scalar method over samples, the number of outputs for a method that writes several a row, the
/// number of all residuals where there are no samples.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ResidualGroup(double Weight = 1, Robust Robust = Robust.None, double Scale = 1, int Unit = 1);
