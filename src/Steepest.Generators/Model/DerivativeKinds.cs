namespace Steepest.Generators.Model;

/// <summary>The derivatives that are generated beside a method: the runtime's <c>Derivatives</c>, value by value.</summary>
[Flags]
internal enum DerivativeKinds
{
    None = 0,
    Gradient = 1,
    Directional = 2,
    HessianVector = 4,
    Hessian = 8,
    Jacobian = 16,
}

/// <summary>The members that derivatives are handed out by.</summary>
internal static class DerivativeMembers
{
    /// <summary>Every kind with what its member's name ends in, in the order of the members.</summary>
    private static readonly (DerivativeKinds Kind, string Suffix)[] Table =
    [
        (DerivativeKinds.Gradient, "Gradient"),
        (DerivativeKinds.Directional, "Directional"),
        (DerivativeKinds.HessianVector, "HessianVector"),
        (DerivativeKinds.Hessian, "Hessian"),
        (DerivativeKinds.Jacobian, "Jacobian"),
    ];

    /// <summary>The kinds that a method gets, one by one.</summary>
    public static IEnumerable<DerivativeKinds> Of(MethodModel method) => Table.Select(row => row.Kind).Where(kind => (method.Derivatives & kind) != 0);

    /// <summary>What the kernel's method is called: as the member, unless that runs it for some columns at a time.</summary>
    public static string KernelNameOf(MethodModel method, DerivativeKinds kind) => NameOf(method, kind) + (kind is DerivativeKinds.Hessian or DerivativeKinds.Jacobian ? "Columns" : "");

    /// <summary>What the member of a kind is called: <c>EnergyHessianVector</c>.</summary>
    public static string NameOf(MethodModel method, DerivativeKinds kind) => method.Name.TrimStart('@') + Table.First(row => row.Kind == kind).Suffix;
}
