using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>004x: what is wrong with constraints, and with what says how they are kept.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidLimits = Refused(
        "STEEP0040",
        Problems,
        "The limits of a constraint make no sense",
        "[Constraint] of '{0}' {1}",
        "A constraint keeps a value at most, at least, or between finite numbers, or equal to one. Limits that are known at run time are [Fixed] parameters.");

    public static readonly DiagnosticDescriptor NoConstraintMethod = Refused(
        "STEEP0041",
        Problems,
        "Nothing says how constraints are kept",
        "[{0}] minimises '{1}' without regard to its constraints, and nothing says how they are kept; add [AugmentedLagrangian] or another multiplier method to the type, or minimise by [Sqp]",
        "An optimizer moves variables against a gradient. An attribute on the type says how the constraints become part of that gradient.");

    public static readonly DiagnosticDescriptor SeveralConstraintMethods = Refused(
        "STEEP0042",
        Problems,
        "Two attributes say how constraints are kept",
        "[{0}] says how constraints are kept, and so does [{1}]; keep one of them",
        "The constraints of a problem are kept in one way, whatever its optimizers.");

    public static readonly DiagnosticDescriptor IdleConstraintMethod = Suspicious(
        "STEEP0043",
        Problems,
        "A multiplier method has nothing to do",
        "[{0}] does nothing: {1}; remove it",
        "A multiplier method keeps the constraints of a problem with optimizers that cannot.");

    public static readonly DiagnosticDescriptor ConstraintWithoutLoss = Suspicious(
        "STEEP0044",
        Problems,
        "A constraint limits no problem",
        "Constraint '{0}' limits nothing: '{1}' has no [Loss] method; add one or remove [Constraint]",
        "A constraint is kept while the losses of its type are minimised; without a loss nothing is generated but its gradient.");

    public static readonly DiagnosticDescriptor ConflictingConstraints = Refused(
        "STEEP0045",
        Problems,
        "Two constraints of one expression conflict",
        "'{0}' and '{1}' limit the same expression and {2}",
        "Multipliers exist and are unique only where no limit follows from or contradicts another one.");

    public static readonly DiagnosticDescriptor UngatedDamping = Suspicious(
        "STEEP0046",
        Problems,
        "Ungated damping moves constraints that are kept",
        "Ungated damping pushes '{0}' up to its limit where the minimum lies within it, and the result is no minimum; leave Ungated out",
        "The weight of an inequality is max(0, multiplier + damping · violation). Without the gate it is negative while the inequality is kept, which pulls towards the limit.");

    public static readonly DiagnosticDescriptor UnfitConstraintMethod = Refused(
        "STEEP0047",
        Problems,
        "An optimizer cannot keep constraints in this way",
        "[{0}] cannot keep constraints with [{1}]: {2}",
        "Multipliers that move with every step belong to optimizers that step against a gradient; a line search or a trust region needs a function that stays while it works.");
}
