using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Lowers one annotated method. What is not known is refused where it stands, and lowering goes on with a placeholder, so that one look
/// finds every mistake. Nothing here throws on incomplete code: what the C# compiler reports is left to it.
/// </summary>
internal sealed partial class BodyLowerer
{
    private const int LargestFunction = 50_000;
    private const int DeepestCall = 64;
    private const int DeepestNesting = 100;

    private readonly Compilation compilation;
    private readonly Findings findings;
    private readonly StatementTable statements;
    private readonly CancellationToken token;
    private readonly MethodSources sources;
    private readonly AssignedVariables assigned;
    private readonly INamedTypeSymbol problem;
    private readonly FieldNames names;
    private readonly FunctionBuilder builder;
    private readonly Scope scope = new();
    private Frame frame;
    private int nesting;
    private bool isExhausted;

    public BodyLowerer(IMethodSymbol method, Compilation compilation, MethodSources sources, Findings findings, StatementTable statements, FieldNames names, bool isStrict, CancellationToken token)
    {
        builder = new FunctionBuilder { IsStrict = isStrict };
        this.compilation = compilation;
        this.findings = findings;
        this.statements = statements;
        this.token = token;
        this.sources = sources;
        this.names = names;
        assigned = new AssignedVariables(sources) { Roots = RootsOf };
        problem = method.ContainingType;
        frame = new Frame(method);
    }

    public Function? Lower(Func<IParameterSymbol, ParameterRole> role)
    {
        if (sources.Find(frame.Method) is not { } body)
        {
            findings.Break();
            return null;
        }

        foreach (var parameter in frame.Method.Parameters) Declare(parameter, role(parameter));
        builder.Checkpoints = Roles.IsCheckpointed(frame.Method);
        var method = frame.Method;
        CheckLimit();
        var returned = Derived(body, method) ?? Returned(body);
        CheckLimitIsMet();
        if (method.ReturnsVoid) return findings.IsBroken ? null : builder.Build(method.Name, [], [], statements.Quotes.ToEquatableArray());
        if (returned is not Scalar { Id: var result }) findings.Break();
        else if (!findings.IsBroken) return builder.Build(method.Name, [result], [""], statements.Quotes.ToEquatableArray());
        return null;
    }

    private Value? Returned(IBlockOperation body)
    {
        var flow = Statements(body.Operations, 0);
        return flow is { GoesOn: false, Jumps.Count: 0 } ? Zero(frame.Method.ReturnType) : flow.IsDecided ? flow.Result : null;
    }

    /// <summary>The type of numbers, and of spans and arrays; null for all others.</summary>
    private IrType? TypeOf(ITypeSymbol? type) => type is null ? null : NumberTypes.Of(type, frame.Resolve) ?? Holding(type)?.Type.ToBuffer();

    /// <summary>Any value of a type, to go on with after a refusal and where a path leaves a variable unassigned.</summary>
    private Value Zero(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return new Composite([.. tuple.TupleElements.Select(item => Zero(item.Type))], [.. tuple.TupleElements.Select(item => item.Name)]);
        if (LayoutOf(type) is { } layout) return Zero(layout);
        return TypeOf(type) switch
        {
            { IsBuffer: true } when Holding(frame.Resolve(type!)) is var (element, template)
                => Allocate(element, template, [.. Enumerable.Repeat(builder.Integer(0), frame.Resolve(type!) is IArrayTypeSymbol array ? array.Rank : 1)]),
            { } number => new Scalar(Constant(number, 0)),
            null => new Scalar(Constant(IrType.Double, 0)),
        };
    }

    private Value Refuse(DiagnosticDescriptor rule, IOperation culprit, params string[] arguments)
    {
        Refuse(rule, culprit.Syntax.GetLocation(), arguments);
        return Zero(culprit.Type);
    }

    private void Refuse(DiagnosticDescriptor rule, Location? culprit, params string[] arguments)
    {
        if (culprit is null) findings.Break();
        else findings.Add(rule, culprit, frame, arguments);
    }

    /// <summary>Code that does not compile: a placeholder, and no finding of ours.</summary>
    private Value Broken(ITypeSymbol? type, bool isReported = false)
    {
        findings.Break(isReported);
        return Zero(type);
    }

    private string Display(ITypeSymbol type) => frame.Resolve(type).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>Whether the function has grown beyond what is compiled; refused once, after which everything is a placeholder.</summary>
    private bool Exhausted(IOperation at)
    {
        if (isExhausted) return true;
        token.ThrowIfCancellationRequested();
        if (builder.Count <= LargestFunction && nesting <= DeepestNesting) return false;
        isExhausted = true;
        Refuse(Descriptors.TooLarge, at.Syntax.GetLocation(), builder.Count > LargestFunction ? "more than 50 000 operations" : "statements nested more than 100 deep");
        return true;
    }

    /// <summary>The statement that the nodes to come belong to.</summary>
    private void Begin(SyntaxNode statement) => builder.Ordinal = statements.Add(statement, frame);
}
