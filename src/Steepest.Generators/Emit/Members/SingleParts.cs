using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// The span variables of floats that a body takes from a packed point of doubles: they, and directions along them, are copied into scratch before
/// the call, and their gradients out of scratch behind it.
/// </summary>
internal sealed class SingleParts
{
    /// <summary>Who copies.</summary>
    public const string Runtime = "global::Steepest.Kernels.Singles";

    private readonly PointLayout layout;
    private readonly Dictionary<KernelInput, string> locals = [];
    private readonly string workspace;

    /// <param name="scope">The problem.</param>
    /// <param name="method">What is called.</param>
    /// <param name="names">From which those of the locals are taken.</param>
    public SingleParts(ProblemScope scope, KernelMethod method, Names names)
    {
        layout = scope.Layout;
        foreach (var input in method.Inputs.Where(input => input.Kind is KernelInputKind.Variable or KernelInputKind.Direction or KernelInputKind.Gradient && input.Type.IsBuffer && layout.IsSingle(input.Part!)))
            locals[input] = names.Take(input.Part!.Name + (input.Kind switch { KernelInputKind.Variable => "Singles", KernelInputKind.Direction => "SinglesDirection", _ => "SinglesGradient" }));
        workspace = locals.Count > 0 ? names.Take("workspace") : "";
    }

    public bool Any => locals.Count > 0;

    /// <summary>The local that stands for an input; null where it is passed as it is.</summary>
    public string? Argument(KernelInput input) => locals.TryGetValue(input, out var local) ? local : null;

    /// <summary>Fills the locals.</summary>
    public void WriteBefore(Writer writer, string point, string direction = "")
    {
        if (!Any) return;
        writer.WriteLine($"using var {workspace} = global::Steepest.Kernels.Workspace.Open();");
        foreach (var (input, local) in locals.Select(pair => (pair.Key, pair.Value)))
        {
            var isRead = input.Kind != KernelInputKind.Gradient;
            var source = input.Kind == KernelInputKind.Direction ? direction : point;
            writer.WriteLine($"var {local} = {workspace}.{(isRead ? "Take" : "TakeCleared")}<{TypeText.Of(ElementType.Single)}>({layout.NumbersOf(input.Of!)});");
            if (isRead) writer.WriteLine($"{Runtime}.Narrow({layout.Part(source, input.Of!, input.Part!)}, {local});");
        }
    }

    /// <summary>Hands on the gradients.</summary>
    public void WriteBehind(Writer writer, string gradient, bool isAdded)
    {
        foreach (var (input, local) in locals.Where(pair => pair.Key.Kind == KernelInputKind.Gradient).Select(pair => (pair.Key, pair.Value)))
            writer.WriteLine($"{Runtime}.{(isAdded ? "AddWidened" : "Widen")}({local}, {layout.Part(gradient, input.Of!, input.Part!)});");
    }
}
