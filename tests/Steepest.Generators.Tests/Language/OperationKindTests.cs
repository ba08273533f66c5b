using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace Steepest.Generators.Tests.Language;

/// <summary>The table is complete, and its rows are what they say.</summary>
public sealed class OperationKindTests
{
    public static TheoryData<string> Names => [.. ConstructTable.All.Select(row => row.Name)];

    [Fact]
    public void Every_kind_of_operation_has_a_row_or_a_reason()
    {
        var rows = ConstructTable.All.Select(row => row.Kind).ToHashSet();
        Assert.Equal([], Enum.GetValues<OperationKind>().Distinct().Where(kind => !rows.Contains(kind) && !ConstructTable.Elsewhere.ContainsKey(kind)));
        Assert.Equal([], ConstructTable.Elsewhere.Keys.Where(rows.Contains));
    }

    [Fact]
    public void Names_are_unique() => Assert.Equal(ConstructTable.All.Count(), ConstructTable.All.Select(row => row.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_program_of_a_row_holds_its_kind_where_it_is_marked(string name)
    {
        var row = ConstructTable.All.Single(row => row.Name == name);
        var (compilation, tree) = ConstructProgram.Tree(row);
        var token = TestContext.Current.CancellationToken;
        var marks = ConstructText.Program(row).Spans;
        var model = compilation.GetSemanticModel(tree);
        var operations = tree.GetRoot(token).DescendantNodes().Select(node => model.GetOperation(node, token)).OfType<IOperation>()
            .Where(operation => operation.Parent is null).SelectMany(operation => operation.DescendantsAndSelf()).ToList();
        Assert.Contains(row.Kind, operations.Where(operation => marks.Any(mark => operation.Syntax.Span.IntersectsWith(mark))).Select(operation => operation.Kind));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_program_of_a_row_is_right_unless_it_says_otherwise(string name)
    {
        var row = ConstructTable.All.Single(row => row.Name == name);
        var (compilation, tree) = ConstructProgram.Tree(row);
        var errors = compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error).ToList();
        if (row.Error is { } error) Assert.Contains(error, errors.Select(found => found.Id));
        else Assert.Equal([], errors.Select(found => found.ToString()));
    }
}
