using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Finds which locals and parameters a region assigns, through the local functions that it calls.</summary>
internal sealed class AssignedVariables(MethodSources sources)
{
    /// <summary>The assigned variables, in the order in which they are first assigned.</summary>
    public IReadOnlyList<ISymbol> In(params IEnumerable<IOperation?> region)
    {
        var found = new List<ISymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var called = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in region)
        {
            if (operation is not null) Scan(operation);
        }

        return found;

        void Scan(IOperation root)
        {
            foreach (var operation in root.DescendantsAndSelf())
            {
                switch (operation)
                {
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
                case IConversionOperation conversion:
                    Assign(conversion.Operand);
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
}
