using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

internal static partial class ConstructTable
{
    private const string Point = "public readonly struct Point(double x, double y) { public double X { get; } = x; public double Y { get; } = y; public double Norm => Math.Sqrt(X * X + Y * Y + 1); public static Point operator +(Point p, Point q) => new(p.X + q.X, p.Y + q.Y); public static Point operator -(Point p) => new(-p.X, -p.Y); public static Point operator *(double s, Point p) => new(s * p.X, s * p.Y); public static double operator *(Point p, Point q) => p.X * q.X + p.Y * q.Y; public Point Turned() => new(-Y, X); public static bool operator <(Point p, Point q) => p * p < q * q; public static bool operator >(Point p, Point q) => p * p > q * q; public static implicit operator Point(double s) => new(s, s); public static explicit operator double(Point p) => p.X * p.Y; }";
    private const string Pair = "public readonly record struct Pair(double First, double Second) { public double Product => First * Second; }";
    private const string Box = "public struct Box { public double Width; public double Height; public Box(double width, double height) { Width = width; Height = height; } public void Grow(double s) { Width *= s; Height += s; } public readonly double Area() => Width * Height; }";
    private const string Nested = "public struct Inner { public double U; public double V; } public struct Outer { public Inner First; public Inner Second; public double Scale { get; set; } }";

