using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Branches, jumps, patterns, conditions.</summary>
internal static class Branches
{
    public static IEnumerable<Construct> Rows { get; } =
    [
        Statement("if", 3, author => Node.Of(Sort.Statement, null, $"if ({author.Truth()})\n{{\n{author.BranchBody()}\n}}")),
        Statement("if else", 3, author => Node.Of(Sort.Statement, null, $"if ({author.Truth()})\n{{\n{author.BranchBody()}\n}}\nelse\n{{\n{author.BranchBody()}\n}}")),
        Statement("else if", 1, author => Node.Of(Sort.Statement, null, $"if ({author.Truth()})\n{{\n{author.BranchBody()}\n}}\nelse if ({author.Truth()})\n{{\n{author.BranchBody()}\n}}\nelse\n{{\n{author.BranchBody()}\n}}")),
        Statement("break", 2, author => author.Scope.CanBreak ? Node.Of(Sort.Statement, null, $"if ({author.Truth()}) break;") : null),
        Statement("continue", 2, author => author.Scope.CanContinue ? Node.Of(Sort.Statement, null, $"if ({author.Truth()}) continue;") : null),
        Statement("break after work", 1, author => author.Scope.CanBreak ? Node.Of(Sort.Statement, null, $"if ({author.Truth()})\n{{\n{author.BranchBody()}\nbreak;\n}}") : null),
        Statement("return from a loop", 1, author => author.Scope is { Loops: > 0, Result: not null } ? Return(author) : null),
        Statement("early return", 1, author => author.Scope is { Loops: 0, Result: not null } ? Return(author) : null),
        Statement("switch statement", 1.2, SwitchStatement),
        Statement("switch statement with relations", 1, RelationalStatement),
        Statement("goto case", 1, GotoCase),
        Statement("switch statement with when", 0.8, When),
        Real("switch expression", 1, (author, bound) => Node.Of(Sort.Real, null, $"({author.Whole()} switch {{ 0 => {author.Real(bound)}, 1 or 2 => {author.Real(bound)}, _ => {author.Real(bound)} }})", bound)),
        Real("switch expression with relations", 1, (author, bound) => Node.Of(Sort.Real, null, $"({author.Real(3)} switch {{ < -0.5 => {author.Real(bound)}, >= -0.5 and < 0.7 => {author.Real(bound)}, > 2.5 or 0.7 => {author.Real(bound)}, _ => {author.Real(bound)} }})", bound)),
        Real("switch expression on a pair", 0.6, (author, bound) => Node.Of(Sort.Real, null, $"(({author.Truth()}, {author.Whole(3)}) switch {{ (true, 0) => {author.Real(bound)}, (false, > 1) => {author.Real(bound)}, _ => {author.Real(bound)} }})", bound)),
        Real("ternary", 2, (author, bound) => Node.Of(Sort.Real, null, $"({author.Truth()} ? {author.Real(bound)} : {author.Real(bound)})", bound)),
        Truth("comparison", 4, author => author.Comparison()),
        Truth("comparison of wholes", 1.5, author => Node.Of(Sort.Truth, null, $"{author.Whole()} {author.Choose("<", ">", "<=", ">=", "==", "!=")} {author.Whole()}")),
        Truth("&&", 1, author => Node.Of(Sort.Truth, null, $"({author.Truth()} && {author.Truth()})")),
        Truth("||", 1, author => Node.Of(Sort.Truth, null, $"({author.Truth()} || {author.Truth()})")),
        Truth("& | ^ of truths", 0.6, author => Node.Of(Sort.Truth, null, $"({author.Truth()} {author.Choose("&", "|", "^")} {author.Truth()})")),
        Truth("!", 0.6, author => Node.Of(Sort.Truth, null, $"!({author.Truth()})")),
        Truth("is pattern", 0.8, author => Node.Of(Sort.Truth, null, $"({author.Real(3)} is > {Author.Text(-Math.Abs(author.Constant(1)) - 0.1).Trim('(', ')')} and not > {Author.Text(Math.Abs(author.Constant(2)) + 0.1)})")),
        Truth("is pattern of a whole", 0.5, author => Node.Of(Sort.Truth, null, $"({author.Whole()} is 0 or > 3)")),
        Truth("bool variable", 1, author => author.Pick(v => v.Type == "bool") is { } variable ? Node.Literal(Sort.Truth, variable.Name) : null),
        Truth("odd", 1, author => Node.Of(Sort.Truth, null, $"{author.Whole(20)} % 2 == {author.Choose(0, 1)}")),
        Truth("short circuit with a side effect", 0.8, SideEffect),
        Truth("predicates of numbers", 0.6, author => Node.Of(Sort.Truth, null, $"double.{author.Choose("IsNaN", "IsFinite", "IsInfinity", "IsPositive", "IsNegative", "IsPositiveInfinity", "IsNegativeInfinity", "IsNormal", "IsSubnormal", "IsRealNumber")}({author.Real()})")),
        Truth("predicates of whole numbers", 0.4, author => Node.Of(Sort.Truth, null, $"double.{author.Choose("IsInteger", "IsEvenInteger", "IsOddInteger", "IsPow2")}(Math.Round({author.Real()}))")),
    ];

