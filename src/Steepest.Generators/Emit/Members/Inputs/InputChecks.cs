using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>What a member checks of the inputs of one method.</summary>
internal static class InputChecks
{
    public static void Write(Writer writer, IEnumerable<ParameterModel> inputs)
    {
        foreach (var input in inputs)
        {
            if (input.StatedLength > 0) writer.WriteLine($"{TypeText.Require}.Length({input.Name}, {Literal.Of(input.StatedLength)});");
            else if (input.Shape is InputShape.Array or InputShape.Grid or InputShape.Rows) writer.WriteLine($"global::System.ArgumentNullException.ThrowIfNull({input.Name});");
        }
    }
}
