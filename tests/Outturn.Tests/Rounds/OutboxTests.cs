using System.Text;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Rounds;

public sealed class OutboxTests
{
    private static readonly Instant Sent = Instant.From(new DateTimeOffset(2018, 1, 29, 9, 5, 0, TimeSpan.Zero));

    [Fact]
    public void A_letter_is_plain_UTF_8_mail_with_every_address_and_no_line_too_long()
    {
        var text = Outbox.Text(new(["a@council.example", "b@council.example"], "January 2018 forecasts: 1 line waits for you", $"Café\n{new string('x', 1200)}\n{string.Join(' ', Enumerable.Repeat("word", 60))}\n", Sent, "round-2018-01-act-29-1"));
        var (head, body) = (text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)], text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Equal(
            [
                "From: Outturn <no-reply@outturn.invalid>", "To: a@council.example,", " b@council.example", "Subject: January 2018 forecasts: 1 line waits for you",
                "Date: Mon, 29 Jan 2018 09:05:00 +0000", "Message-ID: <round-2018-01-act-29-1@outturn.invalid>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit", "Auto-Submitted: auto-generated",
            ],
            head.Split("\r\n"));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 998));
        Assert.StartsWith("Café\r\n", body, StringComparison.Ordinal);
        Assert.Equal(1200, body.Count(c => c == 'x'));
        Assert.Equal(60, body.Split(["\r\n", " "], StringSplitOptions.None).Count(w => w == "word"));
    }

    [Fact]
    public void A_subject_that_is_not_plain_is_encoded_and_can_add_no_header()
    {
        var text = Outbox.Text(new(["a@council.example"], "Lines for you’s post\r\nBcc: x@y.example", "Body", Sent, "n"));
        var subject = text.Split("\r\n").Single(l => l.StartsWith("Subject: ", StringComparison.Ordinal))[9..];
        Assert.StartsWith("=?utf-8?B?", subject, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nBcc", text, StringComparison.Ordinal);
        Assert.Equal("Subject: a  Bcc: b", Outbox.Text(new(["a@council.example"], "a\r\nBcc: b", "", Sent, "n")).Split("\r\n")[2]);
    }

    [Theory]
    [InlineData("a@council.example", true)]
    [InlineData("", false)]
    [InlineData("no-at", false)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("a@b.example, c@d.example", false)]
    [InlineData("é@b.example", false)]
    public void Only_an_address_that_can_stand_in_a_header_is_used(string address, bool usable) => Assert.Equal(usable, Outbox.IsUsable(address));

    [Fact]
    public async Task A_letter_lies_whole_in_a_folder_of_the_server_s_user_alone()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("outturn-outbox-").FullName, "outbox");
        var file = await new Outbox(folder).PutAsync(new(["a@council.example"], "S", "B", Sent, "round-1"), TestContext.Current.CancellationToken);
        Assert.Equal(Path.Combine(folder, "round-1.eml"), file);
        Assert.Equal([file], Directory.GetFiles(folder));
        Assert.EndsWith("\r\n\r\nB\r\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }
}
