using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Instances of structs and the places that references stand for. The instance whose method runs is a variable of the scope under the
/// method's own symbol; where the caller's variable is passed by reference, it stands for that place, so that what either does is seen.
/// </summary>
internal sealed partial class BodyLowerer
{
    private readonly Dictionary<ITypeSymbol, Structure?> layouts = new(SymbolEqualityComparer.Default);

    /// <summary>The instances whose initializers run, innermost last.</summary>
    private readonly Stack<Target> initialised = new();

    /// <summary>What a reference parameter, a reference local or the instance of a method stands for.</summary>
    private sealed record Reference(Target Target) : Alias
    {
        public override IReadOnlyList<ISymbol> Roots => [.. RootsOf(Target)];
    }

    /// <summary>A value on its way, which nothing else refers to.</summary>
    private sealed record TemporaryTarget : Target
    {
        public required Value Value { get; set; }
    }

    private Structure? LayoutOf(ITypeSymbol? type)
    {
        if (type is null) return null;
        type = frame.Resolve(type);
        if (layouts.TryGetValue(type, out var known)) return known;
        return layouts[type] = Structures.Layout(type, frame.Resolve);
    }

    /// <summary>An instance of which every number is 0.</summary>
    private Composite Zero(Structure layout) => Composed(layout, component => component.Inner is { } inner ? Zero(inner) : new Scalar(Constant(component.Number!.Value, 0)));

    /// <summary>What a variable without a value holds: nothing, but for a struct, which may be given its value part by part.</summary>
    private Composite? Blank(ITypeSymbol type) => LayoutOf(type) is { } layout ? Zero(layout) : null;

    private static Composite Composed(Structure layout, Func<Component, Value> value)
        => new([.. layout.Components.Select(value)], [.. layout.Components.Select(component => component.Name)]);

    /// <summary>Which component of an instance a field is; null where the instance is no struct that is known.</summary>
    private int? ComponentOf(IOperation instance, ISymbol member)
    {
        if (IsProblem(instance)) return null;
        if (frame.Resolve(instance.Type!) is INamedTypeSymbol { IsTupleType: true } tuple && member is IFieldSymbol field) return Position(tuple, field);
        return LayoutOf(instance.Type)?.Position(member) is >= 0 and var position ? position : null;
    }

    /// <summary>The place that a variable stands for.</summary>
    private Target Resolved(VariableTarget target) => scope[target.Symbol] is Reference reference ? reference.Target : target;

    /// <summary>What a place holds now, where a value is the reference to one.</summary>
    private Value Dereferenced(Value value, IOperation at) => value is Reference reference ? Read(reference.Target, at) : value;

    /// <summary>The instance that <c>this</c>, or a member without one, refers to; null where that is not a struct's.</summary>
    private Target? Receiver(IInstanceReferenceOperation reference) => reference.ReferenceKind switch
    {
        InstanceReferenceKind.ImplicitReceiver when initialised.Count > 0 => initialised.Peek(),
        InstanceReferenceKind.ContainingTypeInstance when frame.HasReceiver => Resolved(new VariableTarget(frame.Method)),
        _ => null,
    };

    /// <summary>Whether an expression is the problem itself, whose fields are inputs.</summary>
    private bool IsProblem(IOperation operation) => operation is IInstanceReferenceOperation instance && Receiver(instance) is null;

    /// <summary>The part of the instance that a member means by a parameter of the primary constructor; null where it is a parameter of its own.</summary>
    private FieldTarget? PartBehind(IParameterReferenceOperation reference)
        => frame.HasReceiver && scope[reference.Parameter] is null && scope[frame.Method] is not null
            && LayoutOf(frame.Method.ContainingType)?.Position(reference.Parameter) is >= 0 and var position
            ? new FieldTarget(Resolved(new VariableTarget(frame.Method)), position)
            : null;

    /// <summary>The variable behind a symbol: behind a reference the one that it refers to, behind a struct the instance whose method runs.</summary>
    private IEnumerable<ISymbol> RootsOf(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol)
        {
            if (!frame.HasReceiver) return [];
            symbol = frame.Method;
        }

        return scope[symbol] is Alias alias ? alias.Roots : [symbol];
    }

    private static IEnumerable<ISymbol> RootsOf(Target target) => target switch
    {
        VariableTarget variable => [variable.Symbol],
        FieldTarget field => RootsOf(field.Owner),
        PropertyTarget property => RootsOf(property.Owner),
        ChoiceTarget choice => RootsOf(choice.First).Concat(RootsOf(choice.Second)),
        _ => [],
    };

    /// <summary>A part of an instance, of which nothing else is read if the instance is a place.</summary>
    private Value Part(IOperation instance, int position, IOperation at)
    {
        if (IsPlace(instance)) return Read(new FieldTarget(Locate(instance, false), position), at);
        return Evaluate(instance) is Composite composite && position < composite.Items.Length ? composite.Items[position] : Broken(at.Type);
    }

    /// <summary>Whether an operation denotes a place, so that it can be read in parts and referred to.</summary>
    private bool IsPlace(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local.IsConst: false } or IParameterReferenceOperation => true,
        IInstanceReferenceOperation instance => Receiver(instance) is not null,
        IFieldReferenceOperation { Instance: { } instance } field => ComponentOf(instance, field.Field) is not null && IsPlace(instance),
        IPropertyReferenceOperation { Instance: { } instance } property when StoredIn(property, instance) is not null => IsPlace(instance),
        IArrayElementReferenceOperation element => element.Indices.All(index => index.Type?.Name != "Range"),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { Type: { } type } } => TypeOf(type) is { IsBuffer: true },
        IImplicitIndexerReferenceOperation element => element.Argument.Type?.Name != "Range",
        _ => false,
    };

    /// <summary>Whether a method may change the place that it is called on; otherwise C# gives it a copy.</summary>
    private bool IsChangeable(IOperation place) => place switch
    {
        ILocalReferenceOperation { Local: var local } => local.RefKind is RefKind.None or RefKind.Ref && !local.IsForEach && !local.IsUsing,
        IParameterReferenceOperation { Parameter: var parameter } => parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out,
        IInstanceReferenceOperation => !frame.Method.IsReadOnly,
        IFieldReferenceOperation { Instance: { } instance, Field: var field } => (!field.IsReadOnly || frame.Method.MethodKind == MethodKind.Constructor) && IsChangeable(instance),
        IPropertyReferenceOperation { Property: { IsIndexer: true, RefKind: RefKind.Ref } } or IArrayElementReferenceOperation => true,
        IImplicitIndexerReferenceOperation { Instance.Type.Name: not "ReadOnlySpan" } => true,
        _ => false,
    };
}
