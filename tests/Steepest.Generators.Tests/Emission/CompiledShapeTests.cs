using System.Reflection;
using System.Runtime.CompilerServices;
using Steepest.Generators.Emit.Members;
using Steepest.Generators.Tests.Differentiation.Shapes;
using Steepest.Generators.Tests.Emission.Members;
using Steepest.Kernels;
using Xunit;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission;

/// <summary>What the JIT demands of code that is to be fast, of everything that is emitted and of the runtime that drives it.</summary>
public sealed class CompiledShapeTests
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Half of where a method stays unoptimised, or gets slower by degrees.</summary>
    private const int MostBytes = 60_000 / 2;
    private const int MostBlocks = 2_000 / 2;
    private const int MostReferences = 8_000 / 2;
    private const int MostLocals = 1_024 / 2;

    [Fact]
    public void Kernels_of_the_shapes_are_compiled_at_once_and_small() => Check(Kernels(ShapeProgram.Assembly), atLeast: ShapeTable.All.Count / 2);

    [Fact]
    public void Kernels_of_the_goldens_are_compiled_at_once_and_small()
    {
        string[] sources =
        [
            ProblemEmitter.Emit(HandBuilt.Rosenbrock(Optimizer("Lbfgs"))), HandBuilt.RosenbrockSource,
            ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("Adam"), Optimizer("Lbfgs"))), HandBuilt.TumourSource,
        ];
        Check(Kernels(StrictCompilation.Load(sources)), atLeast: 4);
    }

    /// <summary>A loop of the runtime that is not marked is slow until it has been compiled again. What runs once a run may be.</summary>
    [Fact]
    public void Loops_of_the_runtime_are_compiled_at_once()
    {
        var hot = typeof(Batch).Assembly.GetTypes().Where(type => type == typeof(Functions) || type.Namespace is "Steepest.Kernels")
            .Where(type => type.Name is not ("DifferenceCheck" or "GradientColumns`1" or "Require"));

        // A pool grows a few times in its life.
        Check(Methods(hot).Where(method => method.Name != "Grow"), atLeast: 10);
    }

    [Fact]
    public void Loops_and_sizes_are_found()
    {
        var looping = IntermediateCode.Of(typeof(CompiledShapeTests).GetMethod(nameof(Looping), All)!)!;
        Assert.True(looping.HasLoop);
        Assert.InRange(looping.References, 6, 20);
        Assert.False(IntermediateCode.Of(typeof(CompiledShapeTests).GetMethod(nameof(Branching), All)!)!.HasLoop);
    }

    private static int Looping(int n)
    {
        var sum = 0;
        for (var i = 0; i < n; i++) sum += i;
        return sum;
    }

    private static int Branching(int n) => n > 3 ? n : -n;

    /// <summary>All but what only <c>CheckGradients</c> calls.</summary>
    private static IEnumerable<MethodInfo> Kernels(Assembly assembly)
        => Methods(assembly.GetTypes().Where(type => type.Namespace == "Steepest.Generated" && !type.Name.EndsWith("Losses", StringComparison.Ordinal)));

    private static IEnumerable<MethodInfo> Methods(IEnumerable<Type> types) => types.SelectMany(type => type.GetMethods(All));

    private static void Check(IEnumerable<MethodInfo> methods, int atLeast)
    {
        var loops = 0;
        List<string> faults = [];
        foreach (var method in methods)
        {
            if (IntermediateCode.Of(method) is not { } code) continue;
            var name = $"{method.DeclaringType!.Name}.{method.Name}: {code}";
            if (code.Size > MostBytes || code.Locals > MostLocals || code.References > MostReferences || code.Targets > MostBlocks) faults.Add("too large: " + name);
            if (!code.HasLoop) continue;
            loops++;
            if (!method.MethodImplementationFlags.HasFlag((MethodImplAttributes)MethodImplOptions.AggressiveOptimization)) faults.Add("not marked: " + name);
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.InRange(loops, atLeast, int.MaxValue);
    }
}
