using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Sparsity;

namespace Steepest.Generators.Emit.Members;

/// <summary>The bodies of a residual method by what each row touches.</summary>
/// <param name="Method">The method.</param>
/// <param name="Blocks">What a row touches.</param>
/// <param name="Places">Where that is; null where all blocks are single variables.</param>
/// <param name="Slopes">Residuals and derivatives.</param>
internal sealed record RowMethods(MethodModel Method, EquatableArray<RowBlock> Blocks, KernelMethod? Places, KernelMethod Slopes)
{
    /// <summary>How many numbers a row touches.</summary>
    public int Columns => Blocks.Sum(block => block.Length);

    /// <summary>How many residuals it has.</summary>
    public int Outputs => Method.IsVoid ? Method.Outputs.Sum(output => output.StatedLength) : 1;
}
