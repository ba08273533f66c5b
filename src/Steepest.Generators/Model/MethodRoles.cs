namespace Steepest.Generators.Model;

/// <summary>What follows from the role of a method.</summary>
internal static class MethodRoles
{
    /// <summary>Whether the method adds to the objective.</summary>
    public static bool IsTerm(this MethodRole role) => role is MethodRole.Loss or MethodRole.Residual;

    /// <summary>Whether the method may return nothing and write outputs.</summary>
    public static bool MayWrite(this MethodRole role) => role is MethodRole.Differentiable or MethodRole.Residual or MethodRole.Constraint;

    /// <summary>Whether the method is part of the problem of its type.</summary>
    public static bool IsOfProblem(this MethodRole role) => role != MethodRole.Differentiable;
}
