using MudBlazor;

namespace ParticipationBot.StaffConsole.Layout;

/// <summary>Colours with at least 4.5:1 contrast for text in both modes.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts = ["system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static MudTheme Colours { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5c7a", AppbarBackground = "#0b4a63", AppbarText = "#ffffff", Background = "#f5f7f8", DrawerBackground = "#ffffff",
            TextPrimary = "#1b2429", TextSecondary = "#4c5a62", Error = "#b3261e", Warning = "#8a5a00", Success = "#1b6b3a",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7cc7e6", AppbarBackground = "#10262f", AppbarText = "#e8f1f4", Background = "#11181c", Surface = "#1a2328", DrawerBackground = "#162026",
            TextPrimary = "#e6ecef", TextSecondary = "#a9b7be", Error = "#ffb4ab", Warning = "#f0c36a", Success = "#7fd6a0", PrimaryContrastText = "#06212c",
        },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Fonts } },
        LayoutProperties = new LayoutProperties { DrawerWidthLeft = "220px", DefaultBorderRadius = "8px" },
    };
}
