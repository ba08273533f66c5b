using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// How an input is written, whatever its shape: declared in each role, and handed to a compiled function part by part. Members ask here and
/// know of no shape.
/// </summary>
internal static class InputText
{
    private const string Cast = "global::System.Runtime.InteropServices.MemoryMarshal.Cast";
    private const string Component = "global::Steepest.Kernels.Component";

    /// <summary>The type of one element as the user wrote it.</summary>
    public static string Element(ParameterModel input) => input.Struct?.Type ?? input.ElementName ?? TypeText.Of(input.Type);

    /// <summary>As the user's method takes it.</summary>
    public static string Declared(ParameterModel input) => input.Modifier + input.Shape switch
    {
        InputShape.Array => Element(input) + "[]",
        _ when input.Role == InputRole.Output => $"global::System.Span<{Element(input)}>",
        _ => Read(input),
    };

    /// <summary>As a member takes what it only reads: arrays convert to spans by themselves.</summary>
    public static string Read(ParameterModel input) => input.Shape switch
    {
        InputShape.Scalar => Element(input),
        InputShape.Grid => Grid(input),
        InputShape.Rows => Element(input) + "[][]",
        InputShape.Tensor => $"global::System.Numerics.Tensors.ReadOnlyTensorSpan<{Element(input)}>",
        _ => $"global::System.ReadOnlySpan<{Element(input)}>",
    };

    /// <summary>As a member takes a direction for a variable: that of a tensor has its elements row by row.</summary>
    public static string Direction(ParameterModel variable) => variable.Shape == InputShape.Tensor ? $"global::System.ReadOnlySpan<{Element(variable)}>" : Read(variable);

    /// <summary>The number of elements of a span variable.</summary>
    public static string LengthOf(ParameterModel variable) => (variable.Shape == InputShape.Tensor ? Gathering.Elements(variable) : variable.Name) + ".Length";

    /// <summary>Memory in the shape of a variable: of a tensor, its elements row by row.</summary>
    public static string Shaped(ParameterModel variable, InputPart part, string expression) => variable.IsGathered ? expression : Argument(variable, part, expression);

    /// <summary>As a member takes a variable that it moves.</summary>
    public static string Moved(ParameterModel variable) => variable.IsScalar ? "ref " + Element(variable) : $"global::System.Span<{Element(variable)}>";

    /// <summary>As a member takes where the gradient of a variable goes, or anything of its shape.</summary>
    public static string Destination(ParameterModel variable) => variable.IsScalar ? "out " + Element(variable) : $"global::System.Span<{Element(variable)}>";

    /// <summary>What a kernel calls an input: as the user does, unless that would hide a type that bodies name.</summary>
    public static string Field(ParameterModel input) => KernelMethod.Types.Contains(input.Name) ? input.Name + "Input" : input.Name;

    /// <summary>As a kernel holds an input, where <c>System</c> is in scope: a column holds all rows; what is gathered is held by its parts.</summary>
    public static IEnumerable<(string Type, string Name)> Held(ParameterModel input) => input.IsGathered
        ? input.Parts.Select(part => ($"ReadOnlySpan<{(part.IsStarts ? "int" : Element(input))}>", LocalNames.Escape(part.Name)))
        : [(input.Shape == InputShape.Grid ? Grid(input) : input.IsScalar && input.Role != InputRole.Sample ? Element(input) : $"ReadOnlySpan<{Element(input)}>", Field(input))];

    /// <summary>The same as a member hands it over.</summary>
    public static IEnumerable<string> ToKernel(ParameterModel input, string owner) => input.IsGathered
        ? input.Parts.Select(part => part.IsStarts ? Gathering.Starts(input) : Gathering.Elements(input))
        : [Expression(input, owner)];

    /// <summary>What a compiled function gets for a part of an input that the kernel holds.</summary>
    public static string FromKernel(ParameterModel input, InputPart part)
        => !input.IsGathered ? Argument(input, part, Field(input)) : part.IsStarts ? part.Name : Numeric(input, LocalNames.Escape(part.Name));

