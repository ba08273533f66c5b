using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The names of the properties behind the columns of a data set.</summary>
internal sealed class SampleProperties
{
    private readonly Dictionary<string, (string Memory, string RowLength)> properties = [];

    public SampleProperties(IReadOnlyCollection<ParameterModel> columns)
    {
        var names = new Names(
            [.. columns.Select(column => column.Name), "Samples", "Count", "Slice", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"]);
        foreach (var column in columns)
        {
            var memory = names.Take(Names.Pascal(column.Name));
            properties.Add(column.Name, (memory, column.IsScalar ? "" : names.Take(memory + "Length")));
        }
    }

    /// <summary>The property that holds the column.</summary>
    public string Memory(ParameterModel column) => properties[column.Name].Memory;

    /// <summary>The property that holds the length of one row of a column of spans.</summary>
    public string RowLength(ParameterModel column) => properties[column.Name].RowLength;
}
