using System.Globalization;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Web;

/// <summary>A template as an administrator types it: <c>q-key-part</c> of each question, <c>f-key-part</c> of each field. What the form does not name stays as it was.</summary>
public static class TemplateForm
{
    /// <summary>The template as typed.</summary>
    /// <param name="problems">What cannot be read is added here; the rest is taken.</param>
    public static Template Read(IFormCollection form, Template known, List<Problem> problems)
    {
        string Text(string name, string was) => form.ContainsKey(name) ? form[name].ToString().ReplaceLineEndings("\n").Trim() : was;
        var order = known.Questions.Select((q, i) => (Question: q, At: int.TryParse(form[$"q-{q.Key}-order"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : i + 1)).OrderBy(q => q.At).Select(q => q.Question);
        var schema = known.Schema.Select(f =>
        {
            var size = Text($"f-{f.Key}-size", "");
            var from = f.AsksFrom;
            if (size.Length > 0 && AmountReader.Read(size, MoneyUnit.Pounds).Value is Amount.Known { Figure: var figure })
            {
                from = figure.Abs();
            }
            else if (size.Length > 0)
            {
                problems.Add(Problem.Error("template.size", f.Key, $"“{(size.Length > 30 ? size[..30] + "…" : size)}” is no amount. Write the size from which it is asked as £50,000 or 50k, or 0 for every case."));
            }

            return form.ContainsKey($"f-{f.Key}-gate")
                ? f with { RequiredBy = TrackerQuery.Named<Gate>(form[$"f-{f.Key}-gate"]), AsksFrom = from, MayNotApply = form[$"f-{f.Key}-na"].Count > 0 }
                : f;
        }).ToList();
        return known with
        {
            Title = Text("title", known.Title),
            Schema = schema,
            Questions =
            [
                .. order.Select(q => q with
                {
                    Wording = Text($"q-{q.Key}-wording", q.Wording), Short = Text($"q-{q.Key}-short", q.Short), Guidance = Text($"q-{q.Key}-guidance", q.Guidance), Group = Text($"q-{q.Key}-group", q.Group),
                    Fields = [.. q.Fields.Select(f => f with { Label = Text($"f-{f.Field}-label", f.Label), Hint = Text($"f-{f.Field}-hint", f.Hint) })],
                }),
            ],
        };
    }

    /// <summary>The template with a question taken out, with its fields.</summary>
    public static Template Without(Template template, string question) => template.Question(question) is not { } gone ? template : template with
    {
        Questions = [.. template.Questions.Where(q => q.Key != question)],
        Schema = [.. template.Schema.Where(f => gone.Fields.All(g => g.Field != f.Key))],
        Presenters = template.Presenters with { Order = [.. template.Presenters.Order.Where(o => o != question)], Summary = [.. template.Presenters.Summary.Where(s => gone.Fields.All(g => g.Field != s))] },
    };

    /// <summary>The template with a field taken out.</summary>
    public static Template WithoutField(Template template, string field) => template with
    {
        Questions = [.. template.Questions.Select(q => q with { Fields = [.. q.Fields.Where(f => f.Field != field)] })],
        Schema = [.. template.Schema.Where(f => f.Key != field)],
        Presenters = template.Presenters with { Summary = [.. template.Presenters.Summary.Where(s => s != field)] },
    };

    /// <summary>The template with a further question, answered in words.</summary>
    public static Template WithQuestion(Template template, string wording, string name)
    {
        var key = Free(name, k => template.Question(k) is null && template.Field(k) is null);
        return template with
        {
            Questions = [.. template.Questions, new TemplateQuestion(key, wording.Trim(), name.Trim(), "", [new FormField(key, "")])],
            Schema = [.. template.Schema, new TemplateField(key, FieldKind.Words)],
        };
    }

    /// <summary>The template with a further field under a question: words, or a table.</summary>
    public static Template WithField(Template template, string question, string label, CaseTable? table)
    {
        var key = Free(label.Length > 0 ? label : table?.ToString() ?? "field", k => template.Field(k) is null);
        return template with
        {
            Questions = [.. template.Questions.Select(q => q.Key == question ? q with { Fields = [.. q.Fields, new FormField(key, label.Trim())] } : q)],
            Schema = [.. template.Schema, new TemplateField(key, table is null ? FieldKind.Words : FieldKind.Table) { Table = table }],
        };
    }

    /// <summary>A key made of words, that nothing has yet.</summary>
    private static string Free(string words, Func<string, bool> isFree)
    {
        var key = string.Join('-', new string([.. words.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
        key = key.Length == 0 ? "question" : key.Length > 30 ? key[..30].TrimEnd('-') : key;
        return isFree(key) ? key : Enumerable.Range(2, 1_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"{key}-{n}")).First(isFree);
    }
}
