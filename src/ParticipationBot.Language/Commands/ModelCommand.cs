using ParticipationBot.Language.Training;

namespace ParticipationBot.Language.Commands;

/// <summary><c>model restore</c>: the model that was in use before the last training.</summary>
public static class ModelCommand
{
    public static int Restore(string modelFile, TextWriter log)
    {
        if (!ModelFiles.Restore(modelFile))
        {
            log.WriteLine($"There is no earlier model beside {modelFile}: nothing was replaced since it was made.");
            return 1;
        }
        log.WriteLine($"The earlier model is in use from the next start on. The one it replaces lies at {ModelFiles.Previous(modelFile)}; restoring again brings it back.");
        return 0;
    }
}
