using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members;

/// <summary>What the members of one type have in common: names, layout, and how each writes its parameters.</summary>
internal sealed class ProblemScope
{
    private readonly string name;

    public ProblemScope(CompiledProblem problem)
    {
        Model = problem.Model;
        HasRowBlocks = problem.HasRowBlocks;
        Names = new Names(
        [
            "samples", "validation", "multipliers", "options", "cancellationToken",
            .. Model.Inputs.Select(input => input.Name),
        ]);
        name = Members.Names.Bare(Model.Type.Name) + (problem.IsInner ? "Inner" : "");
        KernelName = $"{name}Kernel";
        Kernel = $"global::Steepest.Generated.{KernelName}";
        if (!Model.IsProblem) return;
        Layout = new PointLayout(Model, Names);
        KernelNames = Names.Inner();
        Fields = new KernelFields(Model, Layout, KernelNames);
        Gradients = new Destinations(Model.Variables, "Gradient", Names);
        SampleProperties = new SampleProperties(Model.Samples);
        OutputLengths = new OutputLengths(Model);
    }

    public ProblemModel Model { get; }

    /// <summary>Whether drivers are told which variables each row of residuals touches.</summary>
    public bool HasRowBlocks { get; }

    /// <summary>Every name that stands in the scope of the problem's members.</summary>
    public Names Names { get; }

    /// <summary>Every name that stands in the scope of the kernel's members.</summary>
    public Names KernelNames { get; } = null!;

    public string KernelName { get; }

    /// <summary>The kernel's full name.</summary>
    public string Kernel { get; }

    /// <summary>The name of the type that shows residuals to drivers.</summary>
    public string ResidualsName => $"{name}Residuals";

    /// <summary>That type's full name.</summary>
    public string Residuals => $"global::Steepest.Generated.{ResidualsName}";

    /// <summary>The name of the type that shows many problems side by side.</summary>
    public string ManyName => $"{name}SideBySide";

    /// <summary>That type's full name.</summary>
    public string Many => $"global::Steepest.Generated.{ManyName}";

    public PointLayout Layout { get; } = null!;

    /// <summary>What the kernel holds.</summary>
    public KernelFields Fields { get; } = null!;

    public SampleProperties SampleProperties { get; } = null!;

    /// <summary>The lengths of outputs that members take.</summary>
    public OutputLengths OutputLengths { get; } = null!;

    /// <summary>Where the gradient of the whole objective goes.</summary>
    public Destinations Gradients { get; } = null!;

    public string Accessibility => Model.Type.Accessibility;

    /// <summary>What stands before the type of a member of the problem.</summary>
    public string Modifiers => Placed(Accessibility, Model.IsInstance);

    /// <summary>What stands before the type of a member beside one method: its accessibility, but nothing public in a type that is not.</summary>
    public string ModifiersOf(MethodModel method) => Placed(method.Accessibility == "public" ? Accessibility : method.Accessibility, method.IsInstance);

    /// <summary>Whether an optimizer multiplies with the Hessian of the losses alone.</summary>
    public bool Multiplies => !Model.IsConstrained && Model.Optimizers.Any(optimizer => OptimizerTable.Find(optimizer.Name).MultipliesLosses);

    /// <summary>The metric that judges; null where there is none.</summary>
    public MethodModel? Metric => Model.Methods.FirstOrDefault(method => method.Role == MethodRole.Metric);

    /// <summary>The objective in words: the mean of A plus 0.001 times B.</summary>
    public string Objective => Documentation.Enumerate(
        [.. Model.Terms.Select(TermWords.Describe).Concat(Penalties(Model))]).Replace(" and ", " plus ");

    /// <summary>What attributes of variables add to the objective, in words: 0.1 · Σ|weights|.</summary>
    public static IEnumerable<string> Penalties(ProblemModel model) => model.Variables.SelectMany(variable => variable.Penalties.Select(penalty =>
    {
        var weight = penalty.Input is { } input ? Members.Names.Bare(input) : Literal.InProse(penalty.Weight);
        var name = Members.Names.Bare(variable.Name);
        return penalty.Kind == PenaltyKind.Magnitudes ? $"{weight} · Σ|{name}|" : $"½ · {weight} · Σ{name}²";
    }));

    /// <summary>What is thrown on where the variables are moved, as a sentence; more may come last. Null for nothing.</summary>
    public string? Wrong(params string[] more)
    {
        var parts = new List<string>();
        if (Layout.Spans.Count > 0) parts.Add("a length is wrong");
        if (Model.Variables.Count > 1) parts.Add("two variables overlap");
        if (Model.HasSamples) parts.Add("there are no samples");
        parts.AddRange(Model.Variables.Where(variable => variable.Domain != VariableDomain.Everywhere)
            .Select(variable => $"<c>{Members.Names.Bare(variable.Name)}</c> {(variable.Domain == VariableDomain.Positive ? "is not positive" : "is not between 0 and 1")}"));
        parts.AddRange(more);
        if (parts.Count == 0) return null;
        var last = parts[parts.Count - 1];
        var words = parts.Count == 1 ? last : string.Join(", ", parts.Take(parts.Count - 1)) + ", or " + last;
        return char.ToUpperInvariant(words[0]) + words.Substring(1) + ".";
    }

    /// <summary>Variables that a member reads and fixed inputs, as parameters.</summary>
    public Signature AddInputs(Signature signature)
    {
        foreach (var input in Model.Variables.Concat(Model.Fixed)) signature.Add(InputText.Read(input), input.Name);
        if (Model.HasSamples) signature.Add("Samples", "samples");
        return signature;
    }

    /// <summary>Variables that a member moves and fixed inputs, as parameters.</summary>
    public Signature AddMoved(Signature signature)
    {
        foreach (var variable in Model.Variables) signature.Add(InputText.Moved(variable), variable.Name);
        foreach (var input in Model.Fixed) signature.Add(InputText.Read(input), input.Name);
        if (Model.HasSamples) signature.Add("Samples", "samples");
        return signature;
    }

    /// <summary>The moved variables and fixed inputs as arguments of a member with the same parameters.</summary>
    public IEnumerable<string> MovedArguments
        => Model.Variables.Select(variable => variable.IsScalar ? "ref " + variable.Name : variable.Name)
            .Concat(Model.Fixed.Select(input => input.Name))
            .Concat(Model.HasSamples ? ["samples"] : Array.Empty<string>());

    public void DocumentInputs(Documentation documentation, string variable)
    {
        foreach (var input in Model.Variables) documentation.Parameter(input.Name, Described(input, variable));
        foreach (var input in Model.Fixed) documentation.Parameter(input.Name, input.LengthOf is null ? Described(input, "Stays as given.") : OutputLengths.Describe(input));
        if (Model.HasSamples) documentation.Parameter("samples", "The data.");
    }

    /// <summary>The user's words on an input, where there are any, then the member's.</summary>
    private string Placed(string accessibility, bool isInstance)
        => accessibility + (!isInstance ? " static" : Model.Type.IsStruct ? " readonly" : "");

    public static string Described(ParameterModel input, string otherwise, bool isBoth = true)
    {
        if (input.Documentation is not { Length: > 0 } words) return otherwise;
        return isBoth ? $"{Documentation.Sentence(words)} {otherwise}" : Documentation.Sentence(words);
    }
}
