using Outturn.GovUk.Components;

namespace Outturn.Tests.GovUk;

/// <summary>What the fixtures cannot show: how text and attributes are written.</summary>
public sealed class ElementTests
{
    [Fact]
    public void Pounds_dashes_arrows_and_letters_stay_readable_in_the_source() =>
        Assert.Equal(
            "<strong class=\"govuk-tag\">£1.2m – Siân → café</strong>",
            Markup.Written(Tag.Render(new TagOptions { Text = "£1.2m – Siân → café" })));

    [Fact]
    public void Text_and_attribute_values_are_encoded()
    {
        var html = Markup.Written(Tag.Render(new TagOptions
        {
            Text = "<script>alert(1)</script> & more",
            Attributes = new Dictionary<string, string?> { ["title"] = "\"><img src=x>" },
        }));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        var tag = Markup.Parse(html).FirstElementChild!;
        Assert.Equal("<script>alert(1)</script> & more", tag.TextContent);
        Assert.Equal("\"><img src=x>", tag.GetAttribute("title"));
    }

    [Theory]
    [InlineData("on click")]
    [InlineData("a>b")]
    [InlineData("a=b")]
    [InlineData("a\"b")]
    [InlineData("")]
    public void What_cannot_be_an_attribute_name_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() =>
            Tag.Render(new TagOptions { Text = "x", Attributes = new Dictionary<string, string?> { [name] = "y" } }));

    [Fact]
    public void An_attribute_given_twice_is_written_once() =>
        Assert.Equal(
            "<strong class=\"govuk-tag\">x</strong>",
            Markup.Written(Tag.Render(new TagOptions { Text = "x", Attributes = new Dictionary<string, string?> { ["CLASS"] = "y" } })));

    [Fact]
    public void An_attribute_without_a_value_is_written_without_one() =>
        Assert.Equal(
            "<strong class=\"govuk-tag\" hidden>x</strong>",
            Markup.Written(Tag.Render(new TagOptions { Text = "x", Attributes = new Dictionary<string, string?> { ["hidden"] = null } })));

    [Theory]
    [InlineData("\nbegins with an empty line")]
    [InlineData("  keeps its spaces\n\nand lines  ")]
    public void A_text_area_gives_back_the_text_that_went_in(string value)
    {
        var html = Markup.Written(Textarea.Render(new TextareaOptions { Name = "reason", Value = value }));

        Assert.Equal(value, Markup.Parse(html).QuerySelector("textarea")!.TextContent);
    }
}
