using Xunit;

namespace Steepest.Package.Tests.Workspace;

/// <summary>The consumer with problems in it, built once under the strictest settings and run by the JIT.</summary>
public sealed class BuiltProblems(PackedSteepest package) : IAsyncLifetime
{
    internal Consumer Consumer { get; } = package.NewConsumer("Problems");

    internal CommandResult Build { get; private set; } = null!;

    internal Numbers Numbers { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Build = (await Consumer.Dotnet("build", "-c", "Release", "-nologo", "-o", "built")).Succeeded();
        Numbers = Numbers.Read((await Consumer.Run("built")).Succeeded().Output);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
