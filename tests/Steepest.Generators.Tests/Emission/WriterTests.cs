using Steepest.Generators.Emit;
using Xunit;

namespace Steepest.Generators.Tests.Emission;

public sealed class WriterTests
{
    [Fact]
    public void Blank_lines_stand_between_lines_and_never_inside_braces()
    {
        var writer = new Writer();
        writer.Blank();
        using (writer.Block("class A"))
        {
            writer.Blank();
            writer.WriteLine("int x;");
            writer.Blank();
            writer.Blank();
            using (writer.Block("void F()"))
            {
                writer.Comment("two\nlines");
                writer.Blank();
            }

            writer.Blank();
        }

        Assert.Equal("class A\n{\n    int x;\n\n    void F()\n    {\n        // two\n        // lines\n    }\n}\n", writer.ToString());
    }

    [Fact]
    public void Directives_stand_at_the_margin()
    {
        var writer = new Writer();
        using (writer.Block("class A")) writer.WriteLine("#error STEEP0001");
        Assert.Equal("class A\n{\n#error STEEP0001\n}\n", writer.ToString());
    }
}
