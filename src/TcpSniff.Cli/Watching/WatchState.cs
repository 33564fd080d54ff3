namespace TcpSniff.Cli.Watching;

/// <summary>Where whoever watches is: what is selected, opened, scrolled to. Keys make another one of it.</summary>
internal sealed record WatchState
{
    /// <summary>What stands at the top.</summary>
    public WatchOrder Order { get; init; }

    /// <summary>Number of the connection that was selected; null for whatever stands at the top.</summary>
    public int? Selected { get; init; }

    /// <summary>Number of the connection whose timeline is open; null for none.</summary>
    public int? Open { get; init; }

    /// <summary>Lines that the timeline is scrolled back; 0 for its end, which it follows.</summary>
    public int Back { get; init; }

    /// <summary>Whether the picture stays as it is.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether help is shown.</summary>
    public bool ShowsHelp { get; init; }

    /// <summary>The place of the selected connection in a picture.</summary>
    public int IndexIn(WatchSnapshot picture)
    {
        for (var i = 0; i < picture.Rows.Count; i++)
        {
            if (picture.Rows[i].Stream == Selected)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>After a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="picture">What is shown.</param>
    /// <param name="page">Lines of a screen.</param>
    public WatchState Press(WatchKey key, WatchSnapshot picture, int page) => key switch
    {
        _ when ShowsHelp => this with { ShowsHelp = false },
        WatchKey.Help => this with { ShowsHelp = true },
        WatchKey.Pause => this with { IsPaused = !IsPaused },
        _ when Open is not null => PressInStory(key, picture, page),
        WatchKey.Up => Select(picture, IndexIn(picture) - 1),
        WatchKey.Down => Select(picture, IndexIn(picture) + 1),
        WatchKey.PageUp => Select(picture, IndexIn(picture) - page),
        WatchKey.PageDown => Select(picture, IndexIn(picture) + page),
        WatchKey.Home => this with { Selected = null },
        WatchKey.End => Select(picture, picture.Rows.Count - 1),
        // What is opened is drawn anew.
        WatchKey.Enter when picture.Rows.Count > 0 => Select(picture, IndexIn(picture)) is var chosen ? chosen with { Open = chosen.Selected, Back = 0, IsPaused = false } : this,
        WatchKey.Sort => this with { Order = (WatchOrder)(((int)Order + 1) % Enum.GetValues<WatchOrder>().Length), Selected = null, IsPaused = false },
        _ => this,
    };

    private WatchState PressInStory(WatchKey key, WatchSnapshot picture, int page) => key switch
    {
        WatchKey.Back => this with { Open = null, Back = 0, IsPaused = false },
        WatchKey.Up => Scroll(picture, 1, page),
        WatchKey.Down => Scroll(picture, -1, page),
        WatchKey.PageUp => Scroll(picture, page, page),
        WatchKey.PageDown => Scroll(picture, -page, page),
        WatchKey.Home => Scroll(picture, int.MaxValue / 2, page),
        WatchKey.End => this with { Back = 0 },
        _ => this,
    };

    private WatchState Scroll(WatchSnapshot picture, int lines, int page) =>
        this with { Back = Math.Clamp(Back + lines, 0, Math.Max(0, (picture.Story?.Lines.Count ?? 0) - page)) };

    private WatchState Select(WatchSnapshot picture, int index) =>
        picture.Rows.Count == 0 ? this : this with { Selected = picture.Rows[Math.Clamp(index, 0, picture.Rows.Count - 1)].Stream };
}
