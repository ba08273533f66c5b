using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The <c>file</c> type that shows one row of many problems at a time to the driver that solves them side by side.</summary>
internal sealed class ManyType(ProblemScope scope, KernelMethods methods, ManyProblems many)
{
    private const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]";

    private readonly Names names = scope.KernelNames.Inner();

    private ProblemModel Model => scope.Model;

    private string Element => TypeText.Of(scope.Layout.Element);

    public void Write(Writer writer)
    {
        var (group, variables, samples, stride, residuals, jacobian) = (names.Take("group"), names.Take("variables"), names.Take("row"), names.Take("stride"), names.Take("residuals"), names.Take("jacobian"));
        writer.Blank();
        new Documentation($"Many problems of {Names.Bare(Model.Type.Name)} side by side, as the driver sees them that solves them in lanes.").Write(writer);
        using (KernelFields.Open(writer, scope.ManyName, scope.Fields.All, $"IManyResidualsKernel<{Element}>"))
        {
            writer.Blank();
            writer.WriteLine($"public int Groups => {Literal.Of(methods.Many.Count)};");
            writer.Blank();
            writer.WriteLine($"public int SampleColumns => {Literal.Of(many.SampleColumns)};");
            writer.Blank();
            WriteFact(writer, "bool", "IsSampled", group, method => Literal.Of(method.IsSampled()));
            writer.Blank();
            WriteFact(writer, "int", "OutputsOf", group, method => new ResidualText(method, Model).Each);
            writer.Blank();
            WriteCopy(writer, samples, stride);
            writer.Blank();
            var parameters = $"int {group}, scoped ReadOnlySpan<{Element}> {variables}, scoped ReadOnlySpan<{Element}> {samples}, int {stride}, scoped Span<{Element}> {residuals}";
            writer.WriteLine(Inlined);
            using (writer.Block($"public void Jacobian({parameters}, scoped Span<{Element}> {jacobian})"))
            {
                WriteGroups(writer, group, (inner, problem) =>
                {
                    WriteZeros(inner, problem.Method, jacobian, stride);
                    WriteCall(inner, problem.Columns, variables, samples, stride, residuals, jacobian);
                });
            }
        }
    }

    private void WriteFact(Writer writer, string type, string name, string group, Func<MethodModel, string> fact)
    {
        List<string> facts = [.. methods.Many.Select(problem => fact(problem.Method))];
        if (facts.Distinct().Count() == 1)
        {
            writer.WriteLine($"public {type} {name}(int {group}) => {facts[0]};");
            return;
        }

        using (writer.Block($"public {type} {name}(int {group}) => {group} switch", ";"))
        {
            for (var i = 0; i < facts.Count; i++) writer.WriteLine($"{(i < facts.Count - 1 ? Literal.Of(i) : "_")} => {facts[i]},");
        }
    }

    private void WriteCopy(Writer writer, string samples, string stride)
    {
        var locals = names.Inner();
        var (first, count, element, i, to, j) = (locals.Take("first"), locals.Take("count"), locals.Take("element"), locals.Take("i"), locals.Take("to"), locals.Take("j"));
        writer.WriteLine("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"public void Copy(int {first}, int {count}, scoped Span<{Element}> {samples}, int {element}, int {stride})"))
        {
            var numbers = new Dictionary<string, string>();
            foreach (var column in Model.Samples)
            {
                numbers[column.Name] = locals.Take(Names.Bare(column.Name) + "Numbers");
                writer.WriteLine($"var {numbers[column.Name]} = {InputText.FromKernel(column, column.ColumnPart)};");
            }

            using (writer.Block($"for (var {i} = 0; {i} < {count}; {i}++)"))
            {
                writer.WriteLine($"var {to} = {samples}[({i} * {Literal.Of(many.SampleColumns)} * {stride} + {element})..];");
                foreach (var column in Model.Samples)
                {
                    var (length, place) = (ManyProblems.NumbersOf(column), many.PlaceOf(column, null, 0));
                    var row = $"({first} + {i})";
                    writer.WriteLine(length == 1
                        ? $"{to}[{Times(place, stride)}] = {numbers[column.Name]}[{first} + {i}];"
                        : $"for (var {j} = 0; {j} < {Literal.Of(length)}; {j}++) {to}[({(place == 0 ? "" : Literal.Of(place) + " + ")}{j}) * {stride}] = {numbers[column.Name]}[{row} * {Literal.Of(length)} + {j}];");
                }
            }
        }
    }

    private void WriteGroups(Writer writer, string group, Action<Writer, (MethodModel Method, KernelMethod Columns)> write)
    {
        for (var i = 0; i < methods.Many.Count; i++)
        {
            if (methods.Many.Count == 1)
            {
                write(writer, methods.Many[0]);
                return;
            }

            var condition = i < methods.Many.Count - 1 ? $"if ({group} == {Literal.Of(i)})" : "";
            using (writer.Block(i == 0 ? condition : $"else {condition}".TrimEnd())) write(writer, methods.Many[i]);
        }
    }

    /// <summary>The derivatives by variables that the method does not know.</summary>
    private void WriteZeros(Writer writer, MethodModel method, string jacobian, string stride)
    {
        var outputs = method.IsVoid ? method.Outputs.Sum(output => output.StatedLength) : 1;
        foreach (var variable in Model.Variables.Where(variable => method.Parameters.All(parameter => parameter.Name != variable.Name)))
        {
            for (var output = 0; output < outputs; output++)
            {
                var place = output * many.Variables + many.PlaceOf(variable, variable.Parts.First(), 0);
                writer.WriteLine($"{jacobian}.Slice({Times(place, stride)}, {Times(ManyProblems.NumbersOf(variable), stride)}).Clear();");
            }
        }
    }

    private void WriteCall(Writer writer, KernelMethod method, string variables, string samples, string stride, string residuals, string jacobian)
    {
        string Window(string columns, int place) => place == 0 ? $"{columns}[..{stride}]" : $"{columns}.Slice({Times(place, stride)}, {stride})";
        writer.WriteLine($"{method.Call(scope.KernelName + ".", input => input.Kind switch
        {
            KernelInputKind.Numbers => Window(input.Of!.Role == InputRole.Variable ? variables : samples, many.PlaceOf(many.Named(input.Of.Name), input.Part, input.Element)),
            KernelInputKind.Residuals => Window(residuals, input.Element),
            KernelInputKind.Slopes => Window(jacobian, input.Output * many.Variables + many.PlaceOf(many.Named(input.Of!.Name), input.Part, input.Element)),
            _ => scope.Fields.Argument(input, "", "", ""),
        }, writer.Column + 1)};");
    }

    private static string Times(int place, string stride) => place switch
    {
        0 => "0",
        1 => stride,
        _ => $"{Literal.Of(place)} * {stride}",
    };
}
