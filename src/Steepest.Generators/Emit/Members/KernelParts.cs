using System.Globalization;
using Steepest.Generators.Emit.Parts;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// A kernel method in parts: the method itself allocates what they share and calls one after another, and the last one returns the results.
/// </summary>
internal sealed class KernelParts(KernelMethod method, Partition partition, string resultType, IReadOnlyList<KernelInput> outputs)
{
    /// <summary>The statements of the method itself.</summary>
    public void WriteCalls(Writer writer, BodyText body)
        => body(method.Adapt(partition.Frame), writer, outputs.ToDictionary(output => output.Name, output => output.Name), (inner, buffers) =>
        {
            var shared = partition.Frame.Results.Zip(buffers, (name, buffer) => (name, buffer)).ToDictionary(pair => pair.name, pair => pair.buffer);
            for (var i = 0; i < partition.Parts.Count; i++)
            {
                var isLast = i == partition.Parts.Count - 1;
                var arguments = partition.Parts[i].Parameters.Select(parameter => shared.TryGetValue(parameter.Name, out var buffer) ? buffer : parameter.Name).ToList();
                if (isLast) arguments.AddRange(outputs.Select(output => "out " + output.Name));
                var open = isLast && resultType != "void" ? "return " : "";
                inner.WriteLine(Signature.List($"{open}{NameOf(i)}(", arguments, ");", inner.Column));
            }
        });

    /// <summary>The parts, as methods beside it.</summary>
    public void WriteParts(Writer writer, BodyText body)
    {
        for (var i = 0; i < partition.Parts.Count; i++)
        {
            var part = partition.Parts[i];
            var isLast = i == partition.Parts.Count - 1;
            writer.Blank();
            new Documentation($"Part {Number(i)} of {Number(partition.Parts.Count - 1)} of {Documentation.See(method.Name)}, which is longer than the JIT optimises in one method.").Write(writer);
            writer.WriteLine("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            var signature = new Signature($"private static {(isLast ? resultType : "void")} {NameOf(i)}");
            foreach (var parameter in part.Parameters) signature.Add(TypeOf(parameter), parameter.Name);
            foreach (var output in isLast ? outputs : []) signature.Add("out " + TypeText.Of(output.Type.Element), output.Name);
            using (writer.Block(signature.At(writer.Column)))
            {
                body(method.Adapt(part), writer, outputs.ToDictionary(output => output.Name, output => output.Name), (inner, results) =>
                {
                    if (isLast) method.WriteResults(inner, results);
                });
            }
        }
    }

    private string NameOf(int part) => $"{method.Name}Part{Number(part)}";

    private static string Number(int part) => (part + 1).ToString(CultureInfo.InvariantCulture);

    private string TypeOf(Parameter parameter)
        => method.Inputs.FirstOrDefault(input => input.Name == parameter.Name && input.Kind != KernelInputKind.ScalarGradient) is { } input
            ? KernelMethod.TypeOf(input)
            : $"Span<{TypeText.Of(parameter.Type.Element)}>";
}
