using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Emit.Members;
using Steepest.Generators.Frontend.Problems;
using Steepest.Generators.Model;

namespace Steepest.Generators.Pipeline;

/// <summary>
/// Writes the derivatives and solvers of annotated types beside them. Each role attribute is an entry; the first annotated method of a
/// type, by its deciding attribute, carries the whole problem, so nothing is collected and an edit to one type touches no other.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SteepestGenerator : IIncrementalGenerator
{
    private readonly Func<ProblemModel, string> emit;

    /// <summary>The generator as compilers make it.</summary>
    public SteepestGenerator()
        : this(ProblemEmitter.Emit)
    {
    }

    /// <summary>The pipeline alone, with something else behind it.</summary>
    internal SteepestGenerator(Func<ProblemModel, string> emit) => this.emit = emit;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var (attribute, _) in AnnotatedMethod.Roles)
        {
            var files = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    Attributes.MetadataName(attribute),
                    static (node, _) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
                    static (context, token) => Read(context, token))
                .WithTrackingName(StepNames.Read)
                .Where(static reading => reading != null)
                .WithTrackingName(StepNames.Carry)
                .Select((reading, token) => ProblemCompiler.Compile(reading!, emit, token))
                .WithTrackingName(StepNames.Compile);
            context.RegisterSourceOutput(files, Write);
        }
    }

    private static Reading? Read(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        if (context.TargetSymbol is not IMethodSymbol { ContainingType: { } type } method) return null;
        try
        {
            return IsEntry(method, type, context)
                ? new Reading(ProblemReader.Read(type, context.SemanticModel.Compilation, token).Model, null)
                : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Reading(null, Failure.Of(exception, type.Name, "reading its annotated methods"));
        }
    }

    /// <summary>Whether this is the attribute that decides the role of the type's first annotated method, on the part of it that bears it.</summary>
    private static bool IsEntry(IMethodSymbol method, INamedTypeSymbol type, GeneratorAttributeSyntaxContext context)
        => AnnotatedMethod.From(method.PartialDefinitionPart ?? method) is { } annotated
            && annotated.Declaration == context.TargetNode
            && Attributes.NameOf(annotated.Annotation) == Attributes.NameOf(context.Attributes[0])
            && AnnotatedMethod.Of(type)[0].Declaration == context.TargetNode;

    private static void Write(SourceProductionContext context, GeneratedFile file)
    {
        if (file.Failure is { } failure)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalFailure, Location.None, failure.Type, failure.Stage, failure.Message));
        if (file.Text is { } text) context.AddSource(file.HintName, SourceText.From(text, Encoding.UTF8));
    }
}
