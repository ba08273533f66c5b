using Steepest.Generators.Emit.Members.Optimizers;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary>What a solver has more where something is limited: the multipliers, and a driver around that of the optimizer.</summary>
/// <param name="scope">The problem.</param>
/// <param name="optimizer">Its optimizer.</param>
/// <param name="driver">The field that holds the driver.</param>
internal sealed class SolverConstraints(ProblemScope scope, SolverNames optimizer, string driver)
{
    public const string Parameter = "multipliers";
    private const string Drivers = "global::Steepest.Minimization.";

    private readonly LimitText limits = new(scope.Model);

    /// <summary>Whether there are any.</summary>
    public bool Any => scope.Model.IsConstrained;

    private ProblemModel Model => scope.Model;

    private string Element => TypeText.Of(scope.Layout.Element);

    private bool IsWrapped => Any && !optimizer.Row.KeepsConstraints;

    private string Held => $"{driver}.{(Model.Element == ElementType.Single ? "SingleMultipliers" : "Multipliers")}";

    /// <summary>The type of the driver.</summary>
    public string DriverType => !IsWrapped ? optimizer.Row.DriverType(Element)
        : optimizer.Row.Rule != null ? $"{Drivers}ConstrainedFirstOrder<{Element}, {optimizer.Row.RuleType(Element)}>"
        : $"{Drivers}Constrained{(optimizer.Row.UsesProducts ? "SecondOrder" : "Search")}<{Element}>";

    /// <summary>What the driver of the optimizer is told of the options.</summary>
    public string Options => IsWrapped ? $"options: {Drivers}MultiplierMethod.Inner(options)" : "options: options";

    /// <summary>What the driver of the optimizer is told of the limits.</summary>
    public IEnumerable<string> Arguments => optimizer.Row.KeepsConstraints ? [$"limits: {limits.Blocks}"] : [];

    /// <summary>Whether the driver sees all samples at once by itself.</summary>
    public bool SeesSamples => Any || optimizer.Row.KeepsConstraints;

    /// <summary>Makes the driver.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="arguments">The arguments of the optimizer's driver.</param>
    /// <param name="writeMore">What else the optimizer's driver is told, given its name.</param>
    public void WriteConstruction(Writer writer, IReadOnlyCollection<string> arguments, Action<string> writeMore)
    {
        if (!IsWrapped)
        {
            writer.WriteLine(Signature.List($"{driver} = new(", arguments, ");", writer.Column));
            writeMore(driver);
            return;
        }

        var inner = scope.Names.Inner().Take("inner");
        writer.WriteLine(Signature.List($"var {inner} = new {optimizer.Row.DriverType(Element)}(", arguments, ");", writer.Column));
        writeMore(inner);
        var method = ConstraintMethodTable.Find(Model.ConstraintMethod!.Name).Expression(Model.ConstraintMethod);
        writer.WriteLine(Signature.List($"{driver} = new(", [inner, limits.Blocks, method, "options"], ");", writer.Column));
    }

    /// <summary>The property behind the constructor.</summary>
    public void WriteProperty(Writer writer)
    {
        if (!Any) return;
        new Documentation($"One multiplier for each limit: of {limits.Described}, in this order, of two sides the lower one first. By how much the least loss would change per unit that the limit moves.")
            .Remarks("May be written before a run or a step, which starts from them.").Write(writer);
        writer.WriteLine($"public {TypeText.Span(Model.Element)} Multipliers => {Held};");
        writer.Blank();
        if (FrontMember.CandidatesOf(Model).Count == 0) return;
        new Documentation("What is left of a limit at the point of the last run: at most 0 where it is kept.").Write(writer);
        writer.WriteLine($"internal double LeftOf(int limit) => {driver}.LimitValues[limit];");
        writer.Blank();
    }

    /// <summary>Checks what is passed, before anything changes.</summary>
    public void WriteChecks(Writer writer)
    {
        if (!Any) return;
        writer.WriteLine($"{TypeText.Require}.LengthOrEmpty<{TypeText.Of(Model.Element)}>({Parameter}, {limits.Count});");
        foreach (var variable in Model.Variables.Where(variable => !variable.IsScalar)) writer.WriteLine($"{TypeText.Require}.NoOverlap({variable.Name}, {Parameter});");
    }

    /// <summary>Takes the multipliers to start from.</summary>
    public void WriteEntry(Writer writer)
    {
        if (Any) writer.WriteLine($"{Parameter}.CopyTo({Held});");
    }

    /// <summary>Hands the multipliers out.</summary>
    public void WriteExit(Writer writer)
    {
        if (Any) writer.WriteLine($"{Held}[..{Parameter}.Length].CopyTo({Parameter});");
    }
}
