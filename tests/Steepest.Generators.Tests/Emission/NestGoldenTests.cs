using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Goldens;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Emission;

/// <summary>A whole file with samples side by side, nests that run for several units at once, and products of matrices; reviewed by a person.</summary>
public sealed class NestGoldenTests
{
    [Fact]
    public void Layer()
    {
        const string source = """
            public static partial class Layer
            {
                /// <summary>The squared error of a network with one hidden layer.</summary>
                [Loss]
                public static float Error(ReadOnlySpan<float> weights, ReadOnlySpan<float> second, [Sample] ReadOnlySpan<float> inputs, [Sample] float target)
                {
                    var hidden = new float[second.Length];
                    for (var h = 0; h < hidden.Length; h++)
                    {
                        var sum = 0f;
                        for (var i = 0; i < inputs.Length; i++) sum += weights[h * inputs.Length + i] * inputs[i];
                        hidden[h] = Functions.Relu(sum);
                    }

                    return Functions.Square(Functions.Dot(second, hidden) - target);
                }
            }
            """;
        Golden.Verify(Assert.Single(GeneratorRun.Of(TestCompilation.OfFiles(("/src/Program.cs", source))).Files()).Text);
    }
}
