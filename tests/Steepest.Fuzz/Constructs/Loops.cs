using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Loops of every form, bound and direction.</summary>
internal static class Loops
{
    private const double Longest = 8;

    public static IEnumerable<Construct> Rows { get; } =
    [
        Statement("for over a span", 5, author => OverVector(author, (v, i) => $"for (var {i} = 0; {i} < {v}.Length; {i}++)")),
        Statement("for downwards", 2, author => OverVector(author, (v, i) => $"for (var {i} = {v}.Length - 1; {i} >= 0; {i}--)")),
        Statement("for in steps", 1.5, author => OverVector(author, (v, i) => $"for (var {i} = {author.Random.Next(3)}; {i} < {v}.Length; {i} += {author.Choose(2, 3)})")),
        Statement("for downwards in steps", 1.5, author => OverVector(author, (v, i) => $"for (var {i} = {v}.Length - 1; {i} >= 0; {i} -= {author.Choose(2, 3)})")),
        Statement("for with an offset", 1.5, author => OverVector(author, (v, i) => $"for (var {i} = 0; {i} + {author.Choose(1, 2)} < {v}.Length; {i}++)")),
        Statement("for with !=", 0.7, author => OverVector(author, (v, i) => $"for (var {i} = 0; {i} != {v}.Length; {i}++)")),
        Statement("for with a mirrored test", 0.7, author => OverVector(author, (v, i) => $"for (var {i} = 0; {v}.Length > {i}; ++{i})")),
        Statement("for of constant trips", 2, author => Counted(author, author.Choose(0, 1, 2, 3, 4), (i, n) => $"for (var {i} = 0; {i} < {n}; {i}++)")),
        Statement("for up to a bound included", 1.5, author => Counted(author, author.Choose(0, 1, 3), (i, n) => $"for (var {i} = {author.Choose(0, 1)}; {i} <= {n}; {i}++)")),
        Statement("for with a computed bound", 2, ComputedBound),
        Statement("for with a computed start", 1.5, ComputedStart),
        Statement("for with a variable step", 1, VariableStep),
        Statement("for with two variables", 1, TwoVariables),
        Statement("for with a bound that changes", 0.8, ChangingBound),
        Statement("for over doubles", 0.8, OverDoubles),
        Statement("for without a test", 0.8, Endless),
        Statement("while that counts", 1.5, WhileCounting),
        Statement("while over data", 2, WhileData),
        Statement("while with an assignment in its test", 0.8, WhileAssigning),
        Statement("do", 1.5, Do),
        Statement("foreach", 3, Each),
        Statement("least or greatest over a loop", 2, Extremum),
    ];

    private static Node? OverVector(Author author, Func<string, string, string> header)
    {
        if (!author.CanLoop(Longest) || author.Pick(v => v.IsVector && v.Element is "double" or "float" or "int") is not { IsVector: true } vector) return null;
        var i = author.Name("i");
        var head = header(vector.Name, i);
        var body = author.LoopBody(Longest, author.Induction(i, Longest, vector.Name));
        return Loop(head, body);
    }

    private static Node Loop(string head, Node body) => Node.Of(Sort.Statement, null, $"{head}\n{{\n{body}\n}}");

    private static Node? Counted(Author author, int trips, Func<string, int, string> header)
    {
        if (!author.CanLoop(trips)) return null;
        var i = author.Name("i");
        return Loop(header(i, trips), author.LoopBody(trips + 1, author.Induction(i, trips)));
    }

    private static Node? ComputedBound(Author author)
    {
        if (!author.CanLoop(7)) return null;
        var i = author.Name("i");
        var bound = author.Whole(6);
        return Node.Of(Sort.Statement, null, $"for (var {i} = 0; {i} < {bound}; {i}++)\n{{\n{author.LoopBody(6, author.Induction(i, 6))}\n}}");
    }

    private static Node? ComputedStart(Author author)
    {
        if (!author.CanLoop(7)) return null;
        var i = author.Name("i");
        var start = author.Whole(4);
        return Node.Of(Sort.Statement, null, $"for (var {i} = {start}; {i} < {author.Choose(3, 5, 7)}; {i}++)\n{{\n{author.LoopBody(6, author.Induction(i, 7))}\n}}");
    }

    private static Node? VariableStep(Author author)
    {
        if (!author.CanLoop(6)) return null;
        var (i, step) = (author.Name("i"), author.Name("step"));
        return Node.Of(Sort.Statement, null, $"var {step} = 1 + {author.Whole(2)};\nfor (var {i} = 0; {i} < 6; {i} += {step})\n{{\n{author.LoopBody(6, author.Induction(i, 6))}\n}}");
    }

    private static Node? TwoVariables(Author author)
    {
        if (!author.CanLoop(5)) return null;
        var (i, j) = (author.Name("i"), author.Name("j"));
        return Loop($"for (int {i} = 0, {j} = 4; {i} <= {j}; {i}++, {j}--)", author.LoopBody(3, author.Induction(i, 3), author.Induction(j, 4)));
    }

    private static Node? ChangingBound(Author author)
    {
        if (!author.CanLoop(5)) return null;
        var (i, bound) = (author.Name("i"), author.Name("bound"));
        return Node.Of(Sort.Statement, null, $"var {bound} = {author.Choose(3, 5)};\nfor (var {i} = 0; {i} < {bound}; {i}++)\n{{\n{author.LoopBody(5, author.Induction(i, 5))}\nif ({author.Truth()}) {bound}--;\n}}");
    }

