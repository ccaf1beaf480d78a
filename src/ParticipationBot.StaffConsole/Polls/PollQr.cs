using QRCoder;

namespace ParticipationBot.StaffConsole.Polls;

/// <summary>A poll's link as a QR code, readable from paper: medium error correction, dark on white.</summary>
internal static class PollQr
{
    private const int PixelsPerModule = 16;

    public static string Svg(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(6, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    public static byte[] Png(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(PixelsPerModule);
    }
}
