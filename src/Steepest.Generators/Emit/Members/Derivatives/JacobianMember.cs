using Steepest.Generators.Differentiation;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// <c>MJacobian</c>: by columns, some at a time, or by rows, whichever takes fewer operations; where both are there, the lengths decide.
/// </summary>
internal sealed class JacobianMember : DerivativeMember
{
    private const string Workspace = "global::Steepest.Kernels.Workspace";

    private readonly List<ParameterModel> outputs;
    private readonly string jacobian;
    private readonly string rows;
    private readonly string columns;
    private readonly string row;
    private readonly string column;
    private readonly string matrix;
    private readonly string width;
    private readonly string scratch;
    private readonly Dictionary<string, string> contents;
    private readonly VariablePlaces places;
    private readonly int lanes;
    private readonly bool isWide;

    public JacobianMember(ProblemScope scope, MethodModel method)
        : base(scope, method, DerivativeKinds.Jacobian)
    {
        outputs = [.. method.Parameters.Where(parameter => parameter.Role == InputRole.Output)];
        jacobian = Names.Take("jacobian");
        (rows, columns, row, column) = (Names.Take("rows"), Names.Take("columns"), Names.Take("row"), Names.Take("column"));
        (matrix, width, scratch) = (Names.Take("matrix"), Names.Take("width"), Names.Take("scratch"));
        contents = outputs.ToDictionary(output => output.Name, output => Names.Take(Members.Names.Bare(output.Name) + "Contents"));
        places = new VariablePlaces(Variables);
        lanes = VariableCount.Columns(method);
        isWide = VariableCount.Of(method) is not null;
    }

    protected override string Purpose => "their Jacobian";

    protected override string Mode
    {
        get
        {
            var byColumns = lanes == 1 ? "Forward mode, column by column" : $"Forward mode, {Literal.Of(lanes)} columns at a time";
            return Has(PartRole.Columns) && Has(PartRole.Row) ? byColumns + ", or reverse mode, row by row, as the lengths make it cheaper"
                : Has(PartRole.Rows) ? "Reverse mode, all rows behind one run of the method" : Has(PartRole.Row) ? "Reverse mode, row by row" : byColumns;
        }
    }

    protected override string Wrong
        => $"{Documentation.Reference(jacobian)} has not a row for each output and a column for each variable, or what is written shares memory with another argument";

    protected override string OwnScratch
        => !Has(PartRole.Columns) ? "" : (isWide ? "" : $", and for fewer than {Literal.Of(lanes)} variables a matrix") + (RestoresContents ? ", and a copy of the outputs" : "");

    /// <summary>Whether the outputs must hold what they were passed with at the start of every run.</summary>
    private bool RestoresContents => !IsOneRun && Has(PartRole.Columns) && Method.Primal.Function is { } primal && Outputs.AreRead(primal);

    private bool IsOneRun => VariableCount.Of(Method) == lanes;

    protected override void AddOwn(Signature signature) => signature.Add(TypeText.Span(Method.Primal.Type), jacobian);

    protected override void DocumentOwn(Documentation documentation)
        => documentation.Parameter(jacobian, "Receives a row for each element of the outputs and a column for each variable, both end to end, row by row.");

    protected override void WriteChecks(Writer writer)
    {
        writer.WriteLine($"var {rows} = {string.Join(" + ", outputs.Select(output => output.StatedLength > 0 ? Literal.Of(output.StatedLength) : output.Name + ".Length"))};");
        writer.WriteLine($"var {columns} = {places.Count};");
        writer.WriteLine($"{TypeText.Require}.Matrix({jacobian}, {rows}, {columns});");
        var apart = Spans.Except(outputs.Select(output => output.Name)).ToList();
        foreach (var written in outputs.Select(output => output.Name).Append(jacobian))
        {
            foreach (var other in apart) writer.WriteLine($"{TypeText.Require}.NoOverlap({written}, {other});");
            apart.Add(written);
        }
    }