    private static Node? OverDoubles(Author author)
    {
        if (!author.CanLoop(5)) return null;
        var t = author.Name("t");
        return Loop($"for (var {t} = 0.0; {t} < 1.1; {t} += 0.25)", author.LoopBody(5, new Variable(t, "double", 1.1)));
    }

    private static Node? Endless(Author author)
    {
        if (!author.CanLoop(5)) return null;
        var i = author.Name("i");
        return Loop($"for (var {i} = 0; ; {i}++)", Node.Sequence([Node.Of(Sort.Statement, "break", $"if ({i} >= {author.Choose(1, 3, 5)}) break;"), author.LoopBody(5, author.Induction(i, 5))]));
    }

    private static Node? WhileCounting(Author author)
    {
        if (!author.CanLoop(4)) return null;
        var i = author.Name("count");
        var body = author.Scope.Inside(() =>
        {
            // A jump over the step would not end.
            var inner = author.LoopBody(4, author.Induction(i, 5));
            return inner;
        });
        return Node.Of(Sort.Statement, null, $"var {i} = {author.Choose(0, 1, 3)};\nwhile ({i} < 4)\n{{\n{i}++;\n{body}\n}}");
    }

    private static Node? WhileData(Author author)
    {
        if (!author.CanLoop(6)) return null;
        var t = author.Name("t");
        var start = author.Positive(0.3);
        var inner = author.LoopBody(6, new Variable(t, "double", start.Magnitude));
        var shrink = author.Chance(0.5)
            ? Node.Of(Sort.Statement, "compound assignment", $"{t} *= {Author.Text(author.Choose(0.5, 0.6))};")
            : Node.Of(Sort.Statement, "assignment", $"{t} = 0.5 * {t} + 0.05 * Math.Sin({author.Real(2)});");
        return Node.Of(Sort.Statement, null, $"var {t} = {start};\nwhile ({t} > {Author.Text(author.Choose(0.21, 0.4, 1.0))})\n{{\n{shrink}\n{inner}\n}}");
    }

    private static Node? WhileAssigning(Author author)
    {
        if (!author.CanLoop(4)) return null;
        var (t, n) = (author.Name("t"), author.Name("left"));
        return Node.Of(Sort.Statement, null, $"var {n} = 4;\nvar {t} = {author.Real(2)};\nwhile (({t} = 0.5 * {t} + {author.Real(0.3)}) > 0.2 && {n}-- > 0)\n{{\n{author.LoopBody(4, new Variable(t, "double", 2), author.Induction(n, 4))}\n}}");
    }

    private static Node? Do(Author author)
    {
        if (!author.CanLoop(4)) return null;
        var (i, t) = (author.Name("round"), author.Name("t"));
        var condition = author.Chance(0.5) ? Node.Of(Sort.Truth, null, $"{i} < {author.Choose(1, 3)}") : Node.Of(Sort.Truth, null, $"{i} < 4 && {t} > {Author.Text(author.Constant(1))}");
        return Node.Of(Sort.Statement, null, $"var {i} = 0;\nvar {t} = {author.Real(2)};\ndo\n{{\n{i}++;\n{t} = {author.Real(2)};\n{author.LoopBody(4, author.Induction(i, 4), new Variable(t, "double", 2))}\n}}\nwhile ({condition});");
    }

    /// <summary>What a loop takes from one of its iterations, by a function or a branch, which may note the iteration.</summary>
    private static Node? Extremum(Author author)
    {
        const int trips = 5;
        if (!author.CanLoop(trips)) return null;
        var (best, i, candidate, at) = (author.Name("best"), author.Name("i"), author.Name("candidate"), author.Name("at"));
        var start = author.Real(2);
        var body = author.Scope.Inside(() =>
        {
            author.Scope.Loops++;
            author.Scope.Runs *= trips;
            author.Scope.Add(author.Induction(i, trips));
            return Node.Of(Sort.Block, null, $"{author.Statements(author.Choose(0, 1))}\nvar {candidate} = {author.Real(2)};");
        });
        var isNoted = author.Chance(0.4);
        var choice = isNoted ? $"if ({candidate} {author.Choose("<", ">=")} {best})\n{{\n{best} = {candidate};\n{at} = {i};\n}}"
            : author.Choose($"{best} = Math.Min({best}, {candidate});", $"{best} = Math.Max({candidate}, {best});", $"if ({candidate} > {best}) {best} = {candidate};", $"{best} = {i} > 1 && {candidate} < {best} ? {candidate} : {best};");
        var head = author.Chance(0.7) ? $"for (var {i} = 0; {i} < {trips}; {i}++)" : $"for (var {i} = {trips - 1}; {i} >= 0; {i}--)";
        var loop = Node.Of(Sort.Statement, null, $"var {best} = {start};\n{(isNoted ? $"var {at} = 0;\n" : "")}{head}\n{{\n{body}\n{choice}\n}}");
        author.Scope.Add(new Variable(best, "double", 2));
        if (isNoted) author.Scope.Add(author.Induction(at, trips));
        return loop;
    }

    private static Node? Each(Author author)
    {
        if (!author.CanLoop(Longest) || author.Pick(v => v.IsVector && v.Element is "double" or "float" or "int") is not { IsVector: true } vector) return null;
        var item = author.Name("item");
        return Loop($"foreach (var {item} in {vector.Name})", author.LoopBody(Longest, new Variable(item, vector.Element, vector.Magnitude)));
    }
}
