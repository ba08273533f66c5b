using Steepest.Generators.Emit.Members;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Xunit;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Every shape of signature and type: the members compile under the strictest settings, and agree with the methods.</summary>
public sealed class ZooTests
{
    private const InputRole Fixed = InputRole.Fixed;
    private const InputRole Sample = InputRole.Sample;
    private const ElementType Float = ElementType.Single;
    private static readonly OptimizerModel Adam = Optimizer("Adam");
    private static readonly OptimizerModel Lbfgs = Optimizer("Lbfgs", ("Memory", 3));
    private static readonly OptimizerModel Descent = Optimizer("GradientDescent", ("LearningRate", 1e-3), ("WeightDecay", 1e-4));

    [Fact]
    public void Scalars_of_one_problem() => Check([Loss("Energy", Scalar("a"), Scalar("b"), Scalar("c"))], Lbfgs);

    [Fact]
    public void One_scalar() => Check([Loss("Energy", Scalar("a"))], Descent, Lbfgs);

    [Fact]
    public void Several_spans_and_scalars() => Check([Loss("Energy", Span("u"), Scalar("a"), Span("v"), Scalar("b"), Span("w"))], Adam, Lbfgs);

    [Fact]
    public void Arrays_in_every_role() => Check(
        [Loss("Energy", Array("u"), Array("shift", Fixed), Array("row", Sample)), Loss("Other", Array("u"))], Adam, Lbfgs);

    [Fact]
    public void Floats() => Check(
        [Loss("Energy", Float, Span("u", type: Float), Scalar("a", type: Float), Span("row", Sample, Float)), 0.25 * Loss("Norm", Float, Span("u", type: Float))],
        Adam, Lbfgs);

    [Fact]
    public void Scalars_of_another_type_than_the_spans() => Check(
        [Loss("Energy", Span("u"), Scalar("a", type: Float), Scalar("t", Sample)), Loss("Other", Scalar("a", type: Float), Span("u"))], Lbfgs);

    [Fact]
    public void A_float_loss_of_doubles() => Check([Loss("Energy", Float, Scalar("a", type: Float), Scalar("b", type: Float))], Lbfgs);

    [Fact]
    public void Fixed_inputs_of_every_type() => Check(
        [
            Loss("Energy", Span("u"), Span("shift", Fixed), Scalar("k", Fixed), Scalar("n", Fixed, ElementType.Int32), Scalar("m", Fixed, ElementType.Int64),
                Scalar("on", Fixed, ElementType.Boolean), Span("index", Fixed, ElementType.Int32), Scalar("f", Fixed, Float)),
        ],
        Lbfgs);

    [Fact]
    public void Samples_of_every_type() => Check(
        [Loss("Energy", Span("u"), Span("row", Sample), Scalar("n", Sample, ElementType.Int32), Scalar("on", Sample, ElementType.Boolean), Span("wide", Sample, Float))],
        Adam);

    [Fact]
    public void Samples_that_only_spans_make_up() => Check([Loss("Energy", Span("u"), Span("row", Sample), Span("other", Sample))], Adam);

    [Fact]
    public void Stated_lengths() => Check(
        [Loss("Energy", Span("u") with { StatedLength = 5 }, Span("shift", Fixed) with { StatedLength = 2 }, Span("row", Sample) with { StatedLength = 4 })], Lbfgs);

    [Fact]
    public void Losses_that_share_only_some_variables() => Check(
        [Loss("First", Span("u"), Scalar("a")), 0.5 * Loss("Second", Scalar("b"), Span("u")), 2 * Loss("Third", Scalar("b"), Span("v"), Scalar("t", Sample))],
        Adam, Lbfgs);

    [Fact]
    public void A_metric_over_samples_and_a_loss_without() => Check(
        [Loss("Energy", Span("u")), Zoo.Squares("Quality", MethodRole.Metric, ElementType.Double, Span("u"), Scalar("t", Sample))], Adam, Lbfgs);

