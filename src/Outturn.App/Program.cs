using Outturn.App.Cli;

return await OutturnCommand.RunAsync(args);
