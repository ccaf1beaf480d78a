namespace ParticipationBot.Language.Training;

/// <summary>The model in use and the one before it, side by side in one folder.</summary>
internal static class ModelFiles
{
    public static string Previous(string modelFile) => modelFile + ".previous";

    /// <summary>Says that the model was chosen by hand: the host takes it as it is, though the corpus has changed since.</summary>
    public static string Chosen(string modelFile) => modelFile + ".chosen";

    /// <summary>Puts a new model in use and keeps the old one.</summary>
    /// <param name="draft">The new model's file; it is moved.</param>
    public static void Replace(string modelFile, string draft)
    {
        if (File.Exists(modelFile)) File.Copy(modelFile, Previous(modelFile), overwrite: true);
        File.Move(draft, modelFile, overwrite: true);
        File.Delete(Chosen(modelFile));
    }

    /// <summary>Puts the model before in use again, and keeps the present one in its place: restoring twice changes nothing.</summary>
    /// <returns>False where there is none before.</returns>
    public static bool Restore(string modelFile)
    {
        if (!File.Exists(Previous(modelFile))) return false;
        var aside = $"{modelFile}.{Path.GetRandomFileName()}";
        if (File.Exists(modelFile)) File.Copy(modelFile, aside);
        File.Move(Previous(modelFile), modelFile, overwrite: true);
        if (File.Exists(aside)) File.Move(aside, Previous(modelFile), overwrite: true);
        File.WriteAllText(Chosen(modelFile), "");
        return true;
    }
}
