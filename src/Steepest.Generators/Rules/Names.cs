namespace Steepest.Generators.Rules;

/// <summary>Where a function of the framework or of Steepest is found, and how it is called.</summary>
internal static class Names
{
    /// <summary>The methods of that name in <c>Math</c>, <c>MathF</c>, <c>double</c> and <c>float</c>.</summary>
    public static string[] Everywhere(string name) => [$"System.Math.{name}", $"System.MathF.{name}", .. OnNumbers(name)];

    /// <summary>The methods of that name in <c>double</c> and <c>float</c>.</summary>
    public static string[] OnNumbers(string name) => [$"System.Double.{name}", $"System.Single.{name}"];

    /// <summary>The methods of that name in <c>int</c> and <c>long</c>.</summary>
    public static string[] OnIntegers(string name) => [$"System.Int32.{name}", $"System.Int64.{name}"];

    /// <summary>The method of that name in <c>Steepest.Functions</c>.</summary>
    public static string[] Own(string name) => [$"Steepest.Functions.{name}"];

    /// <summary>The method of that name in <c>Steepest.Kernels.Accurate</c>.</summary>
    public static string[] Accurate(string name) => [$"Steepest.Kernels.Accurate.{name}"];

    public static Call MathCall(string name) => new($"Math.{name}", $"MathF.{name}");

    public static Call NumberCall(string name) => new($"double.{name}", $"float.{name}");

    public static Call OwnCall(string name) => new($"Functions.{name}", $"Functions.{name}");

    public static Call AccurateCall(string name) => new($"Accurate.{name}", $"Accurate.{name}");
}
