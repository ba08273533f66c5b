using System.Globalization;
using System.Reflection;
using Steepest.Generators.Emit;
using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>What lanes compute for every case, as the emitter writes it for single numbers, compiled, in loops over arrays.</summary>
internal static class LaneFunctions
{
    private static readonly Lazy<Type> s_class = new(() => CompiledRows.Load(Text()));

    public static void Run<T>(AccuracyCase function, T[] x, T[] y, T[] results)
        => s_class.Value.GetMethod(LoopName(function))!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [x, y, results], null);

    private static string LoopName(AccuracyCase function) => $"{function.Row.Name}_{new IrType(function.Element)}";

    private static string Text()
    {
        var writer = new Writer();
        writer.WriteLine("using System;\nusing Steepest;\nusing Steepest.Kernels;");
        using (writer.Block("public static class Rows"))
        {
            foreach (var function in AccuracyCases.All)
            {
                var body = LaneExpansion.Of(function.Row, function.Element);
                var (name, type) = (LoopName(function), new IrType(function.Element));
                var arguments = function.Row.Arity == 1 ? "x[i]" : "x[i], y[i]";
                using (writer.Block($"public static void {name}({type}[] x, {type}[] y, {type}[] results)"))
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"for (var i = 0; i < x.Length; i++) results[i] = {name}_At({arguments});"));
                using (writer.Block($"public static {type} {name}_At({string.Join(", ", body.Parameters.Select(parameter => $"{type} {parameter.Name}"))})"))
                    BodyEmitter.Emit(body, writer, null, (inner, results) => inner.WriteLine($"return {results[0]};"));
            }
        }

        return writer.ToString();
    }
}
