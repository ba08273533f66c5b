using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The struct <c>Samples</c>: the columns of the data set, rows end to end, in place.</summary>
internal sealed class SamplesMember(ProblemScope scope)
{
    private readonly IReadOnlyList<ParameterModel> columns = scope.Model.Samples;

    private SampleProperties Properties => scope.SampleProperties;

    /// <summary>The column that tells how many rows there are; null where only a parameter does.</summary>
    private ParameterModel? Counted => columns.FirstOrDefault(column => column.IsScalar);

    public void Write(Writer writer)
    {
        var names = Documentation.Enumerate([.. columns.Select(column => Names.Bare(column.Name))]);
        new Documentation($"The data to learn from: rows of {names}, end to end. Copies nothing.").Write(writer);
        GeneratedFile.Mark(writer);
        using (writer.Block($"{scope.Accessibility} readonly struct Samples"))
        {
            WriteConstructor(writer);
            writer.Blank();
            new Documentation("The number of rows.").Write(writer);
            writer.WriteLine("public int Count { get; }");
            foreach (var column in columns)
            {
                writer.Blank();
                writer.WriteLine($"internal {InputText.Column(column)} {Properties.Memory(column)} {{ get; }}");
                if (column.IsScalar) continue;
                writer.Blank();
                writer.WriteLine($"internal int {Properties.RowLength(column)} {{ get; }}");
            }

            writer.Blank();
            WriteSlice(writer);
        }
    }

    private void WriteConstructor(Writer writer)
    {
        var count = new Names(columns.Select(column => column.Name)).Take("count");
        var documentation = new Documentation(Counted is null
            ? $"Takes {Documentation.Reference(count)} rows."
            : $"Takes as many rows as {Documentation.Reference(Counted.Name)} has elements.");
        var signature = new Signature("public Samples");
        foreach (var column in columns)
        {
            signature.Add(InputText.Column(column), column.Name);
            documentation.Parameter(column.Name, ProblemScope.Described(column, column.IsScalar ? "One element a row." : "All rows, end to end."));
        }

        if (Counted is null)
        {
            signature.Add("int", count);
            documentation.Parameter(count, "The number of rows.").Throws("ArgumentOutOfRangeException", "The count is negative.");
        }

        documentation.Throws("ArgumentException", "The elements of a column do not divide into that many rows.").Write(writer);
        using (writer.Block(signature.At(writer.Column)))
        {
            // A column may be called Count.
            var rows = columns.Any(column => column.Name == "Count") ? "this.Count" : "Count";
            writer.WriteLine($"{rows} = {(Counted is null ? count : Counted.Name + ".Length")};");
            foreach (var column in columns)
            {
                var length = $"{column.Name}.Length, {rows}";
                if (!column.IsScalar) writer.WriteLine($"{Properties.RowLength(column)} = {TypeText.Require}.RowLength({length}, nameof({column.Name}));");
                if (column.IsScalar && column != Counted) writer.WriteLine($"{TypeText.Require}.Rows({length}, 1, nameof({column.Name}));");
                if (column.StatedLength > 0)
                    writer.WriteLine($"{TypeText.Require}.Rows({length}, {Literal.Of(column.StatedLength)}, nameof({column.Name}));");
                writer.WriteLine($"{Properties.Memory(column)} = {column.Name};");
            }
        }
    }

    private void WriteSlice(Writer writer)
    {
        new Documentation("Some rows that follow each other, still in place.")
            .Parameter("start", "The first row.")
            .Parameter("count", "How many.")
            .Returns("The rows, as a data set of its own.")
            .Throws("ArgumentOutOfRangeException", "There are no such rows.")
            .Write(writer);
        using (writer.Block("public Samples Slice(int start, int count)"))
        {
            writer.WriteLine("global::System.ArgumentOutOfRangeException.ThrowIfNegative(start);");
            writer.WriteLine("global::System.ArgumentOutOfRangeException.ThrowIfNegative(count);");
            writer.WriteLine("global::System.ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count - count);");
            var parts = columns.Select(column => column.IsScalar
                ? $"{Properties.Memory(column)}.Slice(start, count)"
                : $"{Properties.Memory(column)}.Slice(start * {Properties.RowLength(column)}, count * {Properties.RowLength(column)})").ToList();
            if (Counted is null) parts.Add("count");
            writer.WriteLine(Signature.List("return new Samples(", parts, ");", writer.Column));
        }
    }
}
