using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Tests.Compilations;

namespace Steepest.Generators.Tests.Language;

/// <summary>The files of a row: its program, what calls the generated members with boxed arguments, and the text of its reference.</summary>
internal static class ConstructText
{
    /// <summary>The annotated method, and the one that runs it in a loop.</summary>
    public const string Alone = "Loss";

    public const string Looped = "InLoop";

    private const string Carried = "a";
    private const string Annotation = "Differentiable(Derivatives.Gradient | Derivatives.Directional | Derivatives.HessianVector)";

    /// <summary>The user's file, with the place of the mark.</summary>
    public static Markup Program(Construct row) => Markup.Parse(File(row, row.Body, row.Helpers));

    /// <summary>The same with the body that is compared.</summary>
    public static string Reference(Construct row)
        => Markup.Parse(File(row, row.ReferenceBody ?? row.Body, row.ReferenceHelpers ?? row.Helpers)).Source;

    /// <summary>The parameters in order.</summary>
    public static IReadOnlyList<ConstructParameter> Inputs(Construct row)
    {
        var list = SyntaxFactory.ParseParameterList($"({Markup.Parse(row.Parameters).Source})");
        return [.. list.Parameters.Select(parameter => new ConstructParameter(
            parameter.Type!.ToString(),
            parameter.Identifier.Text,
            !parameter.AttributeLists.SelectMany(attributes => attributes.Attributes).Any(attribute => attribute.Name.ToString() is "Fixed" or "Sample")
                && IsFloating(Element(parameter.Type), row)))];
    }

    /// <summary>Whether the row is checked inside a loop.</summary>
    public static bool IsLooped(Construct row) => row is { IsLooped: true, IsDifferentiated: true } && Inputs(row).Any(input => input is { Name: Carried, IsVariable: true });

    /// <summary>What calls the generated members.</summary>
    public static string Entries(Construct row)
    {
        var inputs = Inputs(row);
        var text = new StringBuilder($"using System.Numerics;\nnamespace {row.Name};\n\npublic static class Entries\n{{\n");
        text.Append($"    public static object? Receiver() => {row.Receiver ?? "null"};\n");
        text.Append("    public static object?[] Arguments(int input, double[][] numbers)\n    {\n");
        for (var k = 0; k < row.Inputs.Length; k++)
        {
            var given = new Queue<string>(row.Inputs[k]);
            var variable = 0;
            text.Append($"        if (input == {k})\n        {{\n");
            foreach (var input in inputs)
            {
                var value = input.IsVariable
                    ? input.Of($"Blocks.Of<{input.Element}>(numbers[{variable++}])")
                    : given.Dequeue();
                text.Append($"            {input.Boxed} {input.Name} = {value};\n");
            }

            text.Append($"            return [{string.Join(", ", inputs.Select(input => input.Name))}];\n        }}\n\n");
        }

        text.Append("        throw new ArgumentOutOfRangeException(nameof(input));\n    }\n\n");
        Derivatives(text, row, inputs, Alone);
        if (IsLooped(row)) Derivatives(text, row, inputs, Looped);
        return text.Append("}\n").ToString();
    }

    /// <summary>A method that returns the value with each of the derivatives, in rows.</summary>
    private static void Derivatives(StringBuilder text, Construct row, IReadOnlyList<ConstructParameter> inputs, string method)
    {
        List<ConstructParameter> variables = [.. inputs.Where(input => input.IsVariable)];
        text.Append($"    public static double[][] {method}(object? receiver, object?[] arguments, double[][] directions)\n    {{\n");
        for (var i = 0; i < inputs.Count; i++) text.Append($"        var {inputs[i].Name} = ({inputs[i].Boxed})arguments[{i}]!;\n");
        for (var k = 0; k < variables.Count; k++)
        {
            var (name, element, isSpan, length) = (variables[k].Name, variables[k].Element, variables[k].IsSpan, variables[k].Length);
            text.Append($"        var {name}Direction = Blocks.Of<{element}>(directions[{k}]){(isSpan ? "" : "[0]")};\n");
            if (!isSpan) continue;
            text.Append($"        var {name}Gradient = Blocks.Unset<{element}>({length});\n");
            text.Append($"        var {name}Product = Blocks.Unset<{element}>({length});\n");
        }

        var receiver = row.Receiver is null ? Construct.Type : $"(({Construct.Type})receiver!)";
        var given = inputs.Select(input => input.Name).ToList();
        var along = variables.Select(variable => variable.Name + "Direction").ToList();
        IEnumerable<string> Into(string what) => variables.Select(variable => (variable.IsSpan ? "" : "out var ") + variable.Name + what);
        string Numbers(string what) => string.Concat(variables.Select(variable => $", .. Blocks.Numbers<{variable.Element}>({variable.Name}{what})"));
        text.Append($"        var value = {receiver}.{method}Gradient({string.Join(", ", [.. given, .. Into("Gradient")])});\n");
        text.Append($"        var forward = {receiver}.{method}Directional({string.Join(", ", [.. given, .. along, "out var slope"])});\n");
        text.Append($"        var second = {receiver}.{method}HessianVector({string.Join(", ", [.. given, .. along, .. Into("Product")])});\n");
        text.Append($"        return [[value{Numbers("Gradient")}], [forward, slope], [second{Numbers("Product")}]];\n    }}\n\n");
    }