    private static IReadOnlyList<Construct> Structures =>
    [
        new(OperationKind.ObjectCreation, "a readonly struct with a primary constructor", AB, "Point p = [|new Point(a, a * b)|]; return p.X * p.Y;") { Types = Point },
        new(OperationKind.ObjectCreation, "a struct without naming its type", AB, "Point p = [|new(a, a * b)|]; return p.X * p.Y;") { Types = Point },
        new(OperationKind.ObjectCreation, "a struct with a constructor", AB, "Box box = [|new Box(a, b)|]; return box.Width * box.Height * a;") { Types = Box },
        new(OperationKind.ObjectCreation, "a struct without arguments", AB, "Box box = [|new Box()|]; box.Width = a; box.Height = a * b; return box.Area();") { Types = Box },
        new(OperationKind.ObjectCreation, "a record struct", AB, "Pair pair = [|new Pair(a, a * b)|]; return pair.First * pair.Second;") { Types = Pair },
        new(OperationKind.ConstructorBody, "the body of a constructor", AB, "Area area = new(a, b); return area.Value * a;") { Types = "public readonly struct Area { public readonly double Value; [|public Area(double width, double height) { double product = width * height; if (product < 0) product = -product; Value = product; }|] }" },
        new(OperationKind.ObjectCreation, "a constructor that calls another", AB, "Area area = [|new(a)|]; return area.Value * b;") { Types = "public readonly struct Area { public readonly double Value; public Area(double side) : this(side, side * 2) { } public Area(double width, double height) { Value = width * height; } }" },
        new(OperationKind.ObjectOrCollectionInitializer, "an object initializer of a struct", AB, "Box box = new Box [|{ Width = a, Height = a * b }|]; return box.Area();") { Types = Box },
        new(OperationKind.MemberInitializer, "a nested initializer of a struct", AB, "Outer outer = new() { [|First = { U = a, V = b }|] }; return outer.First.U * outer.First.V;") { Types = Nested },
        new(OperationKind.FieldReference, "a field of a struct", AB, "Box box = new(a, b); return [|box.Width|] * box.Height * a;") { Types = Box },
        new(OperationKind.FieldReference, "a field of a struct that is written", AB, "Box box = new(a, b); [|box.Width|] *= box.Height; box.Height += box.Width; return box.Area();") { Types = Box },
        new(OperationKind.FieldReference, "a field of a struct in a struct", AB, "Outer outer = default; [|outer.First.U|] = a; outer.Second.V = outer.First.U * b; outer.Scale = 2; return outer.Second.V * outer.Scale * outer.First.U;") { Types = Nested },
        new(OperationKind.PropertyReference, "a property of a struct", AB, "Point p = new(a, a * b); return [|p.X|] * p.Y;") { Types = Point },
        new(OperationKind.PropertyReference, "a computed property of a struct", AB, "Point p = new(a, a * b); return [|p.Norm|] * p.Y;") { Types = Point },
        new(OperationKind.PropertyReference, "an indexer of a struct", AB, "Row row = new(a, a * b); double sum = 0; for (int i = 0; i < 2; i++) sum += [|row[i]|] * row[i]; return sum;") { Types = "public readonly struct Row(double u, double v) { private readonly double u = u; private readonly double v = v; public double this[int i] => i == 0 ? u : v; }" },
        new(OperationKind.PropertyReference, "a property with the field keyword", AB, "Level level = new() { Height = a }; return [|level.Height|] * b;") { Types = "public struct Level { public double Height { get => field * 2; set => field = value * value; } }" },
        new(OperationKind.Invocation, "a method of a struct", AB, "Point p = new(a, a * b); return [|p.Turned()|].X * p.X;") { Types = Point },
        new(OperationKind.Invocation, "a method that changes its struct", AB, "Box box = new(a, b); [|box.Grow(a)|]; box.Grow(b); return box.Area();") { Types = Box },
        new(OperationKind.InstanceReference, "this in a struct", AB, "Step step = new(a); return step.Twice() * b;") { Types = "public readonly struct Step(double size) { private readonly double size = size; public double Twice() => [|this|].size * size; }" },
        new(OperationKind.Binary, "an operator of a struct", AB, "Point p = new(a, b); Point q = new(b, a * a); Point r = [|p + q|]; return r.X * r.Y;") { Types = Point },
        new(OperationKind.Binary, "operators of a struct with numbers", AB, "Point p = new(a, b); return [|(a * p) * (p + p)|];") { Types = Point },
        new(OperationKind.Binary, "a comparison of structs", AB, "Point p = new(a, b); Point q = new(b, 0.5); return [|p < q|] ? p * q : p * p;") { Types = Point },
        new(OperationKind.Unary, "an operator with one operand of a struct", AB, "Point p = new(a, b); return ([|-p|]) * p.Turned() + p.X * p.Y;") { Types = Point },
        new(OperationKind.CompoundAssignment, "+= of a struct", XA, "Point p = new(a, 1); foreach (double item in x) [|p += item * p.Turned()|]; return p * p;") { Types = Point, Lengths = Any },
        new(OperationKind.CompoundAssignment, "an operator += of the struct's own", AB, "Total total = default; [|total += a|]; total += a * b; return total.Value * b;") { Types = "public struct Total { public double Value; public void operator +=(double item) { Value += item * item; } }" },
        new(OperationKind.Conversion, "an implicit conversion to a struct", AB, "Point p = [|a|]; return p.X * p.Y * b;") { Types = Point },
        new(OperationKind.Conversion, "an explicit conversion from a struct", AB, "Point p = new(a, b); return [|(double)p|] * a;") { Types = Point },
        new(OperationKind.DefaultValue, "default of a struct", AB, "Box box = [|default|]; box.Width = a; box.Height += b; return box.Area();") { Types = Box },
        new(OperationKind.DefaultValue, "default of a number", AB, "double u = [|default(double)|]; u += a * b; return u * u;"),
        new(OperationKind.With, "with", AB, "Pair pair = new(a, b); Pair other = [|pair with { First = a * b }|]; return other.First * other.Second + pair.First;") { Types = Pair },
        new(OperationKind.LocalReference, "a struct that is carried by a loop", XA, "Point p = new(a, 0.5); foreach (double item in x) p = new([|p|].Y * item, p.X + item); return p.X * p.Y;") { Types = Point, Lengths = Any },
        new(OperationKind.LocalReference, "a struct that is set in a branch", AB, "Pair pair; if (a > b) pair = new(a, b); else pair = new(b, a * a); return [|pair|].Product;") { Types = Pair },
        new(OperationKind.LocalReference, "a copy of a struct", AB, "Box box = new(a, b); Box copy = [|box|]; copy.Width *= 2; return box.Area() * copy.Area();") { Types = Box },
        new(OperationKind.ArrayElementReference, "an array of structs", XA, "Pair[] pairs = new Pair[2]; for (int i = 0; i < 2; i++) pairs[i] = new(x[i], x[i + 2] * a); double sum = 0; for (int i = 0; i < 2; i++) sum += [|pairs[i]|].Product * pairs[1 - i].First; return sum;") { Types = Pair },
        new(OperationKind.FieldReference, "a field of a struct in an array", XA, "Box[] boxes = new Box[2]; for (int i = 0; i < 4; i++) [|boxes[i % 2].Width|] += x[i] * a; boxes[1].Height = 1; return boxes[0].Width * boxes[1].Area();") { Types = Box },
        new(OperationKind.Tuple, "a tuple", AB, "(double, double) t = [|(a * b, a)|]; return t.Item1 * t.Item2;"),
        new(OperationKind.Tuple, "a tuple with names", AB, "var t = [|(Sum: a + b, Product: a * b)|]; return t.Sum * t.Product;"),
        new(OperationKind.Tuple, "a tuple in a tuple", AB, "var t = [|(a, (b, a * b))|]; return t.Item1 * t.Item2.Item2 * t.Item2.Item1;"),
        new(OperationKind.FieldReference, "an item of a tuple that is written", AB, "var t = (U: a, V: b); [|t.U|] *= t.V; t.V += t.U; return t.U * t.V;"),
        new(OperationKind.TupleBinary, "== of tuples", "double a, double b, int n", "return [|(n, 2) == (1, 2)|] ? a * b : b * b * a;") { Inputs = [["1"], ["2"]] },
        new(OperationKind.DeconstructionAssignment, "deconstruction of a record struct", AB, "[|var (u, v) = new Pair(a, a * b)|]; return u * v;") { Types = Pair },
        new(OperationKind.DeconstructionAssignment, "deconstruction by a method of a struct", AB, "Ray ray = new() { Length = a }; [|var (u, v) = ray|]; return u * v * b;") { Types = "public struct Ray { public double Length; public readonly void Deconstruct(out double u, out double v) { u = Length * 2; v = Length * Length; } }" },
        new(OperationKind.Invocation, "equality of record structs", "double a, double b, int n", "return [|new Count(n).Equals(new Count(1))|] ? a * b : b * b * a;") { Types = "public readonly record struct Count(int Value);", Inputs = [["1"], ["2"]] },
        new(OperationKind.ObjectCreation, "Vector2", "float a, float b", "Vector2 p = [|new(a, a * b)|]; return p.X * p.Y + p.LengthSquared();") { Returns = "float", ReferenceBody = "float u = a; float v = a * b; return u * v + u * u + v * v;" },
        new(OperationKind.Binary, "operators of Vector3", "float a, float b", "Vector3 p = new(a, b, a * b); Vector3 q = new(b, 1, a); Vector3 r = [|p * 2 + q * p|]; return r.X * r.Y + r.Z;") { Returns = "float", ReferenceBody = "float x = a * 2 + b * a; float y = b * 2 + b; float z = a * b * 2 + a * a * b; return x * y + z;" },
        new(OperationKind.Invocation, "Vector3.Dot and Cross", "float a, float b", "Vector3 p = new(a, b, a * b); Vector3 q = new(b, 1, a); return Vector3.Dot([|Vector3.Cross(p, q)|], p + q * a);") { Returns = "float", ReferenceBody = "float cx = b * a - a * b; float cy = a * b * b - a * a; float cz = a - b * b; return cx * (a + b * a) + cy * (b + a) + cz * (a * b + a * a);" },
        new(OperationKind.Invocation, "Vector3.Length, Distance and Normalize", "float a, float b", "Vector3 p = new(a, b, 1); Vector3 q = [|Vector3.Normalize(p)|]; return q.X * q.Y + p.Length() + Vector3.Distance(p, q);") { Returns = "float", ReferenceBody = "float n = Math.Sqrt(a * a + b * b + 1); float u = a / n; float v = b / n; float w = 1 / n; float du = a - u; float dv = b - v; float dw = 1 - w; return u * v + n + Math.Sqrt(du * du + dv * dv + dw * dw);" },
        new(OperationKind.Invocation, "Vector4", "float a, float b", "Vector4 p = new(a, b, 1, a * b); return [|Vector4.Dot(p, p)|] * p.W;") { Returns = "float", ReferenceBody = "float w = a * b; return (a * a + b * b + 1 + w * w) * w;" },
        new(OperationKind.Invocation, "a rotation by a Quaternion", "float a, float b", "Quaternion q = new(a, b, 0.5f, 1); Vector3 p = [|Vector3.Transform(new Vector3(1, a, b), q)|]; return p.X * p.Y + p.Z;") { Returns = "float", ReferenceBody = "float x = a; float y = b; float z = 0.5; float w = 1; float vx = 1; float vy = a; float vz = b; float px = vx * (1 - 2 * (y * y + z * z)) + vy * 2 * (x * y - w * z) + vz * 2 * (x * z + w * y); float py = vx * 2 * (x * y + w * z) + vy * (1 - 2 * (x * x + z * z)) + vz * 2 * (y * z - w * x); float pz = vx * 2 * (x * z - w * y) + vy * 2 * (y * z + w * x) + vz * (1 - 2 * (x * x + y * y)); return px * py + pz;" },
        new(OperationKind.Invocation, "a Matrix4x4", "float a, float b", "Matrix4x4 m = [|Matrix4x4.CreateTranslation(a, b, 1)|] * Matrix4x4.CreateScale(a); Vector3 p = Vector3.Transform(new Vector3(b, 1, a), m); return p.X * p.Y + p.Z;") { Returns = "float", ReferenceBody = "float px = (b + a) * a; float py = (1 + b) * a; float pz = (a + 1) * a; return px * py + pz;" },
        new(OperationKind.Binary, "operators of Complex", AB, "Complex z = new(a, b); Complex w = [|z * z + 1 / (z + 3)|]; return w.Real * w.Imaginary;") { ReferenceBody = "double d = (a + 3) * (a + 3) + b * b; double u = a * a - b * b + (a + 3) / d; double v = 2 * a * b - b / d; return u * v;" },
        new(OperationKind.PropertyReference, "the magnitude of a Complex", AB, "Complex z = new(a + 2, b); return [|z.Magnitude|] * z.Phase;") { ReferenceBody = "return Math.Sqrt((a + 2) * (a + 2) + b * b) * Math.Atan2(b, a + 2);" },
        new(OperationKind.Invocation, "Complex.Exp and Sqrt", AB, "Complex z = new(a, b); Complex w = [|Complex.Exp(z)|]; return w.Real * w.Imaginary;") { ReferenceBody = "return Math.Exp(a) * Math.Cos(b) * Math.Exp(a) * Math.Sin(b);" },
        new(OperationKind.ObjectCreation, "a class", AB, "[|Shape shape = new Shape(a);|] return shape.Size * b;") { Types = "public sealed class Shape(double size) { public double Size => size; }", RefusedBy = "STEEP0102" },
    ];
}
