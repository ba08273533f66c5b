using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>The words for what is not on the list of supported operations.</summary>
internal sealed partial class BodyLowerer
{
    private static readonly Dictionary<OperationKind, (string What, string Instead)> Kinds = new()
    {
        [OperationKind.IsType] = ("A type test", "use numbers only"),
        [OperationKind.Try] = ("try", "let exceptions reach the caller"),
        [OperationKind.Using] = ("using", "compute with numbers, spans and arrays only"),
        [OperationKind.UsingDeclaration] = ("using", "compute with numbers, spans and arrays only"),
        [OperationKind.Lock] = ("lock", "compute with parameters and locals only"),
        [OperationKind.YieldReturn] = ("An iterator", "use a loop"),
        [OperationKind.YieldBreak] = ("An iterator", "use a loop"),
        [OperationKind.Await] = ("await", "compute the value synchronously"),
        [OperationKind.AnonymousFunction] = ("A lambda", "write a static method or a local function and call it by its name"),
        [OperationKind.DelegateCreation] = ("A delegate", "call a static method by its name"),
        [OperationKind.MethodReference] = ("A method group", "call the method"),
        [OperationKind.ObjectCreation] = ("Creating an object", "use numbers, tuples, spans and arrays"),
        [OperationKind.AnonymousObjectCreation] = ("Creating an object", "use a tuple"),
        [OperationKind.With] = ("A with expression", "use numbers and tuples"),
        [OperationKind.InstanceReference] = ("'this'", "use static methods with parameters"),
        [OperationKind.Coalesce] = ("??", "use numbers that cannot be null"),
        [OperationKind.ConditionalAccess] = ("?.", "use values that cannot be null"),
        [OperationKind.InterpolatedString] = ("Text", "compute with numbers only"),
        [OperationKind.Literal] = ("This literal", "use numbers and booleans"),
        [OperationKind.Range] = ("A range on its own", "write it inside the brackets: x[1..]"),
        [OperationKind.AddressOf] = ("A pointer", "use spans and indices"),
        [OperationKind.SizeOf] = ("sizeof", "write the number"),
        [OperationKind.DynamicInvocation] = ("dynamic", "use double or float"),
        [OperationKind.Throw] = ("throw", "validate in the calling code"),
    };

    private Value RefuseKind(IOperation operation)
    {
        if (operation is IInvalidOperation || operation.Type is { TypeKind: TypeKind.Error }) return Broken(null, isReported: true);
        var (what, instead) = operation switch
        {
            IBinaryOperation { OperatorMethod: { } method } => ($"The operator of '{method.ContainingType.Name}'", "write it with numbers"),
            IUnaryOperation { OperatorMethod: { } method } => ($"The operator of '{method.ContainingType.Name}'", "write it with numbers"),
            IPatternOperation => ("This pattern", "compare the parts with numbers"),
            _ when Kinds.TryGetValue(operation.Kind, out var words) => words,
            _ => ($"'{Quote.Of(operation.Syntax)}'", "use arithmetic, loops, branches and calls of static methods"),
        };

        // A statement is marked by its keyword, not from its first line to its last.
        if (operation.Syntax is not StatementSyntax statement) return Refuse(Descriptors.Unsupported, operation, what, instead);
        Refuse(Descriptors.Unsupported, statement.GetFirstToken().GetLocation(), what, instead);
        return Zero(operation.Type);
    }
}
