using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Values made of several numbers: the user's own structs and those of the framework.</summary>
internal static class Structures
{
    public static IEnumerable<Construct> Rows { get; } =
    [
        Statement("struct with fields", 1, author => Used(author, "struct {0} {{ public double X; public double Y; }}", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = new {type} {{ X = {author.Real(2)}, Y = {author.Real(2)} }};\n{v}.X = 0.5 * {v}.Y + {author.Real(1)};\nsum += {v}.X * {v}.Y;"))),
        Statement("struct without initial values", 0.8, author => Used(author, "struct {0} {{ public double X; public double Y; }}", (type, v) =>
            Node.Of(Sort.Statement, null, $"{type} {v} = default;\nif ({author.Truth()}) {v}.Y = {author.Real(2)};\nvar {v}b = {v};\n{v}b.X += {author.Real(2)};\nsum += {v}.X - {v}b.X * {v}b.Y;"))),
        Statement("readonly struct with operators", 1, author => Used(author, "readonly struct {0}(double x, double y)\n{{\npublic double X {{ get; }} = x;\npublic double Y {{ get; }} = y;\npublic double Square => X * X + Y * Y;\npublic static {0} operator +({0} a, {0} b) => new(a.X + b.X, a.Y + b.Y);\npublic static {0} operator *({0} a, double b) => new(a.X * b, a.Y * b);\npublic static {0} operator -({0} a) => new(-a.X, -a.Y);\npublic double Dot({0} other) => X * other.X + Y * other.Y;\n}}", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = new {type}({author.Real(2)}, {author.Real(2)});\n{v} = -({v} + {v} * {author.Real(1)}) * 0.5;\nsum += {v}.Square + {v}.Dot(new {type}({author.Real(1)}, 1));"))),
        Statement("record struct", 1, author => Used(author, "readonly record struct {0}(double X, double Y);", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = new {type}({author.Real(2)}, {author.Real(2)});\nvar {v}b = {v} with {{ Y = {author.Real(1)} }};\nvar ({v}x, {v}y) = {v}b;\nsum += {v}.X * {v}y + {v}x;"))),
        Statement("struct method that changes it", 0.8, author => Used(author, "struct {0}\n{{\npublic double Total;\npublic int Count;\npublic void Add(double value)\n{{\nTotal += value;\nCount++;\n}}\npublic readonly double Mean => Count == 0 ? 0 : Total / Count;\n}}", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = new {type}();\n{v}.Add({author.Real(2)});\nif ({author.Truth()}) {v}.Add({author.Real(2)});\nsum += {v}.Mean;"))),
        Statement("struct carried by a loop", 1, author => author.CanLoop(4) ? Used(author, "readonly record struct {0}(double X, double Y);", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = new {type}({author.Real(1)}, {author.Real(1)});\nfor (var {v}i = 0; {v}i < {author.Choose(1, 3)}; {v}i++) {v} = new {type}(0.5 * {v}.Y + {author.Real(1)}, {v}.X * {author.Real(0.5)});\nsum += {v}.X - {v}.Y;")) : null),
        Statement("struct chosen by a branch", 0.8, author => Used(author, "readonly record struct {0}(double X, double Y);", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = {author.Truth()} ? new {type}({author.Real(2)}, 1) : new {type}(0.5, {author.Real(2)});\nsum += {v}.X * {v}.Y;"))),
        Statement("array of structs", 0.8, author => Used(author, "struct {0} {{ public double X; public double Y; }}", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = new {type}[3];\n{v}[{author.Choose(0, 1)}].X = {author.Real(2)};\n{v}[1] = new {type} {{ X = {author.Real(2)}, Y = {v}[0].X }};\nforeach (var item in {v}) sum += item.X * item.Y + 0.5 * item.X;"))),
        Statement("nested structs", 0.7, author => Used(author, "readonly record struct {0}(double X, {0}.Inner Rest) {{ public readonly record struct Inner(double Y, double Z); }}", (type, v) =>
            Node.Of(Sort.Statement, null, $"var {v} = new {type}({author.Real(2)}, new {type}.Inner({author.Real(2)}, 1));\nsum += {v}.X * {v}.Rest.Y + {v}.Rest.Z;"))),
        Statement("Vector2", 0.8, author => Framework(author, v =>
            Node.Of(Sort.Statement, null, $"var {v} = new System.Numerics.Vector2({author.Single(2)}, {author.Single(2)});\n{v} = {v} * 0.5f + System.Numerics.Vector2.One * {author.Single(1)};\nsum += System.Numerics.Vector2.Dot({v}, {v}) + {v}.X;"))),
        Statement("Vector3", 1, author => Framework(author, v =>
            Node.Of(Sort.Statement, null, $"var {v} = new System.Numerics.Vector3({author.Single(2)}, {author.Single(2)}, 1.5f);\nvar {v}b = System.Numerics.Vector3.Cross({v}, new System.Numerics.Vector3(0.5f, {author.Single(2)}, -1f)) - {v};\nsum += System.Numerics.Vector3.{author.Choose("Dot", "Distance", "DistanceSquared")}({v}, {v}b) + {v}b.{author.Choose("X", "Y", "Z", "Length()", "LengthSquared()")};"))),
        Statement("Vector4", 0.6, author => Framework(author, v =>
            Node.Of(Sort.Statement, null, $"var {v} = new System.Numerics.Vector4({author.Single(2)}, 0.5f, {author.Single(2)}, 1f);\n{v}.Y = {author.Single(2)};\nsum += ({v} * {v}).{author.Choose("X", "Y", "Z", "W")} + ({v} / 2f).LengthSquared();"))),
        Statement("Quaternion", 0.6, author => Framework(author, v =>
            Node.Of(Sort.Statement, null, $"var {v} = System.Numerics.Quaternion.CreateFromAxisAngle(new System.Numerics.Vector3(0.6f, 0f, 0.8f), {author.Single(2)});\n{v} = {v} * new System.Numerics.Quaternion(0.5f, {author.Single(1)}, 0.5f, 0.5f);\nsum += System.Numerics.Vector3.Transform(new System.Numerics.Vector3(1f, {author.Single(1)}, 0f), {v}).{author.Choose("X", "Y", "Z")};"))),
        Statement("Matrix4x4", 0.6, author => Framework(author, v =>
            Node.Of(Sort.Statement, null, $"var {v} = System.Numerics.Matrix4x4.CreateRotation{author.Choose("X", "Y", "Z")}({author.Single(2)}) * System.Numerics.Matrix4x4.CreateTranslation({author.Single(1)}, 0.5f, -1f);\nsum += System.Numerics.Vector3.Transform(new System.Numerics.Vector3({author.Single(1)}, 0.5f, 1f), {v}).{author.Choose("X", "Y", "Z")} + {v}.M11;"))),
        Statement("Complex", 0.8, author => Framework(author, v =>
            Node.Of(Sort.Statement, null, $"var {v} = new System.Numerics.Complex({author.Real(2)}, {author.Real(2)});\n{v} = {v} * {v} + new System.Numerics.Complex(0.5, {author.Real(1)});\nsum += 0.1 * ({v}.Real - {v}.Imaginary);"))),
        Statement("functions of Complex", 0.6, author => Framework(author, v =>
            Node.Of(Sort.Statement, null, $"var {v} = System.Numerics.Complex.{author.Choose("Exp", "Sin", "Cos")}(new System.Numerics.Complex({author.Real(1)}, {author.Real(1)}));\nsum += {v}.Real + 0.5 * {v}.Imaginary + System.Numerics.Complex.Abs(new System.Numerics.Complex({author.Positive(0.5)}, {author.Real(2)}));"))),
    ];

    private static Node? Used(Author author, string declaration, Func<string, string, Node> write)
    {
        if (!author.HasSum) return null;
        var (type, variable) = (author.Name("Pair"), author.Name("s"));
        var node = write(type, variable);
        var keyword = string.Format(System.Globalization.CultureInfo.InvariantCulture, declaration, type);
        author.AddMember(Node.Literal(Sort.Member, "internal " + keyword));
        return node;
    }

    private static Node? Framework(Author author, Func<string, Node> write) => author.HasSum ? write(author.Name("s")) : null;
}
