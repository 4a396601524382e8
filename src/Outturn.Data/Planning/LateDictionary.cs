using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Outturn.Data.Planning;

/// <summary>A dictionary that is made when it is first asked: most who read a plan never ask which references are used.</summary>
internal sealed class LateDictionary<TKey, TValue>(Func<IReadOnlyDictionary<TKey, TValue>> make) : IReadOnlyDictionary<TKey, TValue>
{
    private readonly Lazy<IReadOnlyDictionary<TKey, TValue>> made = new(make);

    public IEnumerable<TKey> Keys => made.Value.Keys;

    public IEnumerable<TValue> Values => made.Value.Values;

    public int Count => made.Value.Count;

    public TValue this[TKey key] => made.Value[key];

    public bool ContainsKey(TKey key) => made.Value.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => made.Value.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => made.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
