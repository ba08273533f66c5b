using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Finds the bodies of methods of one compilation. Each file is bound once: locals compare by the model that bound them.</summary>
internal sealed class MethodSources(Compilation compilation, CancellationToken token)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];

    /// <summary>The block that a method runs; null where its source is not part of the compilation.</summary>
    public IBlockOperation? Find(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree)) return null;
        return Model(reference.SyntaxTree).GetOperation(reference.GetSyntax(token), token) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }

    /// <summary>What initialises a field; null where nothing does, or its source is not part of the compilation.</summary>
    public IOperation? Initializer(IFieldSymbol field)
    {
        if (field.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree)) return null;
        return reference.GetSyntax(token) is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? Model(reference.SyntaxTree).GetOperation(value, token)
            : null;
    }

    private SemanticModel Model(SyntaxTree tree)
    {
#pragma warning disable RS1030 // A helper's body can only be bound by its own file's model; the front end is the one place that does.
        return models.TryGetValue(tree, out var model) ? model : models[tree] = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
    }
}
