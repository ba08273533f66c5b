using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members;

/// <summary>The static methods of the kernel, each function once: an objective of one loss is that loss.</summary>
internal sealed class KernelMethods
{
    private readonly List<KernelMethod> all = [];
    private readonly Names names = new(
    [
        "Gradient", "AddSamples", "Metric", "Residuals", "Jacobian", "Blocks", "Places", "Local", "SampleCount", "Product", "ProductOfRows",
        "Values", "Lagrangian", "LagrangianProduct", "AddValues", "AddLagrangian", "AddLagrangianProduct", "HasSampledLimits",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ]);

    public KernelMethods(CompiledProblem problem)
    {
        var model = problem.Model;
        IsInner = problem.IsInner;
        Gradients = [.. problem.Gradients.Select(compiled => Define(DerivativeMembers.NameOf(compiled.Method, DerivativeKinds.Gradient), null, compiled.Function, [.. compiled.Method.Inputs])!)];
        Derivatives = [.. problem.Derivatives.Select(compiled => compiled.Functions.ToDictionary(
            part => part.Role,
            part => Define(NameOf(compiled, part.Role), null, part.Function, [.. compiled.Method.Inputs])!))];
        if (!model.IsProblem) return;
        var inputs = model.Inputs.ToList();
        var losses = model.Terms.ToList();
        var plain = losses.Where(loss => !loss.IsSampled()).ToList();
        var only = !problem.IsInner && plain.Count == 1 && plain[0] is { Weight: 1, Role: MethodRole.Loss } && !model.IsPenalised ? IndexOf(problem, plain[0]) : -1;
        var sampled = TermWords.OverRows(losses.Where(loss => loss.IsSampled()));
        Begin = only >= 0 ? Gradients[only] : Define(model.HasSamples ? "BeginGradient" : "ObjectiveGradient", $"{Describe(plain, "", model)}, with the gradient overwritten.", problem.Begin, inputs);
        Add = Define("AddRows", $"{Capital(sampled)}, with its gradient added.", problem.Add, inputs);
        BeginProduct = Define(
            model.HasSamples ? "BeginHessianVector" : "ObjectiveHessianVector", $"{Describe(plain, "")}, with the product of the Hessian overwritten.", problem.BeginProduct, inputs);
        RowsProduct = Define("RowsHessianVector", $"{Capital(sampled)}, with the product of its Hessian overwritten.", problem.RowsProduct, inputs);
        Residuals = [.. problem.Residuals.Select(compiled => (compiled.Method,
            Define(Names.Bare(compiled.Method.Name) + "Rows", $"{Names.Bare(compiled.Method.Name)}, one residual after the other.", compiled.Values, inputs)!,
            Define(Names.Bare(compiled.Method.Name) + "Columns", $"{Names.Bare(compiled.Method.Name)}, one residual after the other, and the columns of their Jacobian.", compiled.Columns, inputs)!))];
        if (problem.HasRowBlocks)
        {
            Rows = [.. problem.Residuals.Select(compiled => new RowMethods(
                compiled.Method, compiled.Rows!.Blocks,
                Define(Names.Bare(compiled.Method.Name) + "Places", $"Which numbers of the variables each row of {Names.Bare(compiled.Method.Name)} touches.", compiled.Rows.Places, inputs),
                Define(Names.Bare(compiled.Method.Name) + "Local", $"{Names.Bare(compiled.Method.Name)}, row by row, and the derivatives by the numbers that a row touches.", compiled.Rows.Slopes, inputs)!))];
        }

        Many = [.. problem.Many.Select(compiled => (compiled.Method,
            Define(Names.Bare(compiled.Method.Name) + "SideBySide", $"{Names.Bare(compiled.Method.Name)} of one row of many problems, and the derivatives.", compiled.Function, inputs)!))];
        Losses = Define("LossesGradient", $"{Capital(TermWords.Apart(losses, model))}, with the gradient overwritten.", problem.Losses, inputs);
        LossesProduct = Define("LossesHessianVector", $"{Capital(TermWords.Apart(losses, model))}, with the product of the Hessian overwritten.", problem.LossesProduct, inputs);
        Descents = [.. problem.Descents.Select(descent => (descent.Optimizer, Define(
            "Descend" + descent.Optimizer.Name,
            $"Moves the variables by {OptimizerTable.Find(descent.Optimizer.Name).Title} after each row; the sum over rows of {Describe([.. plain, .. losses.Where(loss => loss.IsSampled())], "", model)}.",
            descent.Function, inputs)!))];
        BeginValue = Define(model.HasSamples ? "BeginValue" : "ObjectiveValue", $"{Describe(plain, "", model)}.", problem.BeginValue, inputs);
        AddValue = Define("RowsValue", $"{Capital(sampled)}.", problem.AddValue, inputs);
        var metric = model.Methods.FirstOrDefault(method => method.Role == MethodRole.Metric);
        Metric = Define("MetricValue", metric is null ? null : metric.IsSampled() ? $"The sum over rows, times a scale, of {metric.Name}." : $"{metric.Name}.", problem.Metric, inputs);
        if (problem.Constraints is { } constraints) Constraints = new ConstraintMethods(constraints, model, (name, summary, function) => Define(name, summary, function, inputs));
    }

