using Spectre.Console;
using Steepest;

namespace QuickStart;

/// <summary>A table that grows by one line an epoch while a run goes on; where nobody watches, one line every ten epochs.</summary>
internal static class TrainingView
{
    /// <summary>The number of lines that stay in view.</summary>
    private const int Height = 12;

    public static MinimizeResult Show(Func<IProgress<StepReport>, MinimizeResult> run)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("epoch", "loss", "error", "largest gradient entry");
        foreach (var column in table.Columns) column.RightAligned();
        if (AnsiConsole.Profile.Capabilities.Interactive) return AnsiConsole.Live(table).Start(context => run(new EpochLines(table, 1, context.Refresh)));
        var result = run(new EpochLines(table, 10, () => { }));
        AnsiConsole.Write(table);
        return result;
    }

    /// <summary>Reports come at every step; a line is written when an epoch begins.</summary>
    private sealed class EpochLines(Table table, int every, Action refresh) : IProgress<StepReport>
    {
        private int epoch = -1;

        public void Report(StepReport value)
        {
            if (value.Epoch == epoch) return;
            epoch = value.Epoch;
            if (epoch % every != 0) return;
            if (table.Rows.Count == Height) table.Rows.RemoveAt(0);
            table.AddRow($"{value.Epoch}", $"{value.Loss:F6}", double.IsNaN(value.Metric) ? "" : $"{value.Metric:P2}", $"{value.GradientNorm:E2}");
            refresh();
        }
    }
}
