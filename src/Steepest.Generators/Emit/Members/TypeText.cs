using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>Types as they are written: in full beside the user's code, where any name may mean something else, and short in the kernels.</summary>
internal static class TypeText
{
    public const string Batch = "global::Steepest.Kernels.Batch";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string Evaluation = "global::Steepest.Evaluation";
    public const string GradientCheck = "global::Steepest.GradientCheck";
    public const string MinimizeOptions = "global::Steepest.MinimizeOptions";
    public const string MinimizeResult = "global::Steepest.MinimizeResult";
    public const string Require = "global::Steepest.Kernels.Require";
    public const string StepReport = "global::Steepest.StepReport";

    public static string Of(ElementType type) => new IrType(type).ToString();

    public static string Span(ElementType type) => $"global::System.Span<{Of(type)}>";

    public static string ReadOnlySpan(ElementType type) => $"global::System.ReadOnlySpan<{Of(type)}>";

    public static string ReadOnlyMemory(ElementType type) => $"global::System.ReadOnlyMemory<{Of(type)}>";

    public static string AlignedMemory(ElementType type) => $"global::Steepest.Kernels.AlignedMemory<{Of(type)}>";

    /// <summary>As the user's method takes it.</summary>
    public static string AsDeclared(ParameterModel parameter) => parameter.Shape switch
    {
        InputShape.Span => ReadOnlySpan(parameter.Type),
        InputShape.Array => Of(parameter.Type) + "[]",
        _ => Of(parameter.Type),
    };

    /// <summary>As members of the problem take what they only read: arrays convert to spans by themselves.</summary>
    public static string AsInput(ParameterModel parameter) => parameter.IsScalar ? Of(parameter.Type) : ReadOnlySpan(parameter.Type);
}
