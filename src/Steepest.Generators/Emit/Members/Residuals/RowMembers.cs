using Steepest.Generators.Model;
using Steepest.Generators.Sparsity;

namespace Steepest.Generators.Emit.Members;

/// <summary>The members of the type of residuals that say which variables each row touches, and evaluate rows by these.</summary>
internal sealed class RowMembers(ProblemScope scope, KernelMethods methods, Names names)
{
    private const string Unknown = "throw new global::System.NotSupportedException();";

    private string Element => TypeText.Of(scope.Layout.Element);

    /// <param name="writer">Where to.</param>
    /// <param name="group">What the members of the type call the number of a group.</param>
    /// <param name="first">The first row.</param>
    /// <param name="residuals">Where residuals go.</param>
    /// <param name="stride">The distance of two columns.</param>
    public void Write(Writer writer, string group, string first, string residuals, string stride)
    {
        var locals = names.Inner();
        var (lengths, count, places, numbers, slopes) = (locals.Take("lengths"), locals.Take("count"), locals.Take("places"), locals.Take("numbers"), locals.Take("slopes"));
        var ofBlocks = $"public int Blocks(int {group}, scoped Span<int> {lengths})";
        var ofPlaces = $"public void Places(int {group}, int {first}, int {count}, scoped Span<int> {places}, int {stride})";
        var ofLocal = $"public void Local(int {group}, int {first}, int {count}, scoped ReadOnlySpan<{Element}> {numbers}, scoped Span<{Element}> {residuals}, scoped Span<{Element}> {slopes}, int {stride})";
        if (methods.Rows.Count == 0)
        {
            writer.WriteLine($"{ofBlocks} => 0;");
            writer.Blank();
            writer.WriteLine($"{ofPlaces} => {Unknown}");
            writer.Blank();
            writer.WriteLine($"{ofLocal} => {Unknown}");
            return;
        }

        using (writer.Block(ofBlocks))
        {
            ForEach(writer, group, (inner, rows) =>
            {
                inner.WriteLine($"if ({lengths}.Length > 0) ((ReadOnlySpan<int>)[{string.Join(", ", rows.Blocks.Select(block => Literal.Of(block.Length)))}]).CopyTo({lengths});");
                inner.WriteLine($"return {Literal.Of(rows.Blocks.Count)};");
            });
        }

        writer.Blank();
        using (writer.Block(ofPlaces)) ForEach(writer, group, (inner, rows) => WritePlaces(inner, rows, first, count, places, stride));
        writer.Blank();
        using (writer.Block(ofLocal))
        {
            writer.WriteLine($"RowPlaces.CheckChunk({count}, {stride});");
            ForEach(writer, group, (inner, rows) => inner.WriteLine($"{rows.Slopes.Call(scope.Kernel + ".", input => input.Kind switch
            {
                KernelInputKind.FirstRow => first,
                KernelInputKind.RowCount => count,
                KernelInputKind.Numbers => Columns(numbers, rows.Columns),
                KernelInputKind.Residuals => Columns(residuals, rows.Outputs),
                KernelInputKind.Slopes => Columns(slopes, rows.Columns * rows.Outputs),
                _ => scope.Fields.Argument(input, "", "", ""),
            }, inner.Column + 1)};"));
        }
    }

    private void WritePlaces(Writer writer, RowMethods rows, string first, string count, string places, string stride)
    {
        List<RowBlock> runs = [.. rows.Blocks.Where(block => !block.IsScalar)];
        int PositionOf(RowBlock block) => rows.Blocks.ToList().IndexOf(block);
        if (rows.Places is { } body)
        {
            writer.WriteLine($"{body.Call(scope.Kernel + ".", input => input.Kind switch
            {
                KernelInputKind.FirstRow => first,
                KernelInputKind.Slopes => Window(places, PositionOf(runs[input.Element]), stride, count),
                _ => scope.Fields.Argument(input, "", "", ""),
            }, writer.Column + 1)};");
        }

        foreach (var block in rows.Blocks)
        {
            var (variable, part) = Find(block.Variable);
            var place = scope.Layout.Place(variable, part);
            writer.WriteLine(block.IsScalar
                ? $"{Window(places, PositionOf(block), stride, count)}.Fill({place});"
                : $"RowPlaces.Shift({Window(places, PositionOf(block), stride, count)}, {first}, {Literal.Of(block.Length)}, {scope.Layout.NumbersOf(variable)}, {place}, \"{Names.Bare(variable.Name)}\");");
        }
    }

    private (ParameterModel Variable, InputPart Part) Find(string name)
        => scope.Model.Variables.SelectMany(variable => variable.Parts.Select(part => (variable, part))).First(found => Names.Bare(found.part.Name) == name);

    private void ForEach(Writer writer, string group, Action<Writer, RowMethods> write)
    {
        if (methods.Rows.Count == 1)
        {
            write(writer, methods.Rows[0]);
            return;
        }

        for (var i = 0; i < methods.Rows.Count; i++)
        {
            var condition = i < methods.Rows.Count - 1 ? $"if ({group} == {Literal.Of(i)})" : "";
            using (writer.Block(i == 0 ? condition : $"else {condition}".TrimEnd())) write(writer, methods.Rows[i]);
        }
    }

    private static string Columns(string columns, int count) => $"{columns}[..{Literal.Of(count * ChunkColumns.Distance)}]";

    private static string Window(string columns, int place, string stride, string count) => place switch
    {
        0 => $"{columns}[..{count}]",
        1 => $"{columns}.Slice({stride}, {count})",
        _ => $"{columns}.Slice({Literal.Of(place)} * {stride}, {count})",
    };
}
