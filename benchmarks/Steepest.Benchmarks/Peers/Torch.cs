using System.Diagnostics;
using System.Globalization;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Peers;

/// <summary>PyTorch in a process of its own, which times itself: one thread, the data handed over in a file.</summary>
internal static class Torch
{
    private static readonly Lazy<string?> Interpreter = new(Find);

    /// <summary>What is used, or that there is none.</summary>
    public static string Description => Interpreter.Value is null ? "no PyTorch: that peer is left out" : "PyTorch";

    /// <summary>A contestant of <c>peers.py</c>, or null where there is no PyTorch.</summary>
    /// <param name="tolerance">How far its result may be off.</param>
    /// <param name="arguments">The workload and its sizes.</param>
    /// <param name="data">The arrays, each of single (f) or double (d) precision.</param>
    public static Contestant? Contestant(double tolerance, string[] arguments, IEnumerable<(string Type, byte[] Values)> data)
        => Interpreter.Value is { } python ? new Subprocess(python, tolerance, arguments, data) : null;

    private static string? Find()
    {
        foreach (var name in new[] { "python3", "/usr/bin/python3" })
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(name, "-c \"import torch\"") { RedirectStandardError = true, RedirectStandardOutput = true })!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode == 0) return name;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not installed; the next one may be.
            }
        }

        return null;
    }

    private sealed class Subprocess : Contestant, IDisposable
    {
        private readonly Process process;
        private readonly string file = Path.GetTempFileName();

        public Subprocess(string python, double tolerance, string[] arguments, IEnumerable<(string Type, byte[] Values)> data)
            : base(Reporting.Peer.Torch, () => { }, () => [], tolerance)
        {
            using (var stream = File.Create(file))
            {
                foreach (var (_, values) in data) stream.Write(values);
            }

            string[] all = [Path.Combine(AppContext.BaseDirectory, "Python", "peers.py"), file, string.Concat(data.Select(array => array.Type)), .. arguments];
            process = Process.Start(new ProcessStartInfo(python, all) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }

        public override Func<double[][]> Result => () => [.. Ask("result").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' ').Select(Number).ToArray())];

        public override void Run() => Time(1);

        public override double Time(int count) => Number(Ask(count.ToString(CultureInfo.InvariantCulture)));

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
            File.Delete(file);
        }

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

        private string Ask(string question)
        {
            process.StandardInput.WriteLine(question);
            process.StandardInput.Flush();
            return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch ended before its work.");
        }
    }
}
