using Microsoft.CodeAnalysis;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Which numbers a struct is made of.</summary>
public sealed class StructureTests
{
    [Theory]
    [InlineData("struct S { public double X, Y; int n; }", "X Y n")]
    [InlineData("struct S { public double X { get; set; } const double K = 1; static double s; public double Twice => 2 * X; bool on; }", "X on")]
    [InlineData("record struct S(double X, float Y) { public long Z { get; init; } }", "X Y Z")]
    [InlineData("struct S { public Inner A; double b; (double U, double) t; } struct Inner { public double x, Y; }", "AX AY b tU tItem2")]
    [InlineData("struct S { Pair<float> p; } struct Pair<T> { T first; T second; }", "pFirst pSecond")]
    [InlineData("struct S { Vector3 v; Quaternion q; Complex c; Plane p; }", "vX vY vZ qX qY qZ qW cReal cImaginary pNormalX pNormalY pNormalZ pD")]
    [InlineData("struct S(double x, double y, double z) { public double X => x; public double Y { get; } = y; double Z(double z) => z; static double F(double y) => y; }", "x Y")]
    [InlineData("struct S(double x, double y) { double x = x; public double F(S other) => x + other.y; double y = y; }", "x y")]
    [InlineData("struct S(double x, double y, double z) { double F() { var y = 1; return y; } S G() => new S(x: 1, y: 2, z: 3); string H => nameof(x); double K => z; }", "z")]
    [InlineData("partial struct S { double a; } partial struct S { double b; }", "a b")]
    [InlineData("struct S { double y; public double X { get => field; set => field = value; } }", "y X")]
    [InlineData("struct S { }", "")]
    [InlineData("struct S { string s; }", null)]
    [InlineData("struct S { double[] s; }", null)]
    [InlineData("struct S { object s; double d; }", null)]
    [InlineData("struct S { Inner i; } struct Inner { decimal d; }", null)]
    [InlineData("unsafe struct S { fixed double d[3]; }", null)]
    [InlineData("ref struct S { ref double d; }", null)]
    [InlineData("[System.Runtime.CompilerServices.InlineArray(3)] struct S { double d; }", null)]
    [InlineData("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] struct S { [System.Runtime.InteropServices.FieldOffset(0)] double d; }", null)]
    [InlineData("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 32)] struct S { double d; }", null)]
    [InlineData("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)] struct S { double d; }", "d")]
    [InlineData("struct S { double? d; }", null)]
    [InlineData("struct S { DateTime d; }", null)]
    [InlineData("class S { double d; }", null)]
    [InlineData("enum S { A }", null)]
    public void Components_stand_in_order_of_declaration(string declaration, string? expected)
    {
        var layout = Structures.Layout(Find(declaration));
        Assert.Equal(expected, layout is null ? null : string.Join(' ', layout.Numbers.Select(number => number.Name)));
        Assert.Equal(expected?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, layout?.Count);
    }

    [Fact]
    public void Type_parameters_are_resolved()
    {
        var type = Find("struct S<T> { T a; (T, int) b; }");
        Assert.Null(Structures.Layout(type));
        var number = new Snippet("public static float Loss(float a) => a;").Parameters[0].Type;
        var layout = Structures.Layout(type, resolved => resolved is ITypeParameterSymbol ? number : resolved)!;
        Assert.Equal([("a", IrType.Single), ("bItem1", IrType.Single), ("bItem2", IrType.Int32)], layout.Numbers);
        Assert.Null(layout.Uniform);
    }

    [Theory]
    [InlineData("struct S { double a; (double, double) b; }", true)]
    [InlineData("struct S { double a; float b; }", false)]
    public void Structs_of_one_type_of_number_are_uniform(string declaration, bool isUniform)
        => Assert.Equal(isUniform ? IrType.Double : null, Structures.Layout(Find(declaration))!.Uniform);

    private static INamedTypeSymbol Find(string declaration)
        => new Snippet("public static double Loss(double a) => a; " + declaration).Compilation.GetTypeByMetadataName("Problem")!.GetTypeMembers("S").Single();
}
