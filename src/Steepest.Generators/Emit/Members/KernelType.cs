using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Emit.Members.Optimizers;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// The <c>file</c> type behind a problem: a readonly ref struct that shows the packed point to the drivers, and the static methods with the
/// bodies. A type that only has <c>[Differentiable]</c> methods gets a static class.
/// </summary>
internal sealed class KernelType(ProblemScope scope, KernelMethods methods)
{
    private ProblemModel Model => scope.Model;

    private string Element => TypeText.Of(scope.Layout.Element);

    public void Write(Writer writer, BodyText body)
    {
        if (!Model.IsProblem)
        {
            new Documentation($"The derivatives behind {Names.Bare(Model.Type.Name)}.").Write(writer);
            using (writer.Block($"file static class {scope.KernelName}")) WriteMethods(writer, body);
            WriteHalves(writer, body);
            return;
        }

        new Documentation($"{Names.Bare(Model.Type.Name)} as the drivers see it{(methods.IsInner ? ", in numbers without bounds" : "")}: {scope.Layout.Describe()}.").Write(writer);
        using (KernelFields.Open(writer, scope.KernelName, scope.Fields.All, string.Join(", ", Contracts)))
        {
            WriteInterface(writer);
            WriteMethods(writer, body);
        }

        WriteHalves(writer, body);
    }

    /// <summary>The type that holds methods for machines whose registers hold half of a full vector.</summary>
    private string Halves => scope.KernelName + "256";

    private void WriteHalves(Writer writer, BodyText body)
    {
        var halves = methods.All.Select(method => method.ForHalves).OfType<KernelMethod>().ToList();
        if (halves.Count == 0) return;
        writer.Blank();
        new Documentation($"The methods of {Documentation.See(scope.KernelName)} in vectors of 256 bits, for machines that have no wider ones.").Write(writer);
        using var type = writer.Block($"file static class {Halves}");
        foreach (var method in halves)
        {
            writer.Blank();
            method.Write(writer, body, Halves);
        }
    }

    /// <summary>What drivers see of losses and limits together; null where no driver looks.</summary>
    private ConstrainedKernel? Constrained => methods.Constraints is { Gradient: not null } constraints ? new ConstrainedKernel(scope, constraints) : null;

    private void WriteMethods(Writer writer, BodyText body)
    {
        foreach (var method in methods.All)
        {
            writer.Blank();
            method.Write(writer, body, Halves);
        }
    }

    private void WriteInterface(Writer writer)
    {
        var names = scope.KernelNames.Inner();
        var point = names.Take("point");
        var gradient = names.Take("gradient");
        var batch = names.Take("batch");
        if (Model.HasSamples)
        {
            writer.Blank();
            writer.WriteLine($"public int SampleCount => {scope.Fields.RowCount};");
        }

        writer.Blank();
        WriteGradient(writer, names, point, gradient);
        Constrained?.Write(writer);
        if (scope.Multiplies) WriteProducts(writer);
        if (!Model.HasSamples) return;
        writer.Blank();
        WriteAddSamples(writer, names, point, batch, gradient);
        writer.Blank();
        WriteMetric(writer, names, point, batch);
        foreach (var (optimizer, method) in methods.Descents)
        {
            writer.Blank();
            WriteDescent(writer, optimizer, method);
        }
    }

    /// <summary>What the drivers of the problem's optimizers ask for.</summary>
    private IEnumerable<string> Contracts
    {
        get
        {
            var contracts = methods.Descents.Select(descent => ContractOf(descent.Optimizer)).ToList();
            if (Constrained is { } constrained) contracts.Add(constrained.Contract);
            if (scope.Multiplies) contracts.Add($"{(Model.HasSamples ? "ISampledHessianKernel" : "IHessianKernel")}<{Element}>");
            return contracts.Count > 0 ? contracts : [$"{(Model.HasSamples ? "ISampledKernel" : "IGradientKernel")}<{Element}>"];
        }
    }

    private string ContractOf(OptimizerModel optimizer) => $"IDescentKernel<{Element}, {OptimizerTable.Find(optimizer.Name).RuleType(Element)}>";

