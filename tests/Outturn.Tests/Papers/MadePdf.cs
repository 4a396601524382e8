using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Outturn.Tests.Papers;

/// <summary>A PDF written out by hand, page by page, in points from the top left corner. Courier's letters are 0.6 of their size wide, so that a test knows where each word ends.</summary>
internal sealed class MadePdf
{
    public const string Plain = "F1";
    public const string Bold = "F2";
    public const string Wide = "F3";

    private readonly List<PdfSheet> _pages = [];

    public MadePdf Page(Action<PdfSheet> draw, double width = 595, double height = 842, int rotate = 0)
    {
        var page = new PdfSheet(width, height, rotate);
        draw(page);
        _pages.Add(page);
        return this;
    }

    /// <param name="owner">A password to change the file; null for none.</param>
    /// <param name="user">A password to open it.</param>
    public byte[] Bytes(string? owner = null, string user = "")
    {
        var file = new MemoryStream();
        var offsets = new List<long>();
        (byte[] Key, byte[] Owner)? key = owner is null ? null : Key(owner, user);
        void Raw(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(int number, string body, byte[]? stream = null)
        {
            while (offsets.Count < number)
            {
                offsets.Add(0);
            }

            offsets[number - 1] = file.Position;
            Raw($"{number} 0 obj\n");
            if (stream is null)
            {
                Raw(body);
            }
            else
            {
                var data = key is null ? stream : Rc4(MD5.HashData([.. key.Value.Key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0])[..10], stream);
                Raw($"<< {body} /Length {data.Length} >>\nstream\n");
                file.Write(data);
                Raw("\nendstream");
            }

            Raw("\nendobj\n");
        }

        Raw("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        const int Fixed = 8;
        Object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        Object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
        Object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>");
        Object(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        Object(6, "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", [10, 200, 90, 40]);
        Object(7, "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Secret /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Secret /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /DW 600 >>] >>");
        Object(8, "<< /Type /FontDescriptor /FontName /ABCDEF+Secret /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>");
        var next = Fixed + 1;
        var kids = new List<int>();
        foreach (var page in _pages)
        {
            var (self, content) = (next++, next++);
            var links = page.Links.ConvertAll(l => (Number: next++, l.Box, l.Address));
            kids.Add(self);
            Object(self, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Of(page.Width)} {Of(page.Height)}] /Rotate {page.Rotate} /Contents {content} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 7 0 R >> /XObject << /I1 6 0 R >> >> /Annots [{string.Join(' ', links.Select(l => $"{l.Number} 0 R"))}] >>");
            Object(content, "", Encoding.Latin1.GetBytes(page.Content));
            foreach (var (number, box, address) in links)
            {
                Object(number, $"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [{box}] /A << /S /URI /URI ({address}) >> >>");
            }
        }

        Object(2, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] >>");
        var trailer = "";
        if (key is { } locked)
        {
            trailer = $" /Encrypt {next} 0 R /ID [<{Hex(Id)}> <{Hex(Id)}>]";
            Object(next, $"<< /Filter /Standard /V 1 /R 2 /O <{Hex(locked.Owner)}> /U <{Hex(Rc4(locked.Key, Padding))}> /P -4 >>");
        }

        var start = file.Position;
        Raw($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Raw($"{offset:D10} 00000 n \n");
        }

        Raw($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    internal static string Of(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    private static readonly byte[] Id = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);

    /// <summary>The standard handler of PDF 1.3: forty bits, kept only to make locked files.</summary>
    private static (byte[] Key, byte[] Owner) Key(string owner, string user)
    {
        static byte[] Pad(string password) => [.. Encoding.Latin1.GetBytes(password).Concat(Padding).Take(32)];
        var o = Rc4(MD5.HashData(Pad(owner))[..5], Pad(user));
        return (MD5.HashData([.. Pad(user), .. o, 0xFC, 0xFF, 0xFF, 0xFF, .. Id])[..5], o);
    }

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var s = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + s[i] + key[i % key.Length]) & 255;
            (s[i], s[j]) = (s[j], s[i]);
        }

        var output = new byte[data.Length];
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + s[i]) & 255;
            (s[i], s[j]) = (s[j], s[i]);
            output[n] = (byte)(data[n] ^ s[(s[i] + s[j]) & 255]);
        }

        return output;
    }
}

/// <summary>One page while it is drawn.</summary>
internal sealed class PdfSheet(double width, double height, int rotate)
{
    private readonly StringBuilder _content = new();

    public double Width { get; } = width;

    public double Height { get; } = height;

    public int Rotate { get; } = rotate;

    public List<(string Box, string Address)> Links { get; } = [];

    public string Content => _content.ToString();

    /// <param name="y">Of the foot of the letters.</param>
    public PdfSheet Text(double x, double y, string text, double size = 10, string font = MadePdf.Plain)
    {
        _content.Append(CultureInfo.InvariantCulture, $"BT /{font} {MadePdf.Of(size)} Tf 1 0 0 1 {MadePdf.Of(x)} {MadePdf.Of(Height - y)} Tm ({text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\n");
        return this;
    }

    /// <summary>Lines under one another, 12 points apart.</summary>
    public PdfSheet Lines(double x, double y, IEnumerable<string> lines, double size = 10, string font = MadePdf.Plain, double leading = 12)
    {
        foreach (var line in lines)
        {
            Text(x, y, line, size, font);
            y += leading;
        }

        return this;
    }

    public PdfSheet Line(double x1, double y1, double x2, double y2)
    {
        _content.Append(CultureInfo.InvariantCulture, $"0.5 w {MadePdf.Of(x1)} {MadePdf.Of(Height - y1)} m {MadePdf.Of(x2)} {MadePdf.Of(Height - y2)} l S\n");
        return this;
    }

    public PdfSheet Fill(double x, double y, double w, double h, double grey = 0)
    {
        _content.Append(CultureInfo.InvariantCulture, $"q {MadePdf.Of(grey)} g {MadePdf.Of(x)} {MadePdf.Of(Height - y - h)} {MadePdf.Of(w)} {MadePdf.Of(h)} re f Q\n");
        return this;
    }

    /// <summary>Lines around and between cells.</summary>
    public PdfSheet Grid(double[] xs, double[] ys)
    {
        foreach (var y in ys)
        {
            Line(xs[0], y, xs[^1], y);
        }

        foreach (var x in xs)
        {
            Line(x, ys[0], x, ys[^1]);
        }

        return this;
    }

    public PdfSheet Picture(double x, double y, double w, double h)
    {
        _content.Append(CultureInfo.InvariantCulture, $"q {MadePdf.Of(w)} 0 0 {MadePdf.Of(h)} {MadePdf.Of(x)} {MadePdf.Of(Height - y - h)} cm /I1 Do Q\n");
        return this;
    }

    public PdfSheet Link(double x, double y, double w, double h, string address)
    {
        Links.Add(($"{MadePdf.Of(x)} {MadePdf.Of(Height - y)} {MadePdf.Of(x + w)} {MadePdf.Of(Height - y + h)}", address));
        return this;
    }

    public PdfSheet Raw(string operators)
    {
        _content.Append(operators).Append('\n');
        return this;
    }
}
