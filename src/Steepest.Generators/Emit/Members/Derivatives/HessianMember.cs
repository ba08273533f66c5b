using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>MHessian</c>: runs the kernel for some columns at a time, which are rows by symmetry, then makes both halves the same.</summary>
internal sealed class HessianMember : DerivativeMember
{
    private const string Workspace = "global::Steepest.Kernels.Workspace";

    private readonly string hessian;
    private readonly string count;
    private readonly string column;
    private readonly string rows;
    private readonly string value;
    private readonly string scratch;
    private readonly VariablePlaces places;
    private readonly int lanes;
    private readonly int? known;

    public HessianMember(ProblemScope scope, MethodModel method)
        : base(scope, method, DerivativeKinds.Hessian)
    {
        hessian = Names.Take("hessian");
        (count, column, rows) = (Names.Take("count"), Names.Take("column"), Names.Take("rows"));
        (value, scratch) = (Names.Take("value"), Names.Take("scratch"));
        places = new VariablePlaces(Variables);
        lanes = VariableCount.Columns(method);
        known = VariableCount.Of(method);
    }

    protected override string Purpose => "its Hessian";

    protected override string Mode
        => $"Forward over reverse mode, {(lanes == 1 ? "column by column" : $"{Literal.Of(lanes)} columns at a time")}: variables end to end, row by row, exactly symmetric";

    protected override string Wrong => $"{Documentation.Reference(hessian)} has not as many elements as variables squared, or shares memory with an input";

    protected override string OwnScratch => IsOneRun ? "" : known is not null ? "" : $", and for fewer than {Literal.Of(lanes)} variables a matrix";

    private bool IsOneRun => known == lanes;

    /// <summary>Where the kernel's columns go: the matrix itself, unless it may have fewer.</summary>
    private string Rows => known is null ? rows : hessian;

    protected override void AddOwn(Signature signature) => signature.Add(TypeText.Span(Method.Primal.Type), hessian);

    protected override void DocumentOwn(Documentation documentation)
        => documentation.Parameter(hessian, "Receives the second derivatives: one row and one column for each variable, all variables end to end.");

    protected override void WriteChecks(Writer writer)
    {
        writer.WriteLine($"var {count} = {places.Count};");
        writer.WriteLine($"{TypeText.Require}.Matrix({hessian}, {count}, {count});");
        foreach (var span in Spans) writer.WriteLine($"{TypeText.Require}.NoOverlap({hessian}, {span});");
    }

    protected override void WriteCalls(Writer writer, IReadOnlyDictionary<PartRole, KernelMethod> kernels)
    {
        var kernel = kernels[PartRole.Columns];
        if (IsOneRun)
        {
            writer.WriteLine($"var {value} = {Call(kernel, writer.Column + value.Length + 8)};");
        }
        else
        {
            if (known is null)
            {
                writer.WriteLine($"using var {scratch} = {Workspace}.Open();");
                writer.WriteLine($"var {rows} = {count} < {Literal.Of(lanes)} ? {scratch}.Take<{TypeText.Of(Method.Primal.Type)}>({Literal.Of(lanes)} * {count}) : {hessian};");
            }

            // The last run begins early enough to be full.
            writer.WriteLine($"{TypeText.Of(Method.Primal.Type)} {value};");
            writer.Blank();
            using (writer.Block($"for (var {column} = 0; ; {column} = int.Min({column} + {Literal.Of(lanes)}, {count} - {Literal.Of(lanes)}))"))
            {
                writer.WriteLine($"{value} = {Call(kernel, writer.Column + value.Length + 4)};");
                writer.WriteLine($"if ({column} + {Literal.Of(lanes)} >= {count}) break;");
            }

            writer.Blank();
            if (known is null) writer.WriteLine($"if ({count} < {Literal.Of(lanes)}) {rows}[..({count} * {count})].CopyTo({hessian});");
        }

        writer.WriteLine($"global::Steepest.Kernels.Symmetry.Mirror({hessian}, {count});");
        writer.WriteLine($"return {value};");
    }

    protected override string? Own(KernelInput input)
    {
        if (input.Kind == KernelInputKind.FirstColumn) return column;
        if (input.Kind is not (KernelInputKind.Gradient or KernelInputKind.ScalarGradient)) return null;
        var place = VariablePlaces.Add(RowOf(input.Lane), places[input.Part!]);
        return input.Kind == KernelInputKind.Gradient ? $"{Rows}.Slice({place}, {VariablePlaces.LengthOf(input.Of!)})" : $"out {Rows}[{place}]";
    }

    /// <summary>Where the row of a lane begins.</summary>
    private string RowOf(int lane)
    {
        if (IsOneRun) return lane == 0 ? "0" : lane == 1 ? count : $"{Literal.Of(lane)} * {count}";
        return lane == 0 ? $"{column} * {count}" : $"({column} + {Literal.Of(lane)}) * {count}";
    }
}
