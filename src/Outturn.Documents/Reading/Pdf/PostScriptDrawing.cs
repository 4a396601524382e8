namespace Outturn.Documents.Reading.Pdf;

/// <summary>
/// Reads the lines, shaded boxes and pictures of each page from what <c>pdftocairo -ps</c> writes. Cairo writes few operators and
/// nothing of the original survives but what is seen, so that forms, patterns, odd objects and broken streams are poppler's care.
/// </summary>
internal sealed class PostScriptDrawing
{
    /// <summary>More than this on one page is a map or a chart, and no table is looked for in it.</summary>
    private const int MaxPieces = 20_000;

    /// <summary>A box that is thinner is a line, in points. Cell borders are at most 3 points in Word (6 in its boldest).</summary>
    private const double MaxThickness = 3.2;

    private readonly List<Ruling> _across = [];
    private readonly List<Ruling> _down = [];
    private readonly List<Box> _shades = [];
    private readonly List<Box> _pictures = [];
    private readonly List<Box> _dots = [];
    private readonly Stack<State> _kept = new();
    private readonly List<(double X, double Y, bool Begins)> _path = [];
    private readonly List<double> _numbers = [];
    private State _state;
    private double _mediaHeight;
    private bool _landscape;
    private bool _curved;
    private bool _open;
    private int _pieces;
    private int _texts;

    private PostScriptDrawing()
    {
    }

    /// <returns>Drawings from the first page of the output on.</returns>
    public static List<Drawing> Read(Stream output)
    {
        var reader = new PostScriptDrawing();
        var pages = new List<Drawing>();
        var tokens = new PostScriptTokens(output);
        PostScriptToken token;
        while ((token = tokens.Next()) != PostScriptToken.End)
        {
            switch (token)
            {
                case PostScriptToken.Comment when tokens.Bytes.StartsWith("%Page:"u8):
                    reader.Finish(pages);
                    reader.Begin();
                    break;
                case PostScriptToken.Comment when tokens.Bytes.StartsWith("%PageOrientation: Landscape"u8):
                    reader._landscape = true;
                    break;
                case PostScriptToken.Comment when tokens.Bytes.StartsWith("%Trailer"u8):
                    reader.Finish(pages);
                    break;
                case PostScriptToken.Number when reader._open:
                    if (reader._numbers.Count < 64)
                    {
                        reader._numbers.Add(tokens.Number);
                    }

                    break;
                case PostScriptToken.Operator when reader._open:
                    reader.Do(tokens);
                    reader._numbers.Clear();
                    break;
            }
        }

        reader.Finish(pages);
        return pages;
    }

    private void Begin()
    {
        _open = true;
        _landscape = false;
        _curved = false;
        _pieces = 0;
        _texts = 0;
        _kept.Clear();
        _path.Clear();
        _numbers.Clear();
        _state = State.Initial;
    }

    private void Finish(List<Drawing> pages)
    {
        if (_open)
        {
            var drawing = _pieces > MaxPieces ? Drawing.None with { Pictures = [.. _pictures] } : new([.. _across], [.. _down], [.. _shades], [.. _pictures]);
            pages.Add(drawing with { Shapes = _pieces, Texts = _texts, Dots = [.. _dots] });
        }

        _open = false;
        _across.Clear();
        _down.Clear();
        _shades.Clear();
        _pictures.Clear();
        _dots.Clear();
    }

