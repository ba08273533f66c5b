using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Steepest.CodeFixes;

/// <summary>A fix that mends any number of diagnostics of one document in one pass, so that edits which nest or share a node do not collide.</summary>
public abstract class DocumentCodeFix : CodeFixProvider
{
    /// <summary>What the editor offers.</summary>
    private protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var token = context.CancellationToken;
        var own = diagnostics.Where(diagnostic => diagnostic.AdditionalLocations.Count == 0).Select(diagnostic => diagnostic.Location).ToList();
        return own.Count == 0 ? document : await Fix(document, own, token).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            // A culprit in another file is the additional location; what is marked is the call that leads to it.
            var culprit = diagnostic.AdditionalLocations.FirstOrDefault() ?? diagnostic.Location;
            if (context.Document.Project.Solution.GetDocument(culprit.SourceTree) is not { } document) continue;
            if (await Fix(document, [culprit], context.CancellationToken).ConfigureAwait(false) == document) continue;
            context.RegisterCodeFix(CodeAction.Create(Title, token => Fix(document, [culprit], token), equivalenceKey: Title), diagnostic);
        }
    }

    /// <summary>Mends the culprits of one document; returns it unchanged where nothing can be done mechanically.</summary>
    private protected abstract Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token);
}
