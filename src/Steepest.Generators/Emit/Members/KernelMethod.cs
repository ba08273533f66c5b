using Steepest.Generators.Differentiation;
using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Emit.Parts;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// A static method of the kernel: it holds the body of one compiled function and nothing else, so that only the function's own names are
/// in scope. Its callers say for each input what they pass.
/// </summary>
internal sealed class KernelMethod
{
    /// <summary>Types that bodies name: a parameter of that name would hide them.</summary>
    public static readonly string[] Types =
        ["Math", "MathF", "Functions", "Unsafe", "MemoryMarshal", "Span", "ReadOnlySpan", "Batch", "Lanes", "HalfLanes", "LaneTile", "Vector512", "Vector256", "Workspace", "RecordStack", "Accurate", "BitConverter"];

    private readonly Function function;

    /// <param name="name">The method's name.</param>
    /// <param name="summary">What it computes, as XML; null for none.</param>
    /// <param name="function">The body.</param>
    /// <param name="inputs">Whose values the parameters are.</param>
    public KernelMethod(string name, string? summary, Function function, IReadOnlyList<ParameterModel> inputs)
    {
        Name = name;
        Summary = summary;
        var names = new Names(Types);
        var parameters = function.Parameters.Select(parameter => parameter with { Name = names.Take(parameter.Name) }).ToList();
        this.function = function with { Parameters = parameters.ToEquatableArray() };
        Inputs = Bind(function, inputs, [.. function.Results.Skip(1).Select(names.Take)]);
        if (function.ForHalves is { } halves) ForHalves = new KernelMethod(name, null, halves, inputs);
    }

    public string Name { get; }

    public string? Summary { get; }

    /// <summary>The same for machines whose registers hold half of a full vector; null where it is this method.</summary>
    public KernelMethod? ForHalves { get; }

    /// <summary>Parameters in order, the gradients of scalars last.</summary>
    public IReadOnlyList<KernelInput> Inputs { get; }

    private List<KernelInput> Outputs => [.. Inputs.Where(input => input.Kind is KernelInputKind.ScalarGradient or KernelInputKind.Derivative)];

    /// <summary>The type of its value; none where it only writes.</summary>
    public ElementType ValueType => function.Results.Count == 0 ? ElementType.None : ResultType(0).Element;

    private string ResultText => ValueType == ElementType.None ? "void" : TypeText.Of(ValueType);

    /// <summary>Whether it leaves the gradient of a variable.</summary>
    public bool Moves(ParameterModel variable)
        => Inputs.Any(input => input.Kind is KernelInputKind.Gradient or KernelInputKind.ScalarGradient && input.Of!.Name == variable.Name);

    /// <summary>A call, each argument as <paramref name="argument"/> says.</summary>
    public string Call(string owner, Func<KernelInput, string> argument, int column)
        => Signature.List($"{owner}{Name}(", [.. Inputs.Select(argument)], ")", column);

