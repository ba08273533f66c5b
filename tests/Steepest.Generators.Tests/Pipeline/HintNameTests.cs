using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

public sealed class HintNameTests
{
    [Fact]
    public void Names_that_differ_only_by_case_or_by_refused_characters_stay_apart()
    {
        var names = new[] { Name("A.Bowl"), Name("a.bowl"), Name("A+Bowl"), Name("A_Bowl"), Name("A.Bowl", "partial struct"), Name("A.Böwl"), Name("A.Bäwl") };
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (var name in names) Assert.Matches("^[A-Za-z0-9._]+\\.g\\.cs$", name);
    }

    [Fact]
    public void Name_does_not_change_from_run_to_run() => Assert.Equal("Tested.Bowl.a3427f5b.g.cs", Name("Tested.Bowl"));

    [Fact]
    public void Long_names_stay_short_enough_for_file_systems() => Assert.True(Name(new string('A', 500)).Length < 128);

    private static string Name(string metadataName, string keyword = "static partial class")
        => HintName.Of(new TypeModel("", EquatableArray.Of(new TypePart(keyword, "Bowl")), metadataName, "public"));
}
