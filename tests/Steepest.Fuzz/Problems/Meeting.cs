namespace Steepest.Fuzz.Problems;

/// <summary>How a vector of variables meets a row: shapes that run through rows in blocks, tiles and lanes.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Groups">How many times as long as a row the variables are.</param>
/// <param name="Body">The statements of a method of both.</param>
internal sealed record Meeting(string Name, int Groups, string Body)
{
    public const string Weights = "weightsHere";

    public const string Features = "featuresHere";

    public static readonly IReadOnlyList<Meeting> All =
    [
        new("margin", 1, "var margin = Functions.Dot(w, f);\nreturn Functions.Softplus(margin) - 0.3 * margin;"),
        new("loop", 1, "var margin = 0.5;\nfor (var i = 0; i < f.Length; i++) margin += w[i] * f[i];\nreturn Math.Sin(margin);"),
        new("square", 1, "var margin = Functions.Dot(w, f) - 0.25;\nreturn 0.5 * margin * margin;"),
        new("distance", 1, "var square = 0.0;\nfor (var i = 0; i < f.Length; i++) square += (w[i] - f[i]) * (w[i] - f[i]);\nreturn Math.Exp(-0.1 * square);"),
        new("bends", 1, "var total = 0.0;\nfor (var i = 0; i < f.Length; i++) total += Math.Tanh(w[i] * f[i]) * w[i];\nreturn total;"),
        new("layer", 3, "var total = 0.0;\nfor (var h = 0; h < 3; h++)\n{\nvar z = 0.1;\nfor (var i = 0; i < f.Length; i++) z += w[h * f.Length + i] * f[i];\ntotal += Math.Tanh(z);\n}\nreturn total;"),
        new("classes", 3, "Span<double> scores = stackalloc double[3];\nfor (var h = 0; h < 3; h++)\n{\nvar z = 0.0;\nfor (var i = 0; i < f.Length; i++) z += w[h * f.Length + i] * f[i];\nscores[h] = z;\n}\nreturn Functions.LogSumExp(scores) - scores[1];"),
        new("two layers", 5, "Span<double> hidden = stackalloc double[4];\nfor (var h = 0; h < 4; h++)\n{\nvar z = 0.0;\nfor (var i = 0; i < f.Length; i++) z += w[h * f.Length + i] * f[i];\nhidden[h] = Functions.Relu(z);\n}\nvar y = 0.0;\nfor (var h = 0; h < 4; h++) y += hidden[h] * w[4 * f.Length + h % f.Length];\nreturn Functions.Huber(y - f[0], 0.7);"),
        new("mixture", 4, "Span<double> terms = stackalloc double[2];\nfor (var k = 0; k < 2; k++)\n{\nvar square = 0.0;\nfor (var i = 0; i < f.Length; i++)\n{\nvar t = 0.0;\nfor (var j = 0; j <= i; j++) t += w[(2 + k) * f.Length + j] * (f[j] - w[k * f.Length + j]);\nsquare += t * t;\n}\nterms[k] = -0.5 * square;\n}\nreturn Functions.LogSumExp(terms);"),
        new("scan", 1, "var state = 0.0;\nvar total = 0.0;\nfor (var i = 0; i < f.Length; i++)\n{\nstate = 0.5 * state + w[i] * f[i];\nif (state > 0.4) total += state * w[0];\n}\nreturn total;"),
        new("short", 1, "var margin = w[0] * f[0];\nif (f.Length > 1) margin += w[1] * f[1];\nreturn margin > 0 ? margin * margin : 0.1 * margin;"),
    ];

    public string Method => $"private static double Meet(ReadOnlySpan<double> w, ReadOnlySpan<double> f)\n{{\n{Body}\n}}";

    public string Call => $"Meet({Weights}, {Features})";
}
