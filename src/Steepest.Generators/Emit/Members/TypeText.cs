using Steepest.Generators.Ir;

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

    public static string AlignedMemory(ElementType type) => $"global::Steepest.Kernels.AlignedMemory<{Of(type)}>";
}
