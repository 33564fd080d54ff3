using Microsoft.Playwright;

namespace TcpSniff.Browser.Tests.Pictures;

/// <summary>A picture as the browser decodes it: red, green, blue and alpha of each pixel.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Bytes)
{
    private const int Cell = 16;

    /// <summary>Means of a cell's lightness, of 255, that look the same.</summary>
    private const double Alike = 20;

    /// <summary>Decodes a PNG.</summary>
    public static async Task<Pixels> OfAsync(IPage page, byte[] png)
    {
        // A page of its own: the policy of ours lets nothing of this in.
        var blank = await page.Context.NewPageAsync();
        var decoded = await blank.EvaluateAsync<string>("""
            async png => {
              const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
              const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
              pen.drawImage(bitmap, 0, 0);
              const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
              let text = '';
              for (let i = 0; i < data.length; i += 30000) text += btoa(String.fromCharCode(...data.subarray(i, i + 30000)));
              return `${bitmap.width} ${bitmap.height} ${text}`;
            }
            """, Convert.ToBase64String(png));
        await blank.CloseAsync();
        var parts = decoded.Split(' ');
        return new(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Convert.FromBase64String(parts[2]));
    }

    /// <summary>The part of both pictures' cells that look otherwise; 1 where one is larger by more than a few lines of text.</summary>
    public double Unlike(Pixels other)
    {
        if (Width != other.Width || Math.Abs(Height - other.Height) > 4 * Cell)
        {
            return 1;
        }

        var (across, down) = (Width / Cell, Math.Min(Height, other.Height) / Cell);
        var unlike = 0;
        for (var cell = 0; cell < across * down; cell++)
        {
            unlike += Math.Abs(Lightness(cell % across, cell / across) - other.Lightness(cell % across, cell / across)) > Alike ? 1 : 0;
        }

        return (double)unlike / (across * down);
    }

    private double Lightness(int column, int row)
    {
        var sum = 0;
        for (var y = row * Cell; y < (row + 1) * Cell; y++)
        {
            for (var x = column * Cell; x < (column + 1) * Cell; x++)
            {
                var at = ((y * Width) + x) * 4;
                sum += Bytes[at] + Bytes[at + 1] + Bytes[at + 2];
            }
        }

        return sum / (3.0 * Cell * Cell);
    }
}
