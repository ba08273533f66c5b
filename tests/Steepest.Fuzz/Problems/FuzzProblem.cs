using System.Globalization;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Problems;

/// <summary>A random program as the method of a problem over samples.</summary>
/// <param name="Program">The program; its method takes one row.</param>
/// <param name="Role">What the method is.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Meeting">How a vector of variables and a row meet in it, beside what the program does; null where they do not.</param>
internal sealed record FuzzProblem(FuzzProgram Program, Role Role, double Weight, Meeting? Meeting)
{
    /// <summary>The rate of gradient descent: a power of two, so that the gradient can be read from a step.</summary>
    public const double Rate = 1.0 / 1024;

    /// <summary>What the limited quantity is of the loss.</summary>
    public const double Share = 0.25;

    public IEnumerable<Input> Variables => Program.Inputs.Where(input => input.IsVariable);

    public IEnumerable<Input> Columns => Program.Inputs.Where(input => input.IsSample);

    public IEnumerable<Input> Given => Program.Inputs.Where(input => !input.IsVariable && !input.IsSample);

    /// <summary>Whether something of it is computed in single precision.</summary>
    public bool HasFloats => Text("P") is var text && (text.Contains("float", StringComparison.Ordinal) || text.Contains("Vector3", StringComparison.Ordinal));

    /// <summary>The variable that a second loss takes, which needs no samples.</summary>
    public Input? Damped => Role == Role.Loss ? Variables.FirstOrDefault(input => input.Type == "ReadOnlySpan<double>" && Program.Result == "double") : null;

    /// <summary>A problem of a program, or null where nothing of it can stand in rows, or nothing is left to be changed.</summary>
    public static FuzzProblem? Of(FuzzProgram program, Random random)
    {
        if (program.Result == "void" || program.IsInstance) return null;
        var inputs = program.Inputs.Select(input => input.IsGrid || input.IsJagged || input.Name == "x" || random.Next(2) == 0
            ? input
            : input with { IsSample = true, LeastLength = Math.Max(1, input.LeastLength) }).ToList();
        var meeting = program.Result == "double" && random.Next(3) > 0 ? Meeting.All[random.Next(Meeting.All.Count)] : null;
        if (meeting is not null)
        {
            inputs.Insert(random.Next(inputs.Count + 1), new Input(Meeting.Weights, "ReadOnlySpan<double>", LeastLength: 1));
            inputs.Insert(random.Next(inputs.Count + 1), new Input(Meeting.Features, "ReadOnlySpan<double>", LeastLength: 1) { IsSample = true });
        }

        var problem = new FuzzProblem(program with { Inputs = inputs }, (Role)random.Next(3), random.Next(2) == 0 ? 1 : 0.75, meeting);
        return problem.Columns.Any() && problem.Variables.Any() ? problem : null;
    }

    public string Text(string name)
    {
        var weight = Weight == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"(Weight = {Weight})");
        var parameters = string.Join(", ", Program.Inputs.Select(input => input.Declaration));
        var beside = Role == Role.LossUnderLimit
            ? string.Create(CultureInfo.InvariantCulture, $$"""
                /// <summary>What a limit stands for.</summary>
                [Constraint(AtMost = -1)]
                public static {{Program.Result}} Limit({{parameters}})
                {
                return {{(Program.Result == "float" ? "(float)" : "")}}{{Share}} * Loss({{string.Join(", ", Program.Inputs.Select(input => input.Name))}});
                }
                """)
            : Damped is { } damped
            ? $$"""
                /// <summary>A loss without samples.</summary>
                [Loss]
                public static double Prior({{damped.Declaration}})
                {
                return 0.125 * Functions.SumOfSquares({{damped.Name}});
                }
                """
            : "";
        var optimizer = Role == Role.Residual ? "[LevenbergMarquardt]" : string.Create(CultureInfo.InvariantCulture, $"[GradientDescent(LearningRate = {Rate})]");
        if (Role == Role.LossUnderLimit) optimizer += "\n[DifferentialMultipliers(Damping = 0, MultiplierRate = 0.5)]";
        var text = Program.Text(name, optimizer, Role == Role.Residual ? $"[Residual{weight}]" : $"[Loss{weight}]", beside + (Meeting is null ? "" : "\n" + Meeting.Method));
        if (Meeting is null) return text;
        var end = text.IndexOf("return sum + ", StringComparison.Ordinal) + "return sum + ".Length;
        return text.Insert(end, $"{Meeting.Call} + ");
    }
}
