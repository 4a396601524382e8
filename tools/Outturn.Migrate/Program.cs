// dotnet-ef starts this project to find the design-time factories; there is nothing to run.
return;
