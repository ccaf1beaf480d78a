using Microsoft.Extensions.DependencyInjection;

namespace ParticipationBot.Storage.Forums;

internal static class ForumsSetup
{
    public static void AddForums(this IServiceCollection services) =>
        services.AddSingleton<ForumRegister>().AddSingleton<CoordinatorCodes>().AddSingleton<ForumDiary>().AddSingleton<ForumFigures>();
}
