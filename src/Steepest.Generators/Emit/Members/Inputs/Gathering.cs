using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The statements by which a member gathers inputs whose elements lie apart: into scratch of the thread, row by row.</summary>
internal static class Gathering
{
    /// <summary>The local that holds the elements of an input.</summary>
    public static string Elements(ParameterModel input) => Names.Bare(input.Name) + "Elements";

    /// <summary>The local that holds where the rows of an input begin, or how long the dimensions of a tensor are.</summary>
    public static string Starts(ParameterModel input)
        => input.Shape == InputShape.Tensor ? ParameterModel.NameOfLengths(Names.Bare(input.Name)) : ParameterModel.NameOfStarts(Names.Bare(input.Name));

    /// <param name="writer">At the entry of the member.</param>
    /// <param name="inputs">All that the member takes and reads.</param>
    /// <param name="owner">The problem, where it is an instance.</param>
    public static void Write(Writer writer, IEnumerable<ParameterModel> inputs, string owner = "this")
    {
        var gathered = inputs.Where(input => input.IsGathered).ToList();
        if (gathered.Count > 0) writer.WriteLine("using var workspace = global::Steepest.Kernels.Workspace.Open();");
        foreach (var input in gathered)
        {
            if (input.Shape == InputShape.Tensor)
            {
                writer.WriteLine($"var {Elements(input)} = workspace.Take<{TypeText.Of(input.Type)}>(checked((int){input.Name}.FlattenedLength));");
                writer.WriteLine($"{input.Name}.FlattenTo({Elements(input)});");
                writer.WriteLine($"var {Starts(input)} = global::Steepest.Kernels.Dimensions.Of(workspace, {input.Name}.Lengths);");
                continue;
            }

            writer.WriteLine($"var {Elements(input)} = global::Steepest.Kernels.Rows.Gather(workspace, {InputText.Expression(input, owner)}, out var {Starts(input)});");
        }
    }
}
