using System.Security.Cryptography;
using System.Text;
using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Language.Training;

/// <summary>Keeps the trained model with the hash of what it was trained from, and trains it again when that has changed.</summary>
internal static class ModelStore
{
    /// <summary>Raised when training itself changes.</summary>
    private const int FormatVersion = 4;

    public static FeatureExtractor Extractor(string localizationFolder) =>
        new(TopicLexicon.Load(localizationFolder), HarmLexicon.Load(localizationFolder), ConceptLexicon.Load(localizationFolder, ConceptLexicon.Harms),
            ConceptLexicon.Load(localizationFolder, ConceptLexicon.Meanings), KazakhStemmer.Load(localizationFolder));

    /// <param name="modelFile">Where the model lies or shall lie.</param>
    public static LanguageModel LoadOrTrain(string modelFile, string localizationFolder, FeatureExtractor extractor, IProgress<string>? progress)
    {
        var hash = HashOf(localizationFolder);
        if (File.Exists(modelFile))
        {
            var found = LanguageModel.Read(modelFile);
            if (found.TrainedFrom == hash || File.Exists(ModelFiles.Chosen(modelFile))) return found;
        }
        var corpus = Corpus.Load(localizationFolder).Where(batch => !Corpus.TestBatches.Contains(batch));
        var model = new ModelTrainer(extractor, progress).Train(corpus, hash);
        var draft = modelFile + ".new";
        model.Write(draft);
        ModelFiles.Replace(modelFile, draft);
        return model;
    }

    /// <summary>Whether the file is a whole model of this release.</summary>
    public static bool CanRead(string modelFile)
    {
        try
        {
            LanguageModel.Read(modelFile);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>SHA-256 over the corpus, the lexicons and the version of training.</summary>
    public static string HashOf(string localizationFolder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{FormatVersion}"));
        foreach (var path in Directory.GetFiles(localizationFolder, "*.tsv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(localizationFolder, path)));
            hash.AppendData(File.ReadAllBytes(path));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