    /// <summary>Loss, gradient and update of one row after another; what an optimizer remembers lies vector by vector.</summary>
    private void WriteDescent(Writer writer, OptimizerModel optimizer, KernelMethod method)
    {
        var names = scope.KernelNames.Inner();
        var (point, batch, coefficients, state, sum) = (names.Take("point"), names.Take("batch"), names.Take("coefficients"), names.Take("state"), names.Take("sum"));
        string VectorOf(int number) => number switch
        {
            1 => state,
            2 => $"{state}[{point}.Length..]",
            _ => $"{state}[({Literal.Of(number - 1)} * {point}.Length)..]",
        };
        WriteInlined(writer);
        writer.WriteLine($"double {ContractOf(optimizer)}.Descend(");
        using (writer.Indent())
        {
            writer.WriteLine($"scoped Span<{Element}> {point}, scoped in Batch {batch}, scoped ReadOnlySpan<{Element}> {coefficients}, scoped Span<{Element}> {state}, double {sum})");
            writer.WriteLine("=> " + method.Call("", input => input.Kind switch
            {
                KernelInputKind.State => scope.Layout.Window(VectorOf(input.State), input.Of!, input.Part!),
                KernelInputKind.Coefficients => coefficients,
                KernelInputKind.Start => sum,
                _ => scope.Fields.Argument(input, point, batch, ""),
            }, writer.Column + 3) + ";");
        }
    }

    /// <summary>The losses without samples: every element of the gradient but padding is written.</summary>
    private void WriteGradient(Writer writer, Names names, string point, string gradient)
    {
        WriteInlined(writer);
        using (writer.Block($"public double Gradient(scoped ReadOnlySpan<{Element}> {point}, scoped Span<{Element}> {gradient})"))
        {
            if (methods.Begin is not { } begin)
            {
                writer.WriteLine($"{gradient}.Clear();");
                writer.WriteLine("return 0;");
                return;
            }

            // What the body does not write is padding, which is 0 from the start, unless there is a variable that no loss without samples names.
            if (!Model.Variables.All(begin.Moves)) writer.WriteLine($"{gradient}.Clear();");
            new PackedCall(scope, begin, names).Write(
                writer, "", input => scope.Fields.Argument(input, point, "", gradient), point, gradient, isAdded: false, loss => writer.WriteLine($"return {loss};"));
        }
    }

    /// <summary>Products with the Hessians of the losses without samples, and of those over samples: each overwrites.</summary>
    private void WriteProducts(Writer writer)
    {
        var names = scope.KernelNames.Inner();
        var (point, direction, batch, product) = (names.Take("point"), names.Take("direction"), names.Take("batch"), names.Take("product"));
        WriteProduct("Product", methods.BeginProduct, "");
        if (Model.HasSamples) WriteProduct("ProductOfRows", methods.RowsProduct, $"scoped in Batch {batch}, ");

        void WriteProduct(string name, KernelMethod? method, string rows)
        {
            writer.Blank();
            WriteInlined(writer);
            using (writer.Block($"public double {name}(scoped ReadOnlySpan<{Element}> {point}, scoped ReadOnlySpan<{Element}> {direction}, {rows}scoped Span<{Element}> {product})"))
            {
                if (method is null || !Model.Variables.All(method.Moves)) writer.WriteLine($"{product}.Clear();");
                if (method is null) writer.WriteLine("return 0;");
                else
                {
                    new PackedCall(scope, method, names).Write(
                        writer, "", input => scope.Fields.Argument(input, point, batch, product, direction), point, product, isAdded: false,
                        loss => writer.WriteLine($"return {loss};"), direction);
                }
            }
        }
    }

    private void WriteAddSamples(Writer writer, Names names, string point, string batch, string gradient)
    {
        WriteInlined(writer);
        var signature = $"public double AddSamples(scoped ReadOnlySpan<{Element}> {point}, scoped in Batch {batch}, scoped Span<{Element}> {gradient})";
        if (methods.Add is not { } add)
        {
            writer.WriteLine($"{signature} => 0;");
            return;
        }

        writer.WriteMember(signature, body => new PackedCall(scope, add, names).Write(
            body, "", input => scope.Fields.Argument(input, point, batch, gradient), point, gradient, isAdded: true, loss => body.WriteLine($"return {loss};")));
    }

    private void WriteMetric(Writer writer, Names names, string point, string batch)
    {
        WriteInlined(writer);
        var judge = methods.Metric ?? methods.AddValue;
        var signature = $"public double Metric(scoped ReadOnlySpan<{Element}> {point}, scoped in Batch {batch})";
        if (judge is not null && new SingleParts(scope, judge, names.Inner()) is { Any: true } singles)
        {
            using (writer.Block(signature))
            {
                singles.WriteBefore(writer, point);
                writer.WriteLine($"return {judge.Call("", input => singles.Argument(input) ?? scope.Fields.Argument(input, point, batch, ""), writer.Column + 7)};");
            }

            return;
        }

        writer.WriteLine(signature);
        using (writer.Indent())
        {
            writer.WriteLine($"=> {judge?.Call("", input => scope.Fields.Argument(input, point, batch, ""), writer.Column + 3) ?? "double.NaN"};");
        }
    }

    private static void WriteInlined(Writer writer)
        => writer.WriteLine("[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]");
}