    /// <summary>A column of the data set.</summary>
    public static string Column(ParameterModel column) => $"global::System.ReadOnlyMemory<{Element(column)}>";

    /// <summary>Where members find an input: a parameter by its name, a field behind its owner. What may be null is checked.</summary>
    /// <param name="input">The input.</param>
    /// <param name="owner">The problem, where it is an instance.</param>
    public static string Expression(ParameterModel input, string owner)
    {
        if (input.Member is not { } member) return input.Name;
        var text = member.IsStatic ? member.Text : owner + "." + member.Text;
        return input.Shape == InputShape.Array ? $"{TypeText.Require}.Present({text})" : text;
    }

    /// <summary>The elements of a span or an array, for members that compare places in memory; what lies between those of a tensor counts too.</summary>
    public static string Memory(ParameterModel input, string expression) => input.Shape switch
    {
        InputShape.Grid => $"{TypeText.Require}.Elements<{Element(input)}>({expression})",
        InputShape.Tensor => $"global::System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(in {expression}.GetPinnableReference(), global::Steepest.Kernels.Dimensions.Reach({expression}.Lengths, {expression}.Strides))",
        _ => expression,
    };

    /// <summary>Whether the elements of an input lie where they can be compared with other places in memory.</summary>
    public static bool IsPlaced(ParameterModel input) => !input.IsScalar && input.Shape != InputShape.Rows;

    /// <summary>A number of elements of an input as the number of numbers in them.</summary>
    public static string Numbers(ParameterModel input, string elements) => input.Stride == 1 ? elements : $"{Literal.Of(input.Stride)} * {elements}";

    /// <summary>What a compiled function gets for a part of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="part">Which parameter of the function.</param>
    /// <param name="expression">The input, or memory of its shape.</param>
    public static string Argument(ParameterModel input, InputPart part, string expression)
    {
        if (input.IsGathered) return part.IsStarts ? Gathering.Starts(input) : Numeric(input, Gathering.Elements(input));
        if (part.Dimension >= 0) return $"{expression}.GetLength({Literal.Of(part.Dimension)})";
        var elements = input.Shape == InputShape.Grid ? Memory(input, expression) : expression;
        if (part.Component < 0 && !part.Type.IsBuffer) return input.ElementName is null ? elements : $"({TypeText.Of(input.Type)}){elements}";
        if (part.Component < 0) return Numeric(input, elements);
        var type = input.Struct!;
        var component = type.Components[part.Component];
        return component.Path is { } path ? expression + path : ComponentOf("In", type, part, expression);
    }

    /// <summary>The place of a part of a scalar variable: where a derivative is written.</summary>
    public static string Place(ParameterModel variable, InputPart part, string expression)
    {
        if (variable.Struct is not { } type) return expression;
        var component = type.Components[part.Component];
        return component is { Path: { } path, IsWritable: true } ? expression + path : ComponentOf("Of", type, part, "ref " + expression);
    }

    /// <summary>Whether the places of a variable can be written without a value before.</summary>
    public static bool IsAssignedByParts(ParameterModel variable)
        => variable.Struct is not { } type || !variable.IsScalar || type.Components.All(component => component is { Path: not null, IsWritable: true });

    /// <summary>A span as one of the numbers in it.</summary>
    private static string Numeric(ParameterModel input, string span)
        => Element(input) == TypeText.Of(input.Type) ? span : $"{Cast}<{Element(input)}, {TypeText.Of(input.Type)}>({span})";

    private static string Grid(ParameterModel input) => $"{Element(input)}[{new string(',', input.Rank - 1)}]";

    private static string ComponentOf(string member, StructModel type, InputPart part, string expression)
        => $"{Component}.{member}<{type.Type}, {TypeText.Of(type.Components[part.Component].Type)}>({expression}, {Literal.Of(part.Component)})";
}
