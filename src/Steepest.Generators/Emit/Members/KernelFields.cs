using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>What a kernel holds: the layout of the point, the fixed inputs and the columns of the data set.</summary>
internal sealed class KernelFields
{
    private readonly Dictionary<string, string> rowLengths = [];
    private readonly PointLayout layout;

    public KernelFields(ProblemModel model, PointLayout layout, Names names)
    {
        this.layout = layout;
        var fields = layout.Fields.Select(field => ("int", field)).ToList();
        fields.AddRange(model.Fixed.Concat(model.Fields).SelectMany(InputText.Held));
        RowCount = model.HasSamples ? names.Take("rowCount") : "";
        if (model.HasSamples) fields.Add(("int", RowCount));
        foreach (var column in model.Samples)
        {
            fields.AddRange(InputText.Held(column));
            if (column.IsScalar) continue;
            rowLengths.Add(column.Name, names.Take(Names.Bare(column.Name) + "Length"));
            fields.Add(("int", rowLengths[column.Name]));
        }

        All = fields;
    }

    /// <summary>In the order of the constructor.</summary>
    public IReadOnlyList<(string Type, string Name)> All { get; }

    /// <summary>The number of rows of the data set.</summary>
    public string RowCount { get; }

    /// <summary>The head of a kernel with these fields and their declarations.</summary>
    public static Writer.Scope Open(Writer writer, string name, IReadOnlyList<(string Type, string Name)> fields, string contract)
    {
        var head = new Signature($"file readonly ref struct {name}");
        foreach (var (type, field) in fields) head.Add(type, field);
        var text = fields.Count == 0 ? $"file readonly ref struct {name}" : head.At(writer.Column);
        var scope = writer.Block($"{text}{(text.Contains('\n') ? "\n    : " : " : ")}{contract}");
        foreach (var (type, field) in fields) writer.WriteLine($"private readonly {type} {field} = {field};");
        return scope;
    }

    /// <summary>What a body gets for an input, where packed vectors and these fields are in scope.</summary>
    public string Argument(KernelInput input, string point, string batch, string gradient, string direction = "") => input.Kind switch
    {
        KernelInputKind.Variable => Cast(input) + layout.Part(point, input.Of!, input.Part!),
        KernelInputKind.Direction => Cast(input) + layout.Part(direction, input.Of!, input.Part!),
        KernelInputKind.Gradient => layout.Part(gradient, input.Of!, input.Part!),
        KernelInputKind.Moved => layout.Window(point, input.Of!, input.Part!),
        KernelInputKind.RowLength => InputText.Numbers(input.Of!, rowLengths[input.Of!.Name]),
        KernelInputKind.Rows => batch,
        KernelInputKind.Scale => $"{batch}.Scale",
        _ => InputText.FromKernel(input.Of!, input.Part!),
    };

    /// <summary>What a single method's body gets for a part of one row of a column.</summary>
    public string Row(KernelInput input, string row)
    {
        var column = input.Of!;
        var rows = column.IsScalar ? $"{InputText.Field(column)}[{row}]" : $"{InputText.Field(column)}.Slice({row} * {rowLengths[column.Name]}, {rowLengths[column.Name]})";
        return InputText.Argument(column, input.Part!, rows);
    }

    private string Cast(KernelInput input)
        => input.Type.IsBuffer || input.Type.Element == layout.Element ? "" : $"({TypeText.Of(input.Type.Element)})";
}
