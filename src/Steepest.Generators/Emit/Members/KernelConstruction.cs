using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>What a kernel is made of, and how it is made where a problem's inputs are in scope under their own names.</summary>
internal sealed class KernelConstruction(ProblemScope scope)
{
    private ProblemModel Model => scope.Model;

    /// <summary>A kernel over inputs in scope and the data set that <paramref name="samples"/> names.</summary>
    /// <param name="samples">An expression.</param>
    /// <param name="column">Where the statement begins.</param>
    /// <param name="owner">An expression for the problem where it is an instance.</param>
    /// <param name="type">Another type with the kernel's fields; null for the kernel.</param>
    public string Expression(string samples, int column, string owner = "this", string? type = null)
        => Signature.List($"new {type ?? scope.Kernel}(", Arguments(samples, owner), ")", column + "var kernel = ".Length);

    /// <summary>The values of <see cref="KernelFields.All"/>.</summary>
    public List<string> Arguments(string samples, string owner = "this")
    {
        var arguments = scope.Layout.Fields.Concat(Model.Fixed.Concat(Model.Fields).SelectMany(input => InputText.ToKernel(input, owner))).ToList();
        if (Model.HasSamples)
        {
            arguments.Add($"{samples}.Count");
            foreach (var sample in Model.Samples)
            {
                arguments.Add($"{samples}.{scope.SampleProperties.Memory(sample)}.Span");
                if (!sample.IsScalar) arguments.Add($"{samples}.{scope.SampleProperties.RowLength(sample)}");
            }
        }

        return arguments;
    }
}
