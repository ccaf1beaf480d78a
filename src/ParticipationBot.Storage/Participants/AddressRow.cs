namespace ParticipationBot.Storage.Participants;

/// <summary>The address book: the only place with a chat's address, and that encrypted.</summary>
public sealed class AddressRow
{
    /// <summary>Keyed hash of channel and address.</summary>
    public required byte[] Lane { get; set; }
    public required string Channel { get; set; }
    public required byte[] Address { get; set; }
}