    private static Node Return(Author author)
        => Node.Of(Sort.Statement, null, $"if ({author.Truth()}) return {author.Of(author.Scope.Result!, author.Scope.Variables.Any(v => v.IsAccumulator) ? Author.Large : Author.Ordinary)};");

    /// <summary>A switch takes break for itself, while continue still means the loop.</summary>
    private static Node Section(Author author) => author.Scope.Inside(() =>
    {
        author.Scope.CanBreak = false;
        return author.BranchBody();
    });

    private static Node SwitchStatement(Author author)
        => Node.Of(Sort.Statement, null, $"switch ({author.Whole()})\n{{\ncase 0:\n{{\n{Section(author)}\nbreak;\n}}\ncase 1:\ncase 3:\n{{\n{Section(author)}\nbreak;\n}}\ndefault:\n{{\n{Section(author)}\nbreak;\n}}\n}}");

    private static Node RelationalStatement(Author author)
        => Node.Of(Sort.Statement, null, $"switch ({author.Real(3)})\n{{\ncase < -0.3:\n{{\n{Section(author)}\nbreak;\n}}\ncase > 0.9 and <= 2.1:\n{{\n{Section(author)}\nbreak;\n}}\ncase > 2.1:\n{{\n{Section(author)}\nbreak;\n}}\n}}");

    private static Node GotoCase(Author author)
        => Node.Of(Sort.Statement, null, $"switch ({author.Whole(4)})\n{{\ncase 0:\n{{\n{Section(author)}\ngoto case 2;\n}}\ncase 1:\n{{\n{Section(author)}\ngoto default;\n}}\ncase 2:\n{{\n{Section(author)}\nbreak;\n}}\ndefault:\n{{\n{Section(author)}\nbreak;\n}}\n}}");

    private static Node When(Author author)
        => Node.Of(Sort.Statement, null, $"switch ({author.Whole()})\n{{\ncase 0 when {author.Truth()}:\n{{\n{Section(author)}\nbreak;\n}}\ncase > 1 when {author.Truth()}:\n{{\n{Section(author)}\nbreak;\n}}\ndefault:\n{{\n{Section(author)}\nbreak;\n}}\n}}");

    /// <summary>What is on the right is only done where the left does not decide.</summary>
    private static Node? SideEffect(Author author)
        => author.Pick(v => v is { IsWritable: true, IsAccumulator: false, Type: "double", Magnitude: >= Author.Ordinary }) is { } variable
            ? Node.Of(Sort.Truth, null, $"({author.Truth()} {author.Choose("&&", "||")} ({variable.Name} = {author.Real()}) > {Author.Text(author.Constant(1))})")
            : null;
}