    private void Do(PostScriptTokens tokens)
    {
        var name = tokens.Bytes;
        var n = _numbers;
        switch (name)
        {
            case [(byte)'q']:
                if (_kept.Count < 500)
                {
                    _kept.Push(_state);
                }

                break;
            case [(byte)'Q']:
                if (_kept.Count > 0)
                {
                    _state = _kept.Pop();
                }

                break;
            case [(byte)'m'] when n.Count >= 2:
                Point(n[^2], n[^1], begins: true);
                break;
            case [(byte)'l'] when n.Count >= 2:
                Point(n[^2], n[^1], begins: false);
                break;
            case [(byte)'c'] when n.Count >= 2:
                _curved = true;
                Point(n[^2], n[^1], begins: false);
                break;
            case [(byte)'h']:
                Close();
                break;
            case [(byte)'r', (byte)'e'] when n.Count >= 4:
                Rectangle(n[^4], n[^3], n[^2], n[^1]);
                break;
            case [(byte)'w'] when n.Count >= 1:
                _state.LineWidth = Math.Abs(n[^1]);
                break;
            case [(byte)'g'] when n.Count >= 1:
                _state.White = n[^1] > 0.97;
                break;
            case [(byte)'r', (byte)'g'] when n.Count >= 3:
                _state.White = n[^3] > 0.97 && n[^2] > 0.97 && n[^1] > 0.97;
                break;
            case [(byte)'S']:
                Stroke();
                break;
            case [(byte)'f'] or [(byte)'f', (byte)'*']:
                Fill();
                break;
            case [(byte)'n']:
                Forget();
                break;
            case [(byte)'W'] or [(byte)'W', (byte)'*']:
                Clip();
                break;
            case [(byte)'T', (byte)'j' or (byte)'J']:
                _texts++;
                break;
            case [(byte)'c', (byte)'m'] when n.Count >= 6:
                _state.Matrix = _state.Matrix.After(n[^6], n[^5], n[^4], n[^3], n[^2], n[^1]);
                break;
            default:
                Rare(tokens, name);
                break;
        }
    }

    private void Rare(PostScriptTokens tokens, ReadOnlySpan<byte> name)
    {
        var n = _numbers;
        if (name.SequenceEqual("concat"u8) && n.Count >= 6)
        {
            _state.Matrix = _state.Matrix.After(n[^6], n[^5], n[^4], n[^3], n[^2], n[^1]);
        }
        else if (name.SequenceEqual("cairo_set_page_size"u8) && n.Count >= 2)
        {
            _mediaHeight = n[^1];
        }
        else if (name.SequenceEqual("cairo_image"u8) || name.SequenceEqual("cairo_imagemask"u8))
        {
            var picture = BoxOf([Seen(0, 0), Seen(1, 0), Seen(0, 1), Seen(1, 1)]);
            if (_state.Clip is { } clip)
            {
                picture = new(Math.Max(picture.Left, clip.Left), Math.Max(picture.Top, clip.Top), Math.Min(picture.Right, clip.Right), Math.Min(picture.Bottom, clip.Bottom));
            }

            if (_pictures.Count < MaxPieces && picture is { Width: > 1, Height: > 1 })
            {
                _pictures.Add(picture);
            }

            tokens.SkipImage();
        }
        else if (name.SequenceEqual("rectfill"u8) && n.Count >= 4)
        {
            Forget();
            Rectangle(n[^4], n[^3], n[^2], n[^1]);
            Fill();
        }
    }

    private void Point(double x, double y, bool begins)
    {
        if (_path.Count < MaxPieces)
        {
            var (seenX, seenY) = Seen(x, y);
            _path.Add((seenX, seenY, begins || _path.Count == 0));
        }
    }

    private void Rectangle(double x, double y, double width, double height)
    {
        Point(x, y, begins: true);
        Point(x + width, y, begins: false);
        Point(x + width, y + height, begins: false);
        Point(x, y + height, begins: false);
        Close();
    }

    private void Close()
    {
        var begin = _path.FindLastIndex(p => p.Begins);
        if (begin >= 0 && _path.Count < MaxPieces)
        {
            _path.Add(_path[begin] with { Begins = false });
        }
    }

    private void Forget()
    {
        _path.Clear();
        _curved = false;
    }

    private void Clip()
    {
        // Only a plain box matters: it is how a picture is cropped. The path stays until it is used or forgotten.
        if (!_curved && _path.Count is 4 or 5)
        {
            var box = BoxOf(_path.Select(p => (p.X, p.Y)));
            _state.Clip = _state.Clip is { } before
                ? new(Math.Max(before.Left, box.Left), Math.Max(before.Top, box.Top), Math.Min(before.Right, box.Right), Math.Min(before.Bottom, box.Bottom))
                : box;
        }
    }

    private void Stroke()
    {
        if (_curved)
        {
            Dot(BoxOf(_path.Select(p => (p.X, p.Y))));
        }

        if (!_state.White)
        {
            var thick = _state.LineWidth * _state.Matrix.Scale;
            for (var i = 1; i < _path.Count && !_curved; i++)
            {
                if (!_path[i].Begins)
                {
                    Line(_path[i - 1].X, _path[i - 1].Y, _path[i].X, _path[i].Y, thick);
                }
            }
        }

        Forget();
    }

