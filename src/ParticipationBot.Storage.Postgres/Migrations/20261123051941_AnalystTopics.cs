using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ParticipationBot.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AnalystTopics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AnalystTopics",
                table: "Views",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AnalystTopics",
                table: "Views");
        }
    }
}
