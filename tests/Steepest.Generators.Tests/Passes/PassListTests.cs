using Steepest.Generators.Passes;
using Steepest.Generators.Stages;
using Xunit;

namespace Steepest.Generators.Tests.Passes;

public sealed class PassListTests
{
    public static TheoryData<string> Passes => [.. typeof(IPass).Assembly.GetTypes().Where(type => typeof(IPass).IsAssignableFrom(type) && type is { IsClass: true }).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Passes))]
    public void EveryPassRunsAndIsTested(string name)
    {
        Assert.Contains(PassList.Before.Concat(FinalPasses.All).Concat(FinalPasses.OnRows), pass => pass.GetType().Name == name);
        var tests = typeof(PassListTests).Assembly.GetType($"{typeof(PassListTests).Namespace}.{name}Tests");
        Assert.NotNull(tests);
        Assert.True(tests.GetMethods().Count(method => method.IsDefined(typeof(FactAttribute), inherit: true)) >= 2, $"{tests.Name} tests less than what the pass does and one thing that it must not do.");
    }

    [Fact]
    public void NamesAreDistinct()
    {
        var names = PassList.Before.Concat(FinalPasses.All).Concat(FinalPasses.OnRows).Select(pass => (pass.Name, pass.GetType())).Distinct().Select(pair => pair.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    }
}
