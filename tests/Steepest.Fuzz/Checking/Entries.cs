using System.Text;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Checking;

/// <summary>A class beside a program that calls it, and what was generated for it, with boxed arguments.</summary>
internal sealed class Entries
{
    public const string Namespace = "Entries";

    private readonly EntryArguments _arguments;
    private readonly StringBuilder _text = new();

    private Entries(EntryArguments arguments) => _arguments = arguments;

    public static string Text(string name, ISubject program, bool isTimed)
    {
        var entries = new Entries(new EntryArguments([.. program.Inputs.Select(input => input with { Type = input.Type.Replace(FuzzProgram.Name, name, StringComparison.Ordinal) })]));
        entries._text.Append($"namespace {Namespace}\n{{\n    public static class {name}\n    {{\n");
        if (program.IsInstance) entries._text.Append($"        private static readonly global::{name} s_target = new global::{name}();\n\n");
        entries.Write(program, program.IsInstance ? "s_target" : $"global::{name}", isTimed);
        return entries._text.Append("    }\n}\n").ToString();
    }

    private void Write(ISubject program, string target, bool isTimed)
    {
        var known = program.Derivatives;
        var value = _arguments.Call($"{target}.Loss");
        Write("Value", "", program.Result == "void" ? $"{value};" : $"found.Add({value});", _arguments.Written);
        if (known.Contains("Jacobian"))
        {
            Write("Jacobian", _arguments.Jacobian, $"{_arguments.Call($"{target}.LossJacobian", "jacobian")};", _arguments.GatheredOutputs);
            WriteAllocated(_arguments.Jacobian, _arguments.Call($"{target}.LossJacobian", "jacobian"));
            return;
        }

        var gradient = _arguments.Call($"{target}.LossGradient", _arguments.Destinations("Gradient"));
        Write("Gradient", _arguments.Arrays("Gradient"), $"found.Add({gradient});", _arguments.Gathered("Gradient"));
        WriteAllocated(_arguments.Arrays("Gradient"), gradient);
        if (known.Contains("HessianVector"))
            Write("HessianVector", _arguments.Arrays("Product") + _arguments.Directions, $"found.Add({_arguments.Call($"{target}.LossHessianVector", [.. _arguments.DirectionNames, .. _arguments.Destinations("Product")])});", _arguments.Gathered("Product"));
        if (known.Contains("Directional"))
            Write("Directional", _arguments.Directions, $"found.Add({_arguments.Call($"{target}.LossDirectional", [.. _arguments.DirectionNames, "out var derivative"])});", "found.Add(derivative);");
        if (known.Contains("Hessian"))
            Write("Hessian", $"var hessian = new {program.Result}[direction.Length * direction.Length]; ", $"found.Add({_arguments.Call($"{target}.LossHessian", "hessian")});", "foreach (var item in hessian) found.Add(item);");
        if (!isTimed) return;
        WriteTicks("Value", "", _arguments.Call($"{target}.Loss"));
        WriteTicks("Gradient", _arguments.Arrays("Gradient"), gradient);
    }

    private void Write(string method, string before, string call, string after) => _text.Append($$"""
                public static double[] {{method}}(object[] given, double[] direction)
                {
                    {{_arguments.Unboxed}}{{before}}
                    var found = new System.Collections.Generic.List<double>();
                    {{call}}
                    {{after}}
                    return found.ToArray();
                }


        """);

    private void WriteAllocated(string before, string call) => _text.Append($$"""
                public static long Allocated(object[] given, double[] direction)
                {
                    {{_arguments.Unboxed}}{{before}}
                    var least = long.MaxValue;
                    for (var repetition = 0; repetition < 5; repetition++)
                    {
                        var before = GC.GetAllocatedBytesForCurrentThread();
                        {{call}};
                        least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                    }

                    return least;
                }


        """);

    private void WriteTicks(string method, string before, string call) => _text.Append($$"""
                public static long {{method}}Ticks(object[] given, int count)
                {
                    {{_arguments.Unboxed}}{{before}}var sink = 0.0;
                    var start = System.Diagnostics.Stopwatch.GetTimestamp();
                    for (var repetition = 0; repetition < count; repetition++) sink += {{call}};
                    var ticks = System.Diagnostics.Stopwatch.GetTimestamp() - start;
                    return sink == 0.123456789 ? 0 : ticks;
                }


        """);
}
