using System.Globalization;
using System.Text;

namespace Steepest.Benchmarks.Reporting;

/// <summary>Curves over logarithmic axes, as SVG.</summary>
internal static class Chart
{
    private const int Width = 760;
    private const int Height = 420;
    private const int Left = 60;
    private const int Bottom = 50;
    private const int Line = 16;
    private const int Right = 20;
    private static readonly string[] Colours = ["#1b6ca8", "#c8553d", "#3a7d44", "#7a4988", "#8a6d00"];

    public static string Svg(string across, string up, IReadOnlyList<(string Name, (double N, double Cost)[] Points)> curves)
    {
        // The names of curves stand above them: wherever they stood among them, one could run through.
        var top = Line * (curves.Count + 1);
        var points = curves.SelectMany(curve => curve.Points).ToArray();
        var (least, most) = (Math.Floor(Math.Log10(points.Min(point => point.N))), Math.Ceiling(Math.Log10(points.Max(point => point.N))));
        var (low, high) = (Math.Floor(Math.Log10(points.Min(point => point.Cost))), Math.Ceiling(Math.Log10(points.Max(point => point.Cost))));
        double X(double n) => Left + ((Math.Log10(n) - least) / (most - least) * (Width - Left - Right));
        double Y(double cost) => Height - Bottom - ((Math.Log10(cost) - low) / (high - low) * (Height - Bottom - top));

        var svg = new StringBuilder();
        svg.AppendLine(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">"));
        svg.AppendLine(Text($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>"));
        for (var power = least; power <= most; power++) svg.AppendLine(Rule(X(Math.Pow(10, power)), top, Height - Bottom, Power(power)));
        for (var power = low; power <= high; power++)
        {
            var y = Y(Math.Pow(10, power));
            svg.AppendLine(Text($"<path d=\"M{Left} {y:F1}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{Power(power)}</text>"));
        }

        svg.AppendLine(Text($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">{across}</text>"));
        svg.AppendLine(Text($"<text transform=\"translate(14 {(top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{up}</text>"));
        for (var i = 0; i < curves.Count; i++)
        {
            var path = string.Join('L', curves[i].Points.Select(point => Text($"{X(point.N):F1} {Y(point.Cost):F1}")));
            svg.AppendLine(Text($"<path d=\"M{path}\" fill=\"none\" stroke=\"{Colours[i % Colours.Length]}\" stroke-width=\"2\"/>"));
            svg.AppendLine(Text($"<text x=\"{Left}\" y=\"{Line * (i + 1)}\" fill=\"{Colours[i % Colours.Length]}\">{curves[i].Name}</text>"));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Rule(double x, int top, int bottom, string label)
        => Text($"<path d=\"M{x:F1} {top}V{bottom}\" stroke=\"#ddd\"/><text x=\"{x:F1}\" y=\"{bottom + 18}\" text-anchor=\"middle\">{label}</text>");

    private static string Power(double power) => Text($"10<tspan dy=\"-4\" font-size=\"9\">{power}</tspan>");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
