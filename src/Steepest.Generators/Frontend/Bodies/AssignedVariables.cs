using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Finds which locals and parameters a region assigns, through the local functions that it calls.</summary>
internal sealed class AssignedVariables(MethodSources sources)
{
    private readonly Dictionary<ISymbol, bool> writers = new(SymbolEqualityComparer.Default);

    /// <summary>What has been searched: a loop asks for its body's variables several times, and so does every loop around it.</summary>
    private readonly Dictionary<IOperation, Assignments> searched = [];
    private readonly HashSet<ISymbol> repeated = new(SymbolEqualityComparer.Default);

    /// <summary>The variables that a symbol may stand for where it stands for another's place, as by reference.</summary>
    public Func<ISymbol, IEnumerable<ISymbol>> Roots { get; init; } = symbol => [symbol];

    /// <summary>The assigned variables, in the order in which they are first assigned.</summary>
    public IReadOnlyList<ISymbol> In(params IReadOnlyList<IOperation?> region)
    {
        var all = new List<ISymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in region)
        {
            if (operation is not null) all.AddRange(Search(operation).Written.SelectMany(Roots).Where(seen.Add));
        }

        foreach (var operation in region)
        {
            if (operation is not null) all.AddRange(Search(operation).Rebound.Where(seen.Add));
        }

        return all;
    }

    /// <summary>Notes that a method is a loop over its parameters: a call of it binds these.</summary>
    public void Repeat(ISymbol method)
    {
        if (repeated.Add(method)) searched.Clear();
    }

    /// <summary>Whether a method of a struct changes the instance that it is called on.</summary>
    public bool ChangesInstance(IMethodSymbol? method)
    {
        if (method is null or { IsStatic: true } or { IsReadOnly: true } or { ContainingType.IsReadOnly: true }) return false;
        if (method.ContainingType.TypeKind == TypeKind.Interface || method.ContainingType.ExtensionParameter is { RefKind: RefKind.Ref }) return true;
        if (method.ContainingType.TypeKind != TypeKind.Struct) return false;
        method = method.OriginalDefinition;
        if (writers.TryGetValue(method, out var known)) return known;

        // While it is looked at, a method that calls itself adds nothing.
        writers[method] = false;
        return writers[method] = sources.Find(method) is { } body && Find(body).Written.Contains(method.ContainingType, SymbolEqualityComparer.Default);
    }

    private Assignments Search(IOperation region) => searched.TryGetValue(region, out var known) ? known : searched[region] = Find(region);

    private Assignments Find(IOperation region)
    {
        var found = new List<ISymbol>();
        var rebound = new List<ISymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var called = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Scan(region);
        return new Assignments(found, rebound);

        void Scan(IOperation root)
        {
            foreach (var operation in root.DescendantsAndSelf())
            {
                if (operation is IInvocationOperation again && repeated.Contains(again.TargetMethod.OriginalDefinition))
                {
                    foreach (var parameter in again.TargetMethod.OriginalDefinition.Parameters) Record(parameter);
                }

                switch (operation)
                {
                    case ISimpleAssignmentOperation { IsRef: true } assignment:
                        // What is referred to may be written through the reference.
                        if (assignment.Target is ILocalReferenceOperation { Local: var local }) rebound.Add(local);
                        Assign(assignment.Value);
                        break;
                    case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref, Initializer.Value: { } place }:
                        Assign(place);
                        break;
                    case ISimpleAssignmentOperation assignment:
                        Assign(assignment.Target);
                        break;
                    case ICompoundAssignmentOperation assignment:
                        Assign(assignment.Target);
                        break;
                    case IIncrementOrDecrementOperation step:
                        Assign(step.Target);
                        break;
                    case IDeconstructionAssignmentOperation assignment:
                        Assign(assignment.Target);
                        break;
                    case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                        Assign(argument.Value);
                        break;
                    case IDeclarationPatternOperation { DeclaredSymbol: { } named }:
                        Record(named);
                        break;
                    case IRecursivePatternOperation { DeclaredSymbol: { } named }:
                        Record(named);
                        break;
                    case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } method } when called.Add(method.OriginalDefinition):
                        if (sources.Find(method) is { } body) Scan(body);
                        break;
                    case IInvocationOperation { Instance: { } instance } call when ChangesInstance(call.TargetMethod):
                        Assign(instance);
                        break;
                    case IPropertyReferenceOperation { Instance: { } instance } property when ChangesInstance(property.Property.GetMethod):
                        Assign(instance);
                        break;
                }
            }
        }

        void Assign(IOperation target)
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    Record(local.Local);
                    break;
                case IParameterReferenceOperation parameter:
                    Record(parameter.Parameter);
                    break;
                case IFieldReferenceOperation { Instance: { } instance }:
                    Assign(instance);
                    break;
                case IPropertyReferenceOperation { Instance: { Type: { IsReferenceType: false } type } instance } when NumberTypes.Items(type) is null:
                    Assign(instance);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { IsValueType: true } type }:
                    Record(type.OriginalDefinition);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { TypeKind: TypeKind.Interface } type }:
                    Record(type.OriginalDefinition);
                    break;
                case IConversionOperation conversion:
                    Assign(conversion.Operand);
                    break;
                case IConditionalOperation choice:
                    Assign(choice.WhenTrue);
                    if (choice.WhenFalse is not null) Assign(choice.WhenFalse);
                    break;
                case ITupleOperation tuple:
                    foreach (var element in tuple.Elements) Assign(element);
                    break;
                case IDeclarationExpressionOperation declaration:
                    Assign(declaration.Expression);
                    break;
            }
        }

        void Record(ISymbol symbol)
        {
            if (seen.Add(symbol)) found.Add(symbol);
        }
    }

    /// <summary>What a region assigns.</summary>
    /// <param name="Written">The assigned variables, each once; the instance of a struct whose method this is, is its type.</param>
    /// <param name="Rebound">The ref locals that are given another place.</param>
    private sealed record Assignments(List<ISymbol> Written, List<ISymbol> Rebound);
}
