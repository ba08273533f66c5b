using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

internal static partial class ConstructTable
{
    /// <summary>The vectors of the framework, for the reference, which has no others.</summary>
    private const string Vectors = "public struct Vector2 { public float X, Y; } public struct Vector3 { public float X, Y, Z; }";

    private const string Plain = "public struct Plain { public double U; public double V; }";

    private const string TA = "ReadOnlyTensorSpan<double> t, double a";
    private const string Tensors = "using System.Numerics.Tensors;";

    private static IReadOnlyList<Construct> Inputs =>
    [
        new(OperationKind.ParameterReference, "a double", "double a", "return [|a|] * a * a;"),
        new(OperationKind.ParameterReference, "a float", "float a", "return [|a|] * a * a;") { Returns = "float" },
        new(OperationKind.ParameterReference, "a span of double", "ReadOnlySpan<double> x", "double sum = 1; foreach (double item in [|x|]) sum *= item; return sum;") { Lengths = Any },
        new(OperationKind.ParameterReference, "a span of float", "ReadOnlySpan<float> x", "float sum = 1; foreach (float item in [|x|]) sum *= item; return sum;") { Lengths = Any, Returns = "float" },
        new(OperationKind.ParameterReference, "an array", "double[] x", "double sum = 1; foreach (double item in [|x|]) sum *= item; return sum;") { Lengths = Any },
        new(OperationKind.ParameterReference, "several variables", "ReadOnlySpan<double> x, double a, double[] y, double b", "double sum = a * b; for (int i = 0; i < [|x|].Length; i++) sum = sum * x[i] + y[i]; return sum;") { Lengths = Any },
        new(OperationKind.ParameterReference, "double and float variables", "ReadOnlySpan<float> x, double a", "double sum = a; foreach (float item in [|x|]) sum = sum * item + a; return sum;") { Lengths = Any },
        new(OperationKind.Attribute, "a fixed number", "double a, [|[Fixed]|] double k", "return a * a * k;") { Inputs = [["2.5"], ["-1"]] },
        new(OperationKind.Attribute, "a fixed span", "ReadOnlySpan<double> x, double a, [|[Fixed]|] ReadOnlySpan<double> k", "double sum = a; for (int i = 0; i < x.Length; i++) sum = sum * x[i] + k[i]; return sum;") { Inputs = [["new double[] { 1, 2, 0.5, -1 }"]] },
        new(OperationKind.Attribute, "a fixed array", "ReadOnlySpan<double> x, double a, [|[Fixed]|] double[] k", "double sum = a; for (int i = 0; i < x.Length; i++) sum = sum * x[i] + k[i]; return sum;") { Inputs = [["new double[] { 1, 2, 0.5, -1 }"]] },
        new(OperationKind.Attribute, "a sample", "ReadOnlySpan<double> x, double a, [|[Sample]|] double k", "return x[0] * a * k;") { Inputs = [["2.5"]] },
        new(OperationKind.Attribute, "a stated length", "[|[Length(3)]|] ReadOnlySpan<double> x, double a", "return x[0] * x[1] * x[2] * a;") { Lengths = [3] },
        new(OperationKind.ParameterReference, "an int", "double a, double b, int n", "return a * b * [|n|];") { Inputs = [["2"]] },
        new(OperationKind.ParameterReference, "a long", "double a, double b, long n", "return a * b * [|n|];") { Inputs = [["2"]] },
        new(OperationKind.ParameterReference, "a byte", "double a, double b, byte n", "return a * b * [|n|];") { Inputs = [["200"]] },
        new(OperationKind.ParameterReference, "a uint", "double a, double b, uint n", "return a * b * [|n|];") { Inputs = [["4000000000"]] },
        new(OperationKind.ParameterReference, "a short", "double a, double b, short n", "return a * b * [|n|];") { Inputs = [["-3"]] },
        new(OperationKind.ParameterReference, "a boolean", "double a, double b, bool n", "return [|n|] ? a * b : b * b * a;") { Inputs = [["true"], ["false"]] },
        new(OperationKind.ParameterReference, "an enumeration", "double a, double b, Form n", "return [|n|] == Form.Steep ? a * b : b * b * a;") { Types = "public enum Form { Flat, Steep }", Inputs = [["Form.Flat"], ["Form.Steep"]] },
        new(OperationKind.ParameterReference, "a span of integers", "ReadOnlySpan<double> x, double a, ReadOnlySpan<int> n", "double sum = a; foreach (int i in [|n|]) sum = sum * x[i] + i; return sum;") { Inputs = [["[1, 2]"], ["[]"]] },
        new(OperationKind.ParameterReference, "a span of booleans", "ReadOnlySpan<double> x, double a, ReadOnlySpan<bool> n", "double sum = a; for (int i = 0; i < n.Length; i++) if ([|n|][i]) sum = sum * x[i] + a; return sum;") { Inputs = [["[true, false, true]"]] },
        new(OperationKind.ParameterReference, "a span of bytes", "ReadOnlySpan<double> x, double a, ReadOnlySpan<byte> n", "double sum = a; for (int i = 0; i < n.Length; i++) sum = sum * x[i] + [|n|][i]; return sum;") { Inputs = [["[1, 255, 0]"]] },
        new(OperationKind.ParameterReference, "a struct of numbers", "Plain p, double a", "return [|p|].U * p.V * a;") { Types = Plain },
        new(OperationKind.ParameterReference, "a struct of structs", "Outer p, double a", "return [|p|].First.U * p.Second.V * p.First.V * p.Second.U * a;") { Types = "public struct Outer { public Plain First; public Plain Second; } " + Plain },
        new(OperationKind.ParameterReference, "a span of structs", "ReadOnlySpan<Plain> p, double a", "double sum = a; for (int i = 0; i < p.Length; i++) sum = sum * [|p|][i].U + p[i].V; return sum;") { Types = Plain, Lengths = Any },
        new(OperationKind.ParameterReference, "a fixed struct", "double a, double b, [Fixed] Plain p", "return [|p|].U * p.V * a * b;") { Types = Plain, Inputs = [["new Plain { U = 2, V = 3 }"]] },
        new(OperationKind.ParameterReference, "a Vector3", "Vector3 p, float a", "return [|p|].X * p.Y * p.Z * a;") { Returns = "float", ReferenceHelpers = Vectors },
        new(OperationKind.ParameterReference, "a span of Vector2", "ReadOnlySpan<Vector2> p, float a", "float sum = a; foreach (Vector2 item in [|p|]) sum += item.X * item.Y * a; return sum;") { Returns = "float", ReferenceHelpers = Vectors, Lengths = Any },
        new(OperationKind.ParameterReference, "a fixed Vector3", "float a, float b, [Fixed] Vector3 p", "return [|p|].X * a + p.Y * b * a + p.Z;") { Returns = "float", ReferenceHelpers = Vectors, Inputs = [["new Vector3(1, 2, 3)"]] },
        new(OperationKind.FieldReference, "a readonly field of the object", AB, "return a * b * [|scale|] * a;") { Helpers = "private readonly double scale = 1.5;", Declaration = "partial class", Receiver = "new Model()" },
        new(OperationKind.FieldReference, "a readonly array of the object", XA, "double sum = a; for (int i = 0; i < x.Length; i++) sum += x[i] * [|weights|][i] * a; return sum;") { Helpers = "private readonly double[] weights = [0.5, -1, 2, 0.25];", Declaration = "partial class", Receiver = "new Model()" },
        new(OperationKind.InstanceReference, "this of the object", AB, "return a * b * [|this|].scale * a;") { Helpers = "private readonly double scale = 1.5;", Declaration = "partial class", Receiver = "new Model()" },
        new(OperationKind.Invocation, "an instance helper of the object", AB, "return [|Scaled(a)|] * b;") { Helpers = "private readonly double scale = 1.5; private double Scaled(double u) => u * u * scale;", Declaration = "partial class", Receiver = "new Model()" },
        new(OperationKind.FieldReference, "a readonly field of a struct's object", AB, "return a * b * [|scale|] * a;") { Helpers = "private readonly double scale; public Model(double scale) => this.scale = scale;", Declaration = "readonly partial struct", Receiver = "new Model(1.5)" },
        new(OperationKind.FieldReference, "a field of the object that can change", AB, "return a * b * [|scale|];") { Helpers = "private double scale = 1.5; public void Set(double value) => scale = value;", Declaration = "partial class", RefusedBy = "STEEP0107" },
        new(OperationKind.PropertyReference, "an element of a tensor", TA, "double sum = a; for (int i = 0; i < 2; i++) for (int j = 1; j < t.Lengths[1]; j++) sum = sum * [|t[i, j]|] + t[1 - i, j - 1] * a; return sum;") { Imports = Tensors, Lengths = [4, 6] },
        new(OperationKind.PropertyReference, "an element of a tensor at native integers", TA, "double sum = a; for (nint j = t.Lengths[1] - 1; j >= 0; j--) sum += Math.Sin([|t[1, j]|] * sum); return sum;") { Imports = Tensors, Lengths = [4, 6] },
        new(OperationKind.PropertyReference, "a length of a tensor", TA, "double sum = a; for (int i = 0; i < [|t.Lengths[0]|]; i++) sum = sum * t[i, 0] + t[i, 1]; return sum;") { Imports = Tensors },
        new(OperationKind.PropertyReference, "the number of elements and dimensions of a tensor", TA, "double sum = a; foreach (double item in t) sum = sum * item + a; return sum * [|t.FlattenedLength|] + t.Rank * sum * sum;") { Imports = Tensors },
        new(OperationKind.Loop, "foreach over a tensor", TA, "double sum = a; [|foreach (double item in t) sum = sum * item + a;|] return sum;") { Imports = Tensors, Lengths = [0, 2, 4, 6] },
        new(OperationKind.Invocation, "a tensor passed to a helper", TA, "return [|Trace(t)|] * a * t[0, 0];") { Imports = Tensors, Helpers = "private static double Trace(ReadOnlyTensorSpan<double> m) { double sum = 0; for (int i = 0; i < m.Lengths[0]; i++) sum += m[i, i] * m[i, i]; return sum; }" },
        new(OperationKind.Attribute, "a fixed tensor", "ReadOnlySpan<double> x, double a, [|[Fixed]|] ReadOnlyTensorSpan<double> k", "double sum = a; for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) sum += x[i] * k[i, j] * x[j] * sum; return sum;") { Imports = Tensors, Inputs = [["System.Numerics.Tensors.Tensor.Create(new double[] { 1, 2, 0.5, -1 }, [2, 2])"]] },
        new(OperationKind.ParameterReference, "a tensor of singles", "ReadOnlyTensorSpan<float> t, float a", "float sum = a; for (int j = 0; j < 2; j++) sum = sum * [|t|][0, j] + t[1, j]; return sum;") { Imports = Tensors, Returns = "float" },
        new(OperationKind.PropertyReference, "a part of a tensor", TA, "double sum = a; foreach (double item in [|t[0..1, 0..1]|]) sum += item * a; return sum;") { Imports = Tensors, RefusedBy = "STEEP0101" },
        new(OperationKind.ParameterReference, "a string", "double a, [Fixed] [|string n|]", "return a * a * [|n|].Length;") { RefusedBy = "STEEP0010" },
    ];
}
