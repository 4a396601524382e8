using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.Core.Forecasting;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn forecast backtest</c>: how the delivery forecast does on made-up councils whose truth is known. Needs no database.</summary>
public static class ForecastCommand
{
    public static Command Build(Terminal terminal) => new("forecast", "The delivery forecast held to made-up councils. The forecast itself is “simulate --year”.") { Backtested(terminal) };

    private static Command Backtested(Terminal terminal)
    {
        var councils = new Option<string?>("--councils") { Description = "How many councils of each kind, from 1 to 10,000; 200 where none is named.", HelpName = "N" };
        var seed = new Option<string?>("--seed") { Description = "The seed, a whole number from 0. The same seed makes the same councils and figures for ever.", HelpName = "S" };
        var format = new Option<string>("--format") { Description = "text, json, csv or xlsx.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("backtest", "Made-up councils whose truth is known: how often outturns lie within the ranges, and Brier scores beside the base rate’s and the ratings’.") { councils, seed, format, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var problems = new List<Problem>();
            var (many, chosen) = ((long)Backtest.UsualCouncils, 1L);
            if (parsed.GetValue(councils) is { } typed && (!long.TryParse(typed, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out many) || many is < 1 or > Backtest.MostCouncils))
            {
                problems.Add(Problem.Error("forecast.councils", "--councils", string.Create(CultureInfo.InvariantCulture, $"“{typed}” councils cannot be made. Ask for 1 to {Backtest.MostCouncils:#,##0}.")));
            }

            if (parsed.GetValue(seed) is { } said && !long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out chosen))
            {
                problems.Add(Problem.Error("forecast.seed", "--seed", $"“{said}” is not a seed. Give a whole number from 0."));
            }

            if (problems.Count > 0)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, problems, cancel);
            }

            var rows = new List<BacktestRow>();
            foreach (var process in MadeUpProcess.All)
            {
                cancel.ThrowIfCancellationRequested();
                rows.Add(Backtest.Run(process, (int)many, chosen, Environment.ProcessorCount));
            }

            var sheet = ForecastSheets.Backtests(rows, chosen);
            await terminal.WriteAsync(
                (options.Json ? "json" : parsed.GetValue(format)) switch
                {
                    "json" => JsonSheet.Write(sheet),
                    "csv" => CsvWriter.Write(sheet),
                    "xlsx" => WorkbookWriter.Write(sheet),
                    _ => Encoding.UTF8.GetBytes(Text(rows, chosen)),
                },
                parsed.GetValue(output), cancel);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static string Text(List<BacktestRow> rows, long seed)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{rows[0].Councils:#,##0} made-up councils of each kind, seed {seed}, method {DeliveryModel.Method}. Each is forecast with five months left from its earlier years.");
        text.AppendLine("Totals: how many in a hundred lay within the ranges of 50, 80 and 90%. Lines: the same, and in brackets how many the model looked for.");
        text.AppendLine("Brier scores of at least 95% delivered: 0 is best. Off: the distance from the total outturn, in % of plan.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"",-28}{"Totals",-12}{"Lines",-26}{"Forecast",10}{"Base rate",11}{"Ratings",9}{"Off",7}{"Owners off",12}  Ranges hold");
        foreach (var row in rows)
        {
            var lines = row.Lines.Zip(row.LinesExpected).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.First * 100:0} ({l.Second * 100:0})"));
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Process.Name,-28}{string.Join(' ', row.Totals.Select(t => (t * 100).ToString("0", CultureInfo.InvariantCulture))),-12}{string.Join(' ', lines),-26}{row.Brier,10:0.000}{row.Base,11:0.000}{row.Rated,9:0.000}{row.ModelMiss * 100,6:0.0}%{row.OwnersMiss * 100,11:0.0}%  {ForecastSheets.Near(row)}"));
        }

        text.AppendLine();
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Process.Name}: {row.Process.What}");
        }

        var widest = rows[0].Tolerance;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Ranges hold where the share of totals is within {widest[0] * 100:0}, {widest[1] * 100:0} and {widest[2] * 100:0} points of 50, 80 and 90%: 5 points, and two and a half standard errors of so many councils.");
        return text.ToString();
    }
}
