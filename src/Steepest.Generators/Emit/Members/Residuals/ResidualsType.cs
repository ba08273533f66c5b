using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// The <c>file</c> type that shows residuals in blocks, with their Jacobian column by column, to the drivers that know them. It holds what the kernel holds
/// and calls its bodies.
/// </summary>
internal sealed class ResidualsType(ProblemScope scope, KernelMethods methods)
{
    private const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]";

    private readonly Names names = scope.KernelNames.Inner();

    private ProblemModel Model => scope.Model;

    private string Element => TypeText.Of(scope.Layout.Element);

    public void Write(Writer writer)
    {
        var (group, point, first, residuals, jacobian, stride) = (names.Take("group"), names.Take("point"), names.Take("first"), names.Take("residuals"), names.Take("jacobian"), names.Take("stride"));
        writer.Blank();
        new Documentation($"{Names.Bare(Model.Type.Name)} as drivers see it that know its residuals.").Write(writer);
        using (KernelFields.Open(writer, scope.ResidualsName, scope.Fields.All, $"IResidualKernel<{Element}>"))
        {
            writer.Blank();
            writer.WriteLine($"public int Groups => {Literal.Of(methods.Residuals.Count)};");
            writer.Blank();
            WriteCounts(writer, group);
            writer.Blank();
            writer.WriteLine(Inlined);
            using (writer.Block($"public void Residuals(int {group}, scoped ReadOnlySpan<{Element}> {point}, int {first}, scoped Span<{Element}> {residuals})"))
                WriteGroups(writer, group, (inner, residual) => new ResidualCall(scope, residual.Method, residual.Values, names).Write(inner, point, first, residuals, "", ""));
            writer.Blank();
            writer.WriteLine(Inlined);
            var signature = $"public void Jacobian(int {group}, scoped ReadOnlySpan<{Element}> {point}, int {first}, scoped Span<{Element}> {residuals}, scoped Span<{Element}> {jacobian}, int {stride})";
            using (writer.Block(signature))
                WriteGroups(writer, group, (inner, residual) => new ResidualCall(scope, residual.Method, residual.Columns, names).Write(inner, point, first, residuals, jacobian, stride));
            writer.Blank();
            new RowMembers(scope, methods, names).Write(writer, group, first, residuals, stride);
            writer.Blank();
            WriteMetric(writer, point);
            WriteLosses(writer, "Gradient", methods.Losses, isAlong: false);
            WriteLosses(writer, "Product", methods.LossesProduct, isAlong: true);
        }
    }

    private void WriteCounts(Writer writer, string group)
    {
        List<string> counts = [.. methods.Residuals.Select(residual => new ResidualText(residual.Method, Model).Count(scope.Fields.RowCount))];
        if (counts.Distinct().Count() == 1)
        {
            writer.WriteLine($"public int CountOf(int {group}) => {counts[0]};");
            return;
        }

        using (writer.Block($"public int CountOf(int {group}) => {group} switch", ";"))
        {
            for (var i = 0; i < counts.Count; i++) writer.WriteLine($"{(i < counts.Count - 1 ? Literal.Of(i) : "_")} => {counts[i]},");
        }
    }

    private void WriteGroups(Writer writer, string group, Action<Writer, (MethodModel Method, KernelMethod Values, KernelMethod Columns)> write)
    {
        if (methods.Residuals.Count == 1)
        {
            write(writer, methods.Residuals[0]);
            return;
        }

        for (var i = 0; i < methods.Residuals.Count; i++)
        {
            var condition = i < methods.Residuals.Count - 1 ? $"if ({group} == {Literal.Of(i)})" : "";
            using (writer.Block(i == 0 ? condition : $"else {condition}".TrimEnd())) write(writer, methods.Residuals[i]);
        }
    }

    private void WriteMetric(Writer writer, string point)
    {
        var head = $"public double Metric(scoped ReadOnlySpan<{Element}> {point})";
        if (methods.Metric is not { } metric)
        {
            writer.WriteLine($"{head} => double.NaN;");
            return;
        }

        var locals = names.Inner();
        using (writer.Block(head))
        {
            var batch = WriteBatch(writer, metric, locals);
            var singles = new SingleParts(scope, metric, locals);
            singles.WriteBefore(writer, point);
            writer.WriteLine($"return {metric.Call(scope.KernelName + ".", input => singles.Argument(input) ?? scope.Fields.Argument(input, point, batch, ""), writer.Column + 7)};");
        }
    }

    /// <summary>The losses alone, over all rows.</summary>
    private void WriteLosses(Writer writer, string name, KernelMethod? method, bool isAlong)
    {
        var locals = scope.KernelNames.Inner();
        var (point, direction, result) = (locals.Take("point"), isAlong ? locals.Take("direction") : "", locals.Take(name.ToLowerInvariant()));
        writer.Blank();
        using (writer.Block($"public double {name}(scoped ReadOnlySpan<{Element}> {point}, {(isAlong ? $"scoped ReadOnlySpan<{Element}> {direction}, " : "")}scoped Span<{Element}> {result})"))
        {
            if (method is null || !Model.Variables.All(method.Moves)) writer.WriteLine($"{result}.Clear();");
            if (method is null)
            {
                writer.WriteLine("return 0;");
                return;
            }

            var batch = WriteBatch(writer, method, locals);
            new PackedCall(scope, method, locals).Write(
                writer, scope.KernelName + ".", input => scope.Fields.Argument(input, point, batch, result, direction), point, result, isAdded: false,
                value => writer.WriteLine($"return {value};"), direction);
        }
    }

    private string WriteBatch(Writer writer, KernelMethod method, Names locals)
    {
        if (method.Inputs.All(input => input.Kind != KernelInputKind.Rows)) return "";
        var batch = locals.Take("batch");
        writer.WriteLine($"var {batch} = new Batch(0, {scope.Fields.RowCount});");
        return batch;
    }
}
