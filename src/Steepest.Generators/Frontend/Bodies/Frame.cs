using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>A method whose body is being lowered: the annotated one, or a helper that it calls.</summary>
internal sealed class Frame
{
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> types = new(SymbolEqualityComparer.Default);
    private readonly List<List<SelectedRoot>> returned = [];

    public Frame(IMethodSymbol method, Frame? caller = null, SyntaxNode? call = null)
    {
        Method = method.OriginalDefinition;
        OwnLimit = Limit.Of(Method);
        Caller = caller;
        Depth = caller is null ? 0 : caller.Depth + 1;
        OuterCall = caller?.OuterCall ?? call;
        if (caller is not null && Method.MethodKind == MethodKind.LocalFunction)
        {
            foreach (var pair in caller.types) types[pair.Key] = pair.Value;
        }

        Bind(Method.TypeParameters, method.TypeArguments);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType) Bind(type.OriginalDefinition.TypeParameters, type.TypeArguments);
    }

    public IMethodSymbol Method { get; }

    public Frame? Caller { get; }

    /// <summary>How many calls away from the annotated method.</summary>
    public int Depth { get; }

    /// <summary>The call in the annotated method that leads here; null in that method itself.</summary>
    public SyntaxNode? OuterCall { get; }

    /// <summary>Whether the method runs on an instance of a struct, which the scope holds under <see cref="Method"/>.</summary>
    public bool HasReceiver { get; set; }

    /// <summary>In a default method of an interface, the struct that it runs on.</summary>
    public ITypeSymbol? ReceiverType { get; set; }

    /// <summary>How deep in regions the call stands.</summary>
    public int Nesting { get; set; }

    /// <summary>How many regions are open around the call.</summary>
    public int Regions { get; set; } = 1;

    /// <summary>How often what has no known count may repeat: as the method states, or the nearest caller that does.</summary>
    public int MaxIterations => OwnLimit?.Value ?? Caller?.MaxIterations ?? Limit.Default;

    /// <summary>What <c>[MaxIterations]</c> on the method states.</summary>
    public Limit? OwnLimit { get; }

    /// <summary>The frame whose method states the limit that holds here; the outermost where none does.</summary>
    public Frame Bounding => OwnLimit is not null || Caller is null ? this : Caller.Bounding;

    /// <summary>Whether anything is bounded by the limit that the method states.</summary>
    public bool IsBounding { get; set; }

    /// <summary>Whether the caller sees variables that the method assigns: its own, by reference, or those around a local function.</summary>
    public bool LeavesTraces => Caller is not null
        && (Method.MethodKind == MethodKind.LocalFunction || !Method.IsStatic || Method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out));

    /// <summary>What the method returns where it has not returned yet: inside a loop that it may return from, what the loop carries for it.</summary>
    public Value? Pending { get; set; }

    /// <summary>The buffers that the method may return as one part of its result.</summary>
    public List<SelectedRoot> Returned(int part)
    {
        while (returned.Count <= part) returned.Add([]);
        return returned[part];
    }

    /// <summary>The calls that lead here, for messages: <c>Loss calls Foo calls Bar: </c>; empty in the annotated method.</summary>
    public string Path => Caller is null ? "" : Names() + ": ";

    /// <summary>Where a call at the end of a method leads that is a loop over its parameters: the first of them stands for that. Null in every other method.</summary>
    public IParameterSymbol? Again { get; set; }

    /// <summary>The calls of the method itself whose value is the value of an expression.</summary>
    public IEnumerable<IInvocationOperation> LastCalls(IOperation? returned) => returned switch
    {
        IInvocationOperation { Instance: null } call when SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, Method) => [call],
        IConditionalOperation choice => LastCalls(choice.WhenTrue).Concat(LastCalls(choice.WhenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => LastCalls(arm.Value)),
        _ => [],
    };

    /// <summary>How often a method is called, and has not returned.</summary>
    public int Activations(IMethodSymbol method)
        => (SymbolEqualityComparer.Default.Equals(Method, method.OriginalDefinition) ? 1 : 0) + (Caller?.Activations(method) ?? 0);

    /// <summary>Whether a method that is called again has a bound, or another one on the way from its last call does; that bound is one that is needed.</summary>
    public bool IsBoundedSince(IMethodSymbol method)
    {
        var isBounded = false;
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (frame.OwnLimit is not null) isBounded = frame.IsBounding = true;
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method.OriginalDefinition)) break;
        }

        return isBounded;
    }

    public bool IsActive(IMethodSymbol method)
        => SymbolEqualityComparer.Default.Equals(Method, method.OriginalDefinition) || (Caller?.IsActive(method) ?? false);

    /// <summary>The type that is meant here: with what stands for the type parameters in it, and the struct behind an interface whose default method runs.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type)
        => ReceiverType is not null && SymbolEqualityComparer.Default.Equals(type, Method.ContainingType) ? ReceiverType : Substitute(type);

    /// <summary>A type with what stands here for the type parameters in it.</summary>
    public ITypeSymbol Substitute(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return types.TryGetValue(parameter, out var actual) ? actual : Caller?.Substitute(parameter) ?? type;
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named when !named.TypeArguments.IsEmpty:
                ITypeSymbol[] arguments = [.. named.TypeArguments.Select(Substitute)];
                return arguments.SequenceEqual(named.TypeArguments, SymbolEqualityComparer.Default) ? type : named.OriginalDefinition.Construct(arguments);
            default:
                return type;
        }
    }

    private void Bind(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments)
    {
        for (var i = 0; i < parameters.Length && i < arguments.Length; i++)
        {
            // A local function that is generic in its own right names the same parameter on both sides.
            var actual = Caller?.Substitute(arguments[i]) ?? arguments[i];
            if (!SymbolEqualityComparer.Default.Equals(parameters[i], actual)) types[parameters[i]] = actual;
        }
    }

    private string Names() => Caller is null ? Method.Name : Caller.Names() + " calls " + Method.Name;
}