    [Fact]
    public void A_metric_without_samples() => Check(
        [Loss("Energy", Span("u"), Scalar("t", Sample)), Zoo.Squares("Quality", MethodRole.Metric, ElementType.Double, Span("u"))], Adam);

    [Fact]
    public void Keywords_as_names() => Check(
        [Loss("@lock", Span("@class"), Scalar("@event"), Scalar("@in", Fixed), Span("@params", Fixed), Scalar("@for", Sample), Span("@if", Sample)), Loss("@new", Scalar("@event"))],
        Adam, Lbfgs);

    [Fact]
    public void Names_that_the_members_use_themselves() => Check(
        [
            Loss("Gradient", Span("point"), Scalar("gradient"), Span("kernel"), Scalar("driver", Fixed), Scalar("report", Fixed), Span("batch", Fixed), Scalar("pointLength", Fixed)),
            Loss("AddSamples", Span("point"), Scalar("pointGradient"), Scalar("Pack", Fixed), Scalar("Unpack", Fixed), Scalar("loss", Sample), Span("Count", Sample), Span("Samples", Sample)),
            Loss("Metric", Scalar("scalarsOffset"), Scalar("rowCount", Fixed), Scalar("sum", Sample), Scalar("row", Sample), Scalar("i", Sample), Scalar("scale", Sample)),
            Loss("BeginGradient", Scalar("check"), Scalar("names"), Scalar("held", Fixed), Scalar("result", Fixed), Scalar("whole", Fixed), Scalar("features", Sample), Scalar("Features", Sample)),
            Loss("MeanOfMetric", Scalar("alone"), Scalar("next"), Scalar("value", Fixed), Scalar("variables", Fixed), Scalar("writer", Fixed), Scalar("saved", Fixed), Scalar("Math", Fixed)),
        ],
        Adam, Lbfgs);

    [Theory]
    [InlineData("static partial class", "public")]
    [InlineData("partial class", "internal")]
    [InlineData("partial record", "public")]
    [InlineData("partial record struct", "public")]
    [InlineData("readonly partial struct", "internal")]
    [InlineData("sealed partial class", "public")]
    public void Types_of_every_kind(string keyword, string accessibility) => Check(
        [Loss("Energy", Span("u"), Scalar("t", Sample))],
        new TypeModel("Some.Space", EquatableArray.Of(new TypePart("partial class", "Outer"), new TypePart(keyword, "@do")), "Some.Space.Outer+do", accessibility),
        Adam);

    [Fact]
    public void A_private_type_in_another() => Check(
        [Loss("Energy", Span("u"), Scalar("t", Sample))],
        new TypeModel("", EquatableArray.Of(new TypePart("partial class", "Outer"), new TypePart("static partial class", "Inner")), "Outer+Inner", "internal"),
        Lbfgs);

    private static Animal Loss(string name, params ParameterModel[] inputs) => Loss(name, ElementType.Double, inputs);

    private static Animal Loss(string name, ElementType type, params ParameterModel[] inputs) => Zoo.Squares(name, MethodRole.Loss, type, inputs);

    private static void Check(Animal[] methods, params OptimizerModel[] optimizers)
        => Check(methods, Type("Problem", "Animals"), optimizers);

    private static void Check(Animal[] methods, TypeModel type, params OptimizerModel[] optimizers)
    {
        var model = Problem(type, [.. methods.Select(method => method.Method)], optimizers);
        var path = string.Join(".", type.Parts.Select(part => part.Name).Prepend(type.Namespace).Where(part => part.Length > 0));
        var open = string.Concat(type.Parts.Select(part => $"/// <summary>A part.</summary>\n{type.Accessibility} {part.Keyword} {part.Name} {{\n"));
        var close = new string('}', type.Parts.Count);
        var source = $"using System;\n{(type.Namespace.Length > 0 ? $"namespace {type.Namespace};\n" : "")}{open}{string.Concat(methods.Select(method => method.Source))}{close}";
        var fault = StrictCompilation.Run<string>(new ZooProbe(model, "global::" + path).Statements(), source, Zoo.Support, ProblemEmitter.Emit(model));
        Assert.Equal("", fault);
    }
}
