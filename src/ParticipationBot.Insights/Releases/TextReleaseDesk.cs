using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Releases;

namespace ParticipationBot.Insights.Releases;

/// <summary>Lets cleaned texts out for re-analysis: one person asks, another reads them and approves, both may fetch the file until its day.</summary>
public sealed class TextReleaseDesk(
    IDbContextFactory<ParticipationDb> databases, TextVault vault, Cleaner cleaner, ScreeningGate screen, AuditedWork audited, TimeProvider time)
{
    public const int MostDays = 90, LongestNote = 300;
    private readonly ReleasableTexts texts = new(vault, cleaner, screen);

    /// <summary>Gathers the views and holds them for a second person.</summary>
    /// <returns>What became of it, and the new release's code.</returns>
    public async Task<(TextReleaseStep Step, string? Code)> AskAsync(Guid staff, TextReleaseRequest request, CancellationToken cancellation)
    {
        if (!IsWellFormed(request)) return (TextReleaseStep.BadRequest, null);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var views = await texts.SelectAsync(db, request, cancellation);
        if (views.Count == 0) return (TextReleaseStep.TooFew, null);
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var row = new TextReleaseRow
        {
            Id = id, Code = "T" + Convert.ToHexString(SHA256.HashData(id.ToByteArray()))[..8], From = request.From, To = request.To, Topic = request.Topic, Language = request.Language,
            IsDemo = request.IsDemo, Recipient = request.Recipient.Trim(), Purpose = request.Purpose.Trim(), AskedBy = staff, AskedAt = now,
            ExpiresAt = now.AddDays(request.Days), Status = TextReleaseStatus.Asked, Views = Seal(views),
        };
        await audited.RunAsync(staff.ToString(), "texts.asked", async writing =>
        {
            writing.TextReleases.Add(row);
            await TextReleaseEnd.SetAsync(writing, row, cancellation);
            return row.Code;
        }, cancellation);
        return (TextReleaseStep.Done, row.Code);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<TextRelease>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return (await db.TextReleases.AsNoTracking().OrderByDescending(row => row.AskedAt).ToListAsync(cancellation)).ConvertAll(Read);
    }

    public async Task<TextRelease?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.TextReleases.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellation) is { } row ? Read(row) : null;
    }

    /// <returns>The texts as they would leave; empty once the release is over.</returns>
    public async Task<IReadOnlyList<ReleasedText>> ReadAsync(string code, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.TextReleases.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellation) is { Views: { } views } row
            ? await texts.ReadAsync(db, row.Id, Open(views), cancellation) : [];
    }

    /// <summary>Takes one text out of a release that waits, whoever of the two it is: a rule cannot see everything that tells who a child is.</summary>
    public Task<TextReleaseStep> LeaveOutAsync(Guid staff, string code, Guid view, CancellationToken cancellation) =>
        StepAsync(staff, code, "texts.left_out", row => row.Status == TextReleaseStatus.Asked, row =>
        {
            row.Views = Seal(Open(row.Views!).Where(each => each != view));
            return TextReleaseStep.Done;
        }, cancellation);

    public async Task<TextReleaseStep> ApproveAsync(Guid staff, string code, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await StepAsync(staff, code, "texts.approved", row => row.Status == TextReleaseStatus.Asked, row =>
        {
            if (row.AskedBy == staff) return TextReleaseStep.SamePerson;
            // Texts were left out or deleted since.
            if (!ReleasableTexts.AreEnough(db, Open(row.Views!))) return TextReleaseStep.TooFew;
            Decide(row, TextReleaseStatus.Approved, staff, null);
            return TextReleaseStep.Done;
        }, cancellation);
    }

    /// <summary>By the second person; whoever asked may take their own question back the same way.</summary>
    public Task<TextReleaseStep> RefuseAsync(Guid staff, string code, string reason, CancellationToken cancellation) =>
        EndAsync(staff, code, "texts.refused", TextReleaseStatus.Asked, TextReleaseStatus.Refused, reason, cancellation);

    public Task<TextReleaseStep> WithdrawAsync(Guid staff, string code, string reason, CancellationToken cancellation) =>
        EndAsync(staff, code, "texts.withdrawn", TextReleaseStatus.Approved, TextReleaseStatus.Withdrawn, reason, cancellation);

    /// <param name="write">Makes the file from the texts.</param>
    /// <returns>The file for one of the two persons of an approved release; null for anyone else, and once it is over. Noted with the file's hash.</returns>
    public async Task<byte[]?> FetchAsync(Guid staff, string code, Func<TextRelease, IReadOnlyList<ReleasedText>, byte[]> write, CancellationToken cancellation)
    {
        if (await FindAsync(code, cancellation) is not { Status: TextReleaseStatus.Approved } release || (release.AskedBy != staff && release.DecidedBy != staff) || release.ExpiresAt <= time.GetUtcNow())
            return null;
        var file = write(release, await ReadAsync(code, cancellation));
        await audited.NoteAsync(staff.ToString(), "texts.fetched", $"{code}:{Convert.ToHexString(SHA256.HashData(file))}", cancellation);
        return file;
    }

    private Task<TextReleaseStep> EndAsync(
        Guid staff, string code, string action, TextReleaseStatus from, TextReleaseStatus to, string reason, CancellationToken cancellation) =>
        StepAsync(staff, code, action, row => row.Status == from, row =>
        {
            if (reason.Trim().Length is 0 or > LongestNote) return TextReleaseStep.BadRequest;
            Decide(row, to, staff, reason.Trim());
            row.Views = null;
            return TextReleaseStep.Done;
        }, cancellation);

    private async Task<TextReleaseStep> StepAsync(
        Guid staff, string code, string action, Func<TextReleaseRow, bool> fits, Func<TextReleaseRow, TextReleaseStep> change, CancellationToken cancellation)
    {
        var step = TextReleaseStep.Closed;
        await audited.RunAsync(staff.ToString(), action, async db =>
        {
            var row = await db.TextReleases.SingleOrDefaultAsync(each => each.Code == code, cancellation);
            if (row is null || !fits(row)) return null;
            step = change(row);
            return step == TextReleaseStep.Done ? code : null;
        }, cancellation);
        return step;
    }

    private void Decide(TextReleaseRow row, TextReleaseStatus status, Guid staff, string? reason) =>
        (row.Status, row.DecidedBy, row.DecidedAt, row.Reason) = (status, staff, time.GetUtcNow(), reason);

    private static bool IsWellFormed(TextReleaseRequest request) =>
        request.From <= request.To && request.Days is >= 1 and <= MostDays
        && request.Recipient.Trim().Length is > 0 and <= LongestNote && request.Purpose.Trim().Length is > 0 and <= LongestNote;

    private TextRelease Read(TextReleaseRow row) => new(
        row.Code, new TextReleaseRequest(row.From, row.To, row.Topic, row.Language, row.IsDemo, row.Recipient, row.Purpose, (int)Math.Round((row.ExpiresAt - row.AskedAt).TotalDays)),
        row.AskedBy, row.AskedAt, row.ExpiresAt, row.Status, row.DecidedBy, row.Reason, row.Views is null ? null : Open(row.Views).Count);

    private byte[] Seal(IEnumerable<Guid> views) => vault.ProtectJson(views.ToList(), VaultPurpose.Releases);

    private List<Guid> Open(byte[] views) => vault.OpenJson<List<Guid>>(views, VaultPurpose.Releases);
}