    /// <param name="writer">Where to write.</param>
    /// <param name="body">Writes statements.</param>
    /// <param name="halves">The type that holds the forms for halves of vectors.</param>
    public void Write(Writer writer, BodyText body, string halves)
    {
        if (Summary != null) new Documentation(Summary).Remarks(LaneReport.Describe(function) + ".").Write(writer);
        writer.WriteLine("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        var signature = new Signature($"public static {ResultText} {Name}");
        foreach (var input in Inputs) signature.Add(TypeOf(input), input.Name);
        if (ValueType != ElementType.None && Partition.Of(function) is { } partition)
        {
            var parts = new KernelParts(this, partition, ResultText, Outputs);
            using (writer.Block(signature.At(writer.Column)))
            {
                WriteDispatch(writer, halves);
                parts.WriteCalls(writer, body);
            }

            parts.WriteParts(writer, body);
            return;
        }

        // The names of the results are given too, so that no local of the body takes one.
        using (writer.Block(signature.At(writer.Column)))
        {
            WriteDispatch(writer, halves);
            body(Adapt(function), writer, Outputs.ToDictionary(output => output.Name, output => output.Name), WriteResults);
        }
    }

    /// <summary>A body as it stands in a method that machines with half vectors may run.</summary>
    public Function Adapt(Function part) => ForHalves is null && part.VectorBits == Function.FullVector ? NarrowMachines.Adapt(part) : part;

    /// <summary>On a machine with half vectors leaves for the form that is written in them; the JIT knows the answer, and reads one of both.</summary>
    private void WriteDispatch(Writer writer, string halves)
    {
        if (ForHalves is null) return;
        var outputs = Outputs;
        using (writer.Block("if (!Vector512.IsHardwareAccelerated && Vector256.IsHardwareAccelerated)"))
        {
            var open = ValueType == ElementType.None ? "" : "return ";
            writer.WriteLine($"{Call($"{open}{halves}.", input => (outputs.Contains(input) ? "out " : "") + input.Name, writer.Column)};");
            if (ValueType == ElementType.None) writer.WriteLine("return;");
        }

        writer.Blank();
    }

    /// <summary>Hands over the results, the value last.</summary>
    public void WriteResults(Writer writer, IReadOnlyList<string> results)
    {
        for (var i = 0; i < Outputs.Count; i++) writer.WriteLine($"{Outputs[i].Name} = {results[i + 1]};");
        if (results.Count > 0) writer.WriteLine($"return {results[0]};");
    }

    public static string TypeOf(KernelInput input) => input.Kind switch
    {
        KernelInputKind.Rows => "scoped in Batch",
        KernelInputKind.Gradient or KernelInputKind.Output or KernelInputKind.Matrix or KernelInputKind.Moved or KernelInputKind.State or KernelInputKind.Received or KernelInputKind.Residuals or KernelInputKind.Slopes => $"Span<{TypeText.Of(input.Type.Element)}>",
        KernelInputKind.ScalarGradient or KernelInputKind.Derivative => "out " + TypeText.Of(input.Type.Element),
        _ => input.Type.IsBuffer ? $"ReadOnlySpan<{TypeText.Of(input.Type.Element)}>" : TypeText.Of(input.Type.Element),
    };

    private IrType ResultType(int position) => function[function.Body.Yields[position]].Type;

    /// <summary>Inputs are known by name, what the stages add by role and place: a row's length behind its column, the scale behind the rows.</summary>
    private List<KernelInput> Bind(Function source, IReadOnlyList<ParameterModel> inputs, IReadOnlyList<string> outputs)
    {
        var bound = new List<KernelInput>();
        var isSampled = source.Parameters.Any(parameter => parameter.Role is ParameterRole.Rows or ParameterRole.FirstRow);
        var byName = inputs.SelectMany(input => Parts(input, isSampled).Select(part => (Of: input, Part: part))).ToDictionary(bound => bound.Part.Name, StringComparer.Ordinal);
        var previous = KernelInputKind.Fixed;
        ParameterModel? of = null;
        var states = 0;
        for (var i = 0; i < source.Parameters.Count; i++)
        {
            var name = Names.Bare(source.Parameters[i].Name);
            previous = source.Parameters[i].Role switch
            {
                ParameterRole.Variable => KernelInputKind.Variable,
                ParameterRole.Rows => KernelInputKind.Rows,
                ParameterRole.Destination => KernelInputKind.Gradient,
                ParameterRole.Direction => KernelInputKind.Direction,
                ParameterRole.Column => KernelInputKind.FirstColumn,
                ParameterRole.Output => KernelInputKind.Output,
                ParameterRole.Width => KernelInputKind.Width,
                ParameterRole.Matrix => KernelInputKind.Matrix,
                ParameterRole.Moved => KernelInputKind.Moved,
                ParameterRole.State => KernelInputKind.State,
                ParameterRole.Coefficients => KernelInputKind.Coefficients,
                ParameterRole.Start => KernelInputKind.Start,
                ParameterRole.Handed => KernelInputKind.Handed,
                ParameterRole.Received => KernelInputKind.Received,
                ParameterRole.FirstRow => KernelInputKind.FirstRow,
                ParameterRole.RowCount => KernelInputKind.RowCount,
                ParameterRole.Residuals => KernelInputKind.Residuals,
                ParameterRole.Numbers => KernelInputKind.Numbers,
                ParameterRole.Slopes => KernelInputKind.Slopes,
                _ when previous == KernelInputKind.Column && !of!.IsScalar => KernelInputKind.RowLength,
                _ when previous == KernelInputKind.Rows => KernelInputKind.Scale,
                _ when isSampled && byName[name].Of.Role == InputRole.Sample => KernelInputKind.Column,
                _ => KernelInputKind.Fixed,
            };
            InputPart? part = null;
            if (previous is KernelInputKind.Handed or KernelInputKind.Received)
            {
                bound.Add(new(previous, null, function.Parameters[i].Type, LocalNames.Escape(function.Parameters[i].Name)) { Handed = source.Parameters[i].Of });
                continue;
            }

            if (previous is KernelInputKind.Rows or KernelInputKind.Scale or KernelInputKind.FirstColumn or KernelInputKind.Width or KernelInputKind.Matrix or KernelInputKind.Coefficients or KernelInputKind.Start or KernelInputKind.FirstRow or KernelInputKind.RowCount or KernelInputKind.Residuals) of = null;
            else if (source.Parameters[i] is { Role: ParameterRole.Numbers or ParameterRole.Slopes, Of: null }) of = null;
            else if (previous != KernelInputKind.RowLength) (of, part) = byName[source.Parameters[i].Of ?? name];
            bound.Add(new(previous, of, function.Parameters[i].Type, LocalNames.Escape(function.Parameters[i].Name)) { Part = part, Lane = DerivativeNames.LaneOf(source.Parameters[i].Name), Element = source.Parameters[i].Element, Output = source.Parameters[i].Output, State = previous == KernelInputKind.State ? ++states : states = 0 });
        }

        for (var i = 0; i < outputs.Count; i++)
        {
            if (source.Results[i + 1] == DerivativeNames.Derivative)
            {
                bound.Add(new(KernelInputKind.Derivative, null, ResultType(i + 1), outputs[i]));
                continue;
            }

            var (variable, part) = byName[DerivativeNames.VariableOf(Names.Bare(source.Results[i + 1]))];
            bound.Add(new(KernelInputKind.ScalarGradient, variable, ResultType(i + 1), outputs[i]) { Part = part, Lane = DerivativeNames.LaneOf(source.Results[i + 1]) });
        }

        return bound;
    }

    private static IEnumerable<InputPart> Parts(ParameterModel input, bool isSampled)
        => isSampled && input.Role == InputRole.Sample ? [input.ColumnPart] : input.Parts;
}
