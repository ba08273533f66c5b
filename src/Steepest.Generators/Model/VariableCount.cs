namespace Steepest.Generators.Model;

/// <summary>How many variables a method has, all counted end to end: the elements of spans, the components of structs.</summary>
internal static class VariableCount
{
    private const int MostColumns = 4;

    /// <summary>The number where every length is stated; null where it shows only when the method runs.</summary>
    public static int? Of(MethodModel method)
    {
        var count = 0;
        foreach (var variable in method.Parameters.Where(parameter => parameter.Role == InputRole.Variable))
        {
            if (!variable.IsScalar && variable.StatedLength == 0) return null;
            count += (variable.IsScalar ? 1 : variable.StatedLength) * variable.Stride;
        }

        return count;
    }

    /// <summary>How many numbers a method writes to its outputs; null where that shows only when it runs.</summary>
    public static int? OfOutputs(MethodModel method)
    {
        var outputs = method.Parameters.Where(parameter => parameter.Role == InputRole.Output).ToList();
        return outputs.All(output => output.StatedLength > 0) ? outputs.Sum(output => output.StatedLength) : null;
    }

    /// <summary>How many columns of a matrix of derivatives one run computes: as many as leave none over, where their number is known.</summary>
    public static int Columns(MethodModel method) => Columns(Of(method));

    /// <summary>The same for a number of variables, or for one that shows only when the method runs.</summary>
    public static int Columns(int? variables)
    {
        if (variables is not { } count) return MostColumns;
        var runs = Math.Max(1, (count + MostColumns - 1) / MostColumns);
        return Math.Max(1, (count + runs - 1) / runs);
    }
}
