namespace Outturn.Data;

/// <summary>
/// Counts the SQL commands that are sent to the database, so that a test can hold a page to its budget. One command with
/// several result sets is one: it is one journey. Opening, beginning and committing are not counted.
/// </summary>
public sealed class SqlStatements
{
    private readonly Lock gate = new();
    private readonly List<Watching> watchers = [];
    private volatile int watching;

    /// <summary>Counts from now until it is disposed, whichever thread or request sends the commands.</summary>
    public Watching Watch()
    {
        var watch = new Watching(this);
        lock (gate)
        {
            watchers.Add(watch);
            watching = watchers.Count;
        }

        return watch;
    }

    internal void Sent(string text)
    {
        if (watching == 0)
        {
            return;
        }

        lock (gate)
        {
            foreach (var watch in watchers)
            {
                watch.Add(text);
            }
        }
    }

    private void Remove(Watching watch)
    {
        lock (gate)
        {
            watchers.Remove(watch);
            watching = watchers.Count;
        }
    }

    /// <summary>What was sent while it lived.</summary>
    public sealed class Watching : IDisposable
    {
        private readonly SqlStatements owner;
        private readonly List<string> texts = [];

        internal Watching(SqlStatements owner) => this.owner = owner;

        public int Count
        {
            get
            {
                lock (owner.gate)
                {
                    return texts.Count;
                }
            }
        }

        /// <summary>The commands' texts, in the order in which they were sent.</summary>
        public IReadOnlyList<string> Texts
        {
            get
            {
                lock (owner.gate)
                {
                    return [.. texts];
                }
            }
        }

        public void Dispose() => owner.Remove(this);

        internal void Add(string text) => texts.Add(text);
    }
}