    private static string File(Construct row, string body, string helpers)
    {
        var isStatic = row.Declaration.Contains("static", StringComparison.Ordinal) ? "static " : "";
        return $$"""
            using System.Numerics;
            {{row.Imports}}
            namespace {{row.Name}};

            public {{row.Declaration}} {{Construct.Type}}
            {
                [{{Annotation}}]{{row.Attributes}}
                public {{isStatic}}{{row.Returns}} {{Alone}}({{row.Parameters}})
                {
                    {{body}}
                }

            {{(IsLooped(row) ? InLoop(row, isStatic) : "")}}

                {{helpers}}
            }

            {{row.Types}}

            """;
    }

    /// <summary>The method called from a loop that carries a value into it and out of it.</summary>
    private static string InLoop(Construct row, string isStatic)
    {
        var arguments = string.Join(", ", Inputs(row).Select(input => input.Name == Carried ? $"{Carried} + carried * {(row.Returns == "float" ? "0.125f" : "0.125")} * {Carried}" : input.Name));
        var functions = row.Returns == "float" ? "MathF" : "Math";
        return $$"""
                [{{Annotation}}]
                public {{isStatic}}{{row.Returns}} {{Looped}}({{Markup.Parse(row.Parameters).Source}})
                {
                    {{row.Returns}} carried = 0;
                    for (int round = 0; round < 3; round++) carried = {{functions}}.Sin(carried) + {{Alone}}({{arguments}});
                    return carried;
                }
            """;
    }

    private static TypeSyntax Element(TypeSyntax type) => type switch
    {
        GenericNameSyntax { Identifier.Text: "Span" or "ReadOnlySpan" or "ReadOnlyTensorSpan" } span => span.TypeArgumentList.Arguments[0],
        ArrayTypeSyntax array => Element(array.ElementType),
        _ => type,
    };

    /// <summary>A floating-point number, or a struct: those of the rows hold nothing else.</summary>
    private static bool IsFloating(TypeSyntax type, Construct row)
        => type.ToString() is "double" or "float" or "Vector2" or "Vector3" or "Vector4" or "Quaternion" or "Matrix4x4" or "Complex"
            || row.Types.Contains("struct " + type, StringComparison.Ordinal);
}

/// <param name="Type">As in C#.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsVariable">Whether it is differentiated.</param>
internal sealed record ConstructParameter(string Type, string Name, bool IsVariable)
{
    /// <summary>Whether it is as many elements as a point has.</summary>
    public bool IsSpan => Type.EndsWith("[]", StringComparison.Ordinal) || Type.StartsWith("ReadOnlySpan<", StringComparison.Ordinal) || IsTensor;

    public bool IsTensor => Type.StartsWith("ReadOnlyTensorSpan<", StringComparison.Ordinal);

    public string Element => Type.EndsWith('>') ? Type[(Type.IndexOf('<', StringComparison.Ordinal) + 1)..^1] : Type.EndsWith("[]", StringComparison.Ordinal) ? Type[..^2] : Type;

    /// <summary>The type as which it can be boxed.</summary>
    public string Boxed => IsTensor ? $"System.Numerics.Tensors.Tensor<{Element}>" : IsSpan ? Element + "[]" : Type;

    /// <summary>How many elements it has.</summary>
    public string Length => IsTensor ? $"(int){Name}.FlattenedLength" : $"{Name}.Length";

    /// <summary>It, boxed, of an array of its elements.</summary>
    public string Of(string array) => IsTensor ? $"Blocks.Matrix({array})" : IsSpan ? array : array + "[0]";
}
