namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What an expression of the user's stands for while a body is lowered.</summary>
internal abstract record Value;

/// <summary>One number or boolean.</summary>
/// <param name="Id">The value of the function that is being built.</param>
internal sealed record Scalar(int Id) : Value;

/// <summary>A span or an array.</summary>
/// <param name="Id">The buffer in the function that is being built.</param>
/// <param name="IsLocal">Whether the method itself made it and so may write it; what is passed in stays as it is.</param>
internal sealed record Memory(int Id, bool IsLocal) : Value;

/// <summary>A tuple: values side by side.</summary>
internal sealed record Composite(Value[] Items, string[] Names) : Value;
