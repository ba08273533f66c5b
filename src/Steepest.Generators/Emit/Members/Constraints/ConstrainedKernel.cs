using Steepest.Generators.Differentiation;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary>What the kernel of a constrained problem shows to drivers: losses and limits, weighted together.</summary>
internal sealed class ConstrainedKernel(ProblemScope scope, ConstraintMethods methods)
{
    private const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]";

    private bool HasSamples => scope.Model.HasSamples;

    private string Element => TypeText.Of(scope.Layout.Element);

    /// <summary>What the kernel is.</summary>
    public string Contract => $"I{(HasSamples ? "Sampled" : "")}Constrained{(methods.Product is null ? "" : "Hessian")}Kernel<{Element}>";

    /// <param name="writer">Where to.</param>
    public void Write(Writer writer)
    {
        var names = scope.KernelNames.Inner();
        var (point, batch, direction, left) = (names.Take("point"), names.Take("batch"), names.Take("direction"), names.Take("gradient"));
        var handed = new[] { Lagrangian.LossWeight, Lagrangian.Weights, Lagrangian.Damping, Lagrangian.Floors, Lagrangian.Limits }.ToDictionary(name => name, names.Take);
        var (spanned, batched) = ($"scoped ReadOnlySpan<{Element}> {point}", $"scoped in Batch {batch}");
        var lossWeight = $"double {handed[Lagrangian.LossWeight]}";
        var weights = $"scoped ReadOnlySpan<double> {handed[Lagrangian.Weights]}";
        var others = $"scoped ReadOnlySpan<double> {handed[Lagrangian.Damping]}, scoped ReadOnlySpan<double> {handed[Lagrangian.Floors]}";
        var limits = $"scoped Span<double> {handed[Lagrangian.Limits]}";
        var vector = $"scoped Span<{Element}> {left}";
        var along = $"scoped ReadOnlySpan<{Element}> {direction}";
        var hasProducts = methods.Product != null;
        if (HasSamples)
        {
            writer.Blank();
            writer.WriteLine($"public bool HasSampledLimits => {(methods.HasSampledLimits ? "true" : "false")};");
        }

        WriteMember("Values", methods.Values, [spanned, limits], Taking.Nothing);
        WriteMember("Lagrangian", methods.Gradient, [spanned, lossWeight, weights, others, vector, limits], Taking.Overwritten);
        if (hasProducts) WriteMember("LagrangianProduct", methods.Product, [spanned, lossWeight, weights, others, along, vector], Taking.Overwritten);
        if (!HasSamples) return;
        WriteMember("AddValues", methods.RowValues, [spanned, batched, limits], Taking.Nothing);
        WriteMember("AddLagrangian", methods.RowGradient, [spanned, lossWeight, weights, batched, vector], Taking.Added);
        if (hasProducts) WriteMember("AddLagrangianProduct", methods.RowProduct, [spanned, lossWeight, weights, along, batched, vector], Taking.Added);

        void WriteMember(string name, KernelMethod? method, IReadOnlyList<string> parameters, Taking taking)
        {
            writer.Blank();
            writer.WriteLine(Inlined);
            using (writer.Block(Signature.List($"public double {name}(", parameters, ")", writer.Column)))
            {
                if (taking == Taking.Overwritten && (method is null || !scope.Model.Variables.All(method.Moves))) writer.WriteLine($"{left}.Clear();");
                if (method is null) writer.WriteLine("return 0;");
                else
                {
                    new PackedCall(scope, method, names).Write(
                        writer, "", input => input.Handed is { } it ? handed[it] : scope.Fields.Argument(input, point, batch, left, direction), point, left, isAdded: taking == Taking.Added,
                        loss => writer.WriteLine($"return {loss};"), parameters.Contains(along) ? direction : "");
                }
            }
        }
    }

    private enum Taking
    {
        Nothing,
        Overwritten,
        Added,
    }
}
