using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Finds the bodies of methods of one compilation. Each file is bound once: locals compare by the model that bound them.</summary>
internal sealed class MethodSources(Compilation compilation, CancellationToken token)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly HashSet<SyntaxNode> visited = [];

    /// <summary>The block that a method runs; null where its source is not part of the compilation.</summary>
    public IBlockOperation? Find(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree)) return null;
        var syntax = reference.GetSyntax(token);
        visited.Add(syntax);
        return Model(reference.SyntaxTree).GetOperation(syntax, token) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }

    /// <summary>What a constructor with a body of its own does; null where its source is not part of the compilation, and for primary ones.</summary>
    public IConstructorBodyOperation? Constructor(IMethodSymbol constructor)
    {
        if (constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree)) return null;
        var syntax = reference.GetSyntax(token);
        visited.Add(syntax);
        return syntax is ConstructorDeclarationSyntax ? Model(reference.SyntaxTree).GetOperation(syntax, token) as IConstructorBodyOperation : null;
    }

    /// <summary>The fields and properties of an instance that have initializers, in the order in which these run, with the values.</summary>
    public IEnumerable<(ISymbol Member, IOperation Value)> Initializers(INamedTypeSymbol type)
    {
        foreach (var reference in type.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree) || reference.GetSyntax(token) is not TypeDeclarationSyntax declaration) continue;
            var clauses = declaration.Members.Where(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword)).SelectMany(member => member switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer),
                PropertyDeclarationSyntax property => [property.Initializer],
                _ => [],
            });
            foreach (var clause in clauses.OfType<EqualsValueClauseSyntax>())
            {
                visited.Add(clause);
                switch (Model(reference.SyntaxTree).GetOperation(clause, token))
                {
                    case IFieldInitializerOperation { InitializedFields: [var field] } initializer:
                        yield return (field, initializer.Value);
                        break;
                    case IPropertyInitializerOperation { InitializedProperties: [var property] } initializer:
                        yield return (property, initializer.Value);
                        break;
                }
            }
        }
    }

    /// <summary>How a deconstruction takes its value apart.</summary>
    public DeconstructionInfo? Deconstruction(IOperation assignment)
        => assignment.Syntax is AssignmentExpressionSyntax syntax ? Model(syntax.SyntaxTree).GetDeconstructionInfo(syntax) : null;

    /// <summary>Whether the C# compiler reports an error in a body that was looked at. Slow: asked only where nothing can be generated.</summary>
    public bool HaveErrors()
        => visited.Any(syntax => Model(syntax.SyntaxTree).GetDiagnostics(syntax.Span, token).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            || Model(syntax.SyntaxTree).GetDeclarationDiagnostics(syntax.Span, token).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>What initialises a field; null where nothing does, or its source is not part of the compilation.</summary>
    public IOperation? Initializer(IFieldSymbol field)
    {
        if (field.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree)) return null;
        return reference.GetSyntax(token) is VariableDeclaratorSyntax { Initializer: { } clause }
            ? (Model(reference.SyntaxTree).GetOperation(clause, token) as IFieldInitializerOperation)?.Value
            : null;
    }

    private SemanticModel Model(SyntaxTree tree)
    {
        if (models.TryGetValue(tree, out var model)) return model;
#pragma warning disable RS1030 // A helper's body can only be bound by its own file's model; the front end is the one place that does.
        try
        {
            model = WithoutNullability(tree);
        }
        catch (MissingMethodException)
        {
            model = compilation.GetSemanticModel(tree);
        }
#pragma warning restore RS1030
        return models[tree] = model;
    }

    /// <summary>
    /// Nullability says nothing of numbers, and its analysis takes as long as all other binding. A compiler may come without this option:
    /// then this method, which is never inlined, fails before it does anything.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private SemanticModel WithoutNullability(SyntaxTree tree)
#pragma warning disable RSEXPERIMENTAL001, RS1030
        => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001, RS1030
}
