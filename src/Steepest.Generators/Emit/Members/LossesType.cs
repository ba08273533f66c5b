using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// The <c>file</c> type through which <c>CheckGradients</c> sees one loss or constraint at a time, by its own generated derivative; over samples as the
/// mean. There is none where the only derivative is the objective's.
/// </summary>
internal sealed class LossesType(ProblemScope scope, KernelMethods methods, CompiledProblem problem)
{
    private readonly List<(MethodModel Loss, KernelMethod Gradient)> losses =
    [
        .. problem.Gradients.Select((compiled, i) => (compiled.Method, methods.Gradients[i]))
            .Where(pair => (pair.Method.Role.IsTerm() || pair.Method.Role == MethodRole.Constraint) && pair.Item2 != methods.Begin),
    ];

    private string Element => TypeText.Of(scope.Layout.Element);

    /// <summary>How many losses it shows; where there are several, its first input says which.</summary>
    public int Count => losses.Count;

    public string Name => Names.Bare(scope.Model.Type.Name) + "Losses";

    private readonly Names names = scope.KernelNames.Inner();
    private string? which;
    private string? row;

    private string Which => which ??= names.Take("loss");

    private string Row => row ??= names.Take("rowGradient");

    /// <summary>The fields of the kernel, after which loss it is and before the memory for one row.</summary>
    private IEnumerable<(string Type, string Name)> Fields
        => (Count > 1 ? [("int", Which)] : Array.Empty<(string, string)>())
            .Concat(scope.Fields.All)
            .Concat(TakesRow ? [($"Span<{Element}>", Row)] : Array.Empty<(string, string)>());

    /// <summary>Whether its last input is memory for the gradient of one row.</summary>
    public bool TakesRow => losses.Any(loss => loss.Loss.IsSampled());

    public void Write(Writer writer)
    {
        if (Count == 0) return;
        var fields = Fields.ToList();
        var point = names.Take("point");
        var gradient = names.Take("gradient");
        writer.Blank();
        new Documentation($"One loss {(scope.Model.IsConstrained ? "or constraint " : "")}at a time, by its own derivative: what is compared with differences.").Write(writer);
        using (KernelFields.Open(writer, Name, fields, $"IGradientKernel<{Element}>"))
        {
            writer.Blank();
            using (writer.Block($"public double Gradient(scoped ReadOnlySpan<{Element}> {point}, scoped Span<{Element}> {gradient})"))
            {
                writer.WriteLine($"{gradient}.Clear();");
                WriteChoice(writer, point, gradient);
            }

            foreach (var (loss, method) in losses)
            {
                writer.Blank();
                writer.WriteMember($"private double {ValueOf(loss)}(scoped ReadOnlySpan<{Element}> {point}, scoped Span<{Element}> {gradient})", body =>
                {
                    if (loss.IsSampled()) WriteMean(body, method, point, gradient);
                    else WriteValue(body, method, point, gradient);
                });
            }
        }
    }

    private void WriteChoice(Writer writer, string point, string gradient)
    {
        if (Count == 1)
        {
            writer.WriteLine($"return {ValueOf(losses[0].Loss)}({point}, {gradient});");
            return;
        }

        using (writer.Block($"return {Which} switch", ";"))
        {
            for (var i = 0; i < Count; i++)
                writer.WriteLine($"{(i < Count - 1 ? Literal.Of(i) : "_")} => {ValueOf(losses[i].Loss)}({point}, {gradient}),");
        }
    }

    private void WriteValue(Writer writer, KernelMethod method, string point, string gradient)
        => new PackedCall(scope, method, names).Write(
            writer, scope.KernelName + ".", input => scope.Fields.Argument(input, point, "", gradient), point, gradient, isAdded: false,
            value => writer.WriteLine($"return {value};"));

    private void WriteMean(Writer writer, KernelMethod method, string point, string gradient)
    {
        var locals = names.Inner();
        var (sum, number, i) = (locals.Take("sum"), locals.Take("row"), locals.Take("i"));
        writer.WriteLine($"var {sum} = 0.0;");
        if (!scope.Model.Variables.All(method.Moves)) writer.WriteLine($"{Row}.Clear();");
        using (writer.Block($"for (var {number} = 0; {number} < {scope.Fields.RowCount}; {number}++)"))
        {
            string Argument(KernelInput input) => input.Of is { Role: InputRole.Sample }
                ? scope.Fields.Row(input, number)
                : scope.Fields.Argument(input, point, "", Row);
            new PackedCall(scope, method, locals).Write(
                writer, scope.KernelName + ".", Argument, point, Row, isAdded: false, value => writer.WriteLine($"{sum} += {value};"));
            writer.WriteLine($"for (var {i} = 0; {i} < {gradient}.Length; {i}++) {gradient}[{i}] += {Row}[{i}] / {scope.Fields.RowCount};");
        }

        writer.Blank();
        writer.WriteLine($"return {sum} / {scope.Fields.RowCount};");
    }

    private static string ValueOf(MethodModel loss) => (loss.IsSampled() ? "MeanOf" : "ValueOf") + Names.Pascal(loss.Name);
}
