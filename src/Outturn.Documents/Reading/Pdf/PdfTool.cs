using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Outturn.Documents.Reading.Pdf;

internal enum ToolState
{
    Ended,

    /// <summary>Stopped because the time was over.</summary>
    TooLong,

    /// <summary>Stopped because it wrote more than it may.</summary>
    TooMuch,

    /// <summary>It could not be started.</summary>
    NotStarted,
}

/// <param name="State">How it ended.</param>
/// <param name="ExitCode">Of the program; 0 is fine.</param>
/// <param name="Value">What was read from its output; null where nothing was.</param>
/// <param name="Complaint">The start of what it wrote as errors: to tell one refusal from another, never to be shown.</param>
internal sealed record ToolEnd<T>(ToolState State, int ExitCode, T? Value, string Complaint)
    where T : class
{
    public bool Fine => State == ToolState.Ended && ExitCode == 0 && Value is not null;
}

/// <summary>Runs one poppler program with limits. Whatever happens, the program is gone when the task ends.</summary>
internal sealed class PdfTool(Poppler poppler, string folder, PaperLimits limits)
{
    private const int MaxComplaint = 4_000;

    /// <summary>Memory that a program may ask for: pictures of a hostile file claim any size.</summary>
    private const long MaxMemory = 2_000_000_000;

    /// <param name="program">Full path.</param>
    /// <param name="arguments">Each one argument: no shell reads them.</param>
    /// <param name="read">Reads the output to its end.</param>
    /// <param name="time">Cancelled when the time for the whole reading is over.</param>
    /// <param name="cancel">Cancelled when nobody wants the result any more; this throws.</param>
    public async Task<ToolEnd<T>> RunAsync<T>(string program, IEnumerable<string> arguments, Func<Stream, T> read, CancellationToken time, CancellationToken cancel)
        where T : class
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        Limit(start, program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Figures are written with points whatever the machine's language, and what is buffered on disc goes into our folder.
        start.Environment["LC_ALL"] = "C";
        start.Environment["TMPDIR"] = folder;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time, cancel);
        using var process = new Process { StartInfo = start };
        try
        {
            both.Token.ThrowIfCancellationRequested();
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException)
        {
            return new(ToolState.NotStarted, -1, null, "");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(ToolState.TooLong, -1, null, "");
        }

        var state = ToolState.Ended;
        T? value = null;
        string complaint;
        await using (both.Token.UnsafeRegister(static p => Kill((Process)p!), process))
        {
            process.StandardInput.Close();
            var complaining = ComplaintAsync(process.StandardError.BaseStream);
            try
            {
                using var output = new CountedStream(process.StandardOutput.BaseStream, limits.MaxInflatedBytes);
                value = await Task.Run(() => read(output), CancellationToken.None).ConfigureAwait(false);
                await output.CopyToAsync(Stream.Null, CancellationToken.None).ConfigureAwait(false);
            }
            catch (OutputTooLargeException)
            {
                state = ToolState.TooMuch;
                value = null;
            }
            catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
            {
                value = null;
            }
            finally
            {
                if (state != ToolState.Ended || value is null)
                {
                    Kill(process);
                }
            }

            complaint = await complaining.ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        cancel.ThrowIfCancellationRequested();
        return time.IsCancellationRequested ? new(ToolState.TooLong, -1, null, complaint) : new(state, process.ExitCode, value, complaint);
    }

    private void Limit(ProcessStartInfo start, string program)
    {
        if (poppler.Limiter is not { } limiter)
        {
            start.FileName = program;
            return;
        }

        string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
        start.FileName = limiter;
        start.ArgumentList.Add("--as=" + Of(MaxMemory));
        start.ArgumentList.Add("--cpu=" + Of((long)Math.Ceiling((double)limits.MaxSeconds) + 1));
        start.ArgumentList.Add("--fsize=" + Of(limits.MaxInflatedBytes));
        start.ArgumentList.Add("--core=0");
        start.ArgumentList.Add(program);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended by itself.
        }
    }

    private static async Task<string> ComplaintAsync(Stream stream)
    {
        var kept = new byte[MaxComplaint];
        var length = 0;
        var buffer = new byte[4_096];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false)) > 0)
            {
                var take = Math.Min(read, MaxComplaint - length);
                buffer.AsSpan(0, take).CopyTo(kept.AsSpan(length));
                length += take;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // What was said so far is enough.
        }

        return Encoding.Latin1.GetString(kept, 0, length);
    }
}