    private void Line(double x1, double y1, double x2, double y2, double thick)
    {
        var (width, height) = (Math.Abs(x2 - x1), Math.Abs(y2 - y1));
        if (thick > MaxThickness)
        {
            // A bar drawn as a very thick line.
            if (width < 0.5 || height < 0.5)
            {
                var half = thick / 2;
                Shade(height < 0.5
                    ? new(Math.Min(x1, x2), y1 - half, Math.Max(x1, x2), y1 + half)
                    : new(x1 - half, Math.Min(y1, y2), x1 + half, Math.Max(y1, y2)));
            }
        }
        else if (height < 0.8 && width > 1)
        {
            Add(_across, new((y1 + y2) / 2, Math.Min(x1, x2), Math.Max(x1, x2)));
        }
        else if (width < 0.8 && height > 1)
        {
            Add(_down, new((x1 + x2) / 2, Math.Min(y1, y2), Math.Max(y1, y2)));
        }
        else
        {
            _pieces++;
        }
    }

    private void Fill()
    {
        // Each closed piece of the path by itself: producers put many borders into one.
        if (_curved)
        {
            _pieces++;
            Dot(BoxOf(_path.Select(p => (p.X, p.Y))));
        }

        for (var i = 0; i < _path.Count && !_curved;)
        {
            var end = i + 1;
            while (end < _path.Count && !_path[end].Begins)
            {
                end++;
            }

            Piece(i, end);
            i = end;
        }

        Forget();
    }

    private void Piece(int begin, int end)
    {
        if (end - begin is not (4 or 5))
        {
            _pieces++;
            return;
        }

        for (var i = begin + 1; i < end; i++)
        {
            if (Math.Abs(_path[i].X - _path[i - 1].X) > 0.3 && Math.Abs(_path[i].Y - _path[i - 1].Y) > 0.3)
            {
                return;
            }
        }

        var box = BoxOf(_path.GetRange(begin, end - begin).Select(p => (p.X, p.Y)));
        if (_state.White)
        {
            return;
        }

        if (box.Height <= MaxThickness && box.Width > box.Height && box.Width > 1)
        {
            Add(_across, new(box.MiddleY, box.Left, box.Right));
        }
        else if (box.Width <= MaxThickness && box.Height > 1)
        {
            Add(_down, new(box.MiddleX, box.Top, box.Bottom));
        }
        else
        {
            Dot(box);
            Shade(box);
        }
    }

    private void Shade(Box box)
    {
        if (++_pieces <= MaxPieces && box is { Width: > 1, Height: > 1 })
        {
            _shades.Add(box);
        }
    }

    private void Dot(Box box)
    {
        if (!_state.White && _dots.Count < MaxPieces && box is { Width: > 1.5 and < 8, Height: > 1.5 and < 8 } && Math.Abs(box.Width - box.Height) < 1)
        {
            _dots.Add(box);
        }
    }

    private void Add(List<Ruling> rulings, Ruling ruling)
    {
        if (++_pieces <= MaxPieces)
        {
            rulings.Add(ruling);
        }
    }

    private static Box BoxOf(IEnumerable<(double X, double Y)> points)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in points)
        {
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        }

        return new(left, top, right, bottom);
    }

    /// <summary>Where a point is seen: a wide page lies on its side in PostScript, and PostScript counts upwards.</summary>
    private (double X, double Y) Seen(double x, double y)
    {
        var m = _state.Matrix;
        var (px, py) = ((m.A * x) + (m.C * y) + m.E, (m.B * x) + (m.D * y) + m.F);
        return _landscape ? (py, px) : (px, _mediaHeight - py);
    }

    private readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
    {
        public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

        /// <summary>This one applied after the given one.</summary>
        public Matrix After(double a, double b, double c, double d, double e, double f) => new(
            (A * a) + (C * b), (B * a) + (D * b), (A * c) + (C * d), (B * c) + (D * d), (A * e) + (C * f) + E, (B * e) + (D * f) + F);
    }

    private struct State
    {
        public static readonly State Initial = new() { Matrix = new(1, 0, 0, 1, 0, 0), LineWidth = 1 };

        public Matrix Matrix;
        public double LineWidth;
        public bool White;
        public Box? Clip;
    }
}
