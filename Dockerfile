# Build: restores in locked mode, publishes for the platform of the build.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY . .
RUN dotnet publish src/ParticipationBot -c Release -o /app -a ${TARGETARCH:-x64} --self-contained false

# Run: Debian's image, since it carries ICU; without ICU the culture "kk" does not exist.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The language model is trained at build time, so that a read-only container starts at once.
RUN dotnet ParticipationBot.dll train --out /app/language.model && mkdir /data && chown $APP_UID /data
ENV ASPNETCORE_URLS=http://+:8080 \
    DataDirectory=/data \
    Language__ModelFile=/app/language.model \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["dotnet", "ParticipationBot.dll", "health", "http://localhost:8080/health/ready"]
ENTRYPOINT ["dotnet", "ParticipationBot.dll"]
