using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Reports.Drafts;

/// <summary>Makes a report's files for a download, from the snapshot and the wording as they are now.</summary>
public sealed class ReportFolder(SnapshotArchive archive, ReportDrafts drafts, ReportWriter writer)
{
    /// <summary>Every edition of a profile with the wording kept for it.</summary>
    /// <exception cref="SnapshotRefusedException">The snapshot is gone, withdrawn or damaged.</exception>
    /// <exception cref="ReportRefusedException">The profile is unknown, or there is nothing to report.</exception>
    public async Task<(Snapshot Snapshot, IReadOnlyList<Report> Reports)> OpenAsync(string code, string profile, CancellationToken cancellation)
    {
        var (snapshot, procedure) = (await archive.OpenAsync(code, cancellation), ReportProfile.Shipped(profile));
        List<Report> reports = [];
        foreach (var edition in procedure.Editions)
            reports.Add(writer.Write(procedure, snapshot, edition, (await drafts.ReadAsync(code, procedure, edition, cancellation)).Wording));
        return (snapshot, reports);
    }

    /// <returns>The bytes of one file, for example "figures.csv" or "crc-kaz-5-6-5d-en.docx"; null where there is none of that name.</returns>
    public async Task<byte[]?> FileAsync(string code, string profile, string name, CancellationToken cancellation)
    {
        var (snapshot, reports) = await OpenAsync(code, profile, cancellation);
        var wanted = reports.Where(report => name.StartsWith(report.Name + ".", StringComparison.Ordinal)).ToList();
        var folder = Directory.CreateTempSubdirectory("report-");
        try
        {
            var files = await ReportFiles.WriteAsync(folder.FullName, snapshot, wanted, only: name, _ => { }, cancellation);
            return files.Contains(name, StringComparer.Ordinal) ? await File.ReadAllBytesAsync(Path.Combine(folder.FullName, name), cancellation) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