    /// <summary>Whether variables are functions of what the methods take.</summary>
    public bool IsInner { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<KernelMethod> All => all;

    public IReadOnlyList<KernelMethod> Gradients { get; }

    /// <summary>Those of each of the problem's further derivatives.</summary>
    public IReadOnlyList<IReadOnlyDictionary<PartRole, KernelMethod>> Derivatives { get; }

    public KernelMethod? Begin { get; }

    /// <summary>Descent row by row, by optimizer.</summary>
    public IReadOnlyList<(OptimizerModel Optimizer, KernelMethod Method)> Descents { get; } = [];

    public KernelMethod? Add { get; }

    /// <summary>The Hessian of the losses without samples times a direction.</summary>
    public KernelMethod? BeginProduct { get; }

    /// <summary>The Hessian of the losses over samples times a direction.</summary>
    public KernelMethod? RowsProduct { get; }

    /// <summary>The residual methods over blocks of rows: residuals alone, and with the columns of their Jacobian.</summary>
    public IReadOnlyList<(MethodModel Method, KernelMethod Values, KernelMethod Columns)> Residuals { get; } = [];

    /// <summary>The residual methods by what each row touches; none where that is not known of all of them.</summary>
    public IReadOnlyList<RowMethods> Rows { get; } = [];

    /// <summary>The residual methods over one row of many problems.</summary>
    public IReadOnlyList<(MethodModel Method, KernelMethod Columns)> Many { get; } = [];

    /// <summary>The losses alone, with their gradient.</summary>
    public KernelMethod? Losses { get; }

    /// <summary>The Hessian of the losses alone times a direction.</summary>
    public KernelMethod? LossesProduct { get; }

    public KernelMethod? BeginValue { get; }

    public KernelMethod? AddValue { get; }

    public KernelMethod? Metric { get; }

    /// <summary>Losses and limits together; null where nothing is limited.</summary>
    public ConstraintMethods? Constraints { get; }

    private static string NameOf(CompiledDerivative compiled, PartRole role) => role switch
    {
        PartRole.Row => DerivativeMembers.NameOf(compiled.Method, compiled.Kind) + "Row",
        PartRole.Rows => DerivativeMembers.NameOf(compiled.Method, compiled.Kind),
        PartRole.Value => Names.Bare(compiled.Method.Name) + "Value",
        _ => DerivativeMembers.KernelNameOf(compiled.Method, compiled.Kind),
    };

    private static int IndexOf(CompiledProblem problem, MethodModel method)
        => problem.Gradients.Select((compiled, i) => compiled.Method == method ? i : -1).Max();

    private static string Describe(IEnumerable<MethodModel> losses, string before, ProblemModel? penalised = null)
        => before + string.Join(" + ", losses.Select(TermWords.Formula)
            .Concat(penalised is null ? [] : ProblemScope.Penalties(penalised)));

    private static string Capital(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words.Substring(1);

    private KernelMethod? Define(string name, string? summary, Function? function, IReadOnlyList<ParameterModel> inputs)
    {
        if (function is null) return null;
        var method = new KernelMethod(names.Take(name), summary, function, inputs);
        all.Add(method);
        return method;
    }
}