    protected override void WriteCalls(Writer writer, IReadOnlyDictionary<PartRole, KernelMethod> kernels)
    {
        if (Has(PartRole.Columns) && Has(PartRole.Row))
        {
            var runs = lanes == 1 ? columns : $"(({columns} + {Literal.Of(lanes - 1)}) / {Literal.Of(lanes)})";
            writer.Blank();
            writer.Comment("In operations: a row each time, or some columns.");
            using (writer.Block($"if ({rows} * {Literal.Of(OperationsOf(PartRole.Row))}L < {runs} * {Literal.Of(OperationsOf(PartRole.Columns))}L)"))
            {
                WriteRows(writer, kernels);
                writer.WriteLine("return;");
            }

            writer.Blank();
            WriteColumns(writer, kernels[PartRole.Columns]);
        }
        else if (Has(PartRole.Rows))
        {
            writer.WriteLine($"{Call(kernels[PartRole.Rows], OfColumns, writer.Column + 1)};");
        }
        else if (Has(PartRole.Row))
        {
            WriteRows(writer, kernels);
        }
        else
        {
            WriteColumns(writer, kernels[PartRole.Columns]);
        }
    }

    protected override string? Own(KernelInput input) => null;

    private bool Has(PartRole role) => Parts.Any(part => part.Role == role);

    private int OperationsOf(PartRole role) => Parts.First(part => part.Role == role).Function.Operations();

    /// <summary>The rows come before the outputs, which they may still read as they were passed.</summary>
    private void WriteRows(Writer writer, IReadOnlyDictionary<PartRole, KernelMethod> kernels)
    {
        string? OfRow(KernelInput input)
        {
            if (input.Kind == KernelInputKind.FirstColumn) return row;
            if (input.Kind is not (KernelInputKind.Gradient or KernelInputKind.ScalarGradient)) return null;
            var place = VariablePlaces.Add($"{row} * {columns}", places[input.Part!]);
            return input.Kind == KernelInputKind.Gradient ? $"{jacobian}.Slice({place}, {VariablePlaces.LengthOf(input.Of!)})" : $"out {jacobian}[{place}]";
        }

        using (writer.Block($"for (var {row} = 0; {row} < {rows}; {row}++)"))
            writer.WriteLine($"{Call(kernels[PartRole.Row], OfRow, writer.Column + 1)};");
        writer.Blank();
        writer.WriteLine($"{Call(kernels[PartRole.Value], writer.Column + 1)};");
    }

    private void WriteColumns(Writer writer, KernelMethod kernel)
    {
        var element = TypeText.Of(Method.Primal.Type);
        if (!isWide || RestoresContents) writer.WriteLine($"using var {scratch} = {Workspace}.Open();");
        if (!isWide)
        {
            writer.WriteLine($"var {width} = int.Max({columns}, {Literal.Of(lanes)});");
            writer.WriteLine($"var {matrix} = {columns} < {width} ? {scratch}.Take<{element}>({rows} * {width}) : {jacobian};");
        }

        if (RestoresContents)
        {
            foreach (var output in outputs)
            {
                writer.WriteLine($"var {contents[output.Name]} = {scratch}.Take<{element}>({output.Name}.Length);");
                writer.WriteLine($"{output.Name}.CopyTo({contents[output.Name]});");
            }
        }

        if (IsOneRun)
        {
            writer.WriteLine($"{Call(kernel, OfColumns, writer.Column + 1)};");
            return;
        }

        // The last run begins early enough to be full.
        writer.Blank();
        using (writer.Block($"for (var {column} = 0; ; {column} = int.Min({column} + {Literal.Of(lanes)}, {columns} - {Literal.Of(lanes)}))"))
        {
            writer.WriteLine($"{Call(kernel, OfColumns, writer.Column + 1)};");
            writer.WriteLine($"if ({column} + {Literal.Of(lanes)} >= {columns}) break;");
            if (RestoresContents)
            {
                foreach (var output in outputs) writer.WriteLine($"{contents[output.Name]}.CopyTo({output.Name});");
            }
        }

        if (isWide) return;
        writer.Blank();
        writer.WriteLine($"if ({columns} == {width}) return;");
        writer.WriteLine($"for (var {row} = 0; {row} < {rows}; {row}++) {matrix}.Slice({row} * {width}, {columns}).CopyTo({jacobian}[({row} * {columns})..]);");
    }

    private string? OfColumns(KernelInput input) => input.Kind switch
    {
        KernelInputKind.FirstColumn => column,
        KernelInputKind.Width => width,
        KernelInputKind.Matrix => isWide ? jacobian : matrix,
        _ => null,
    };
}
