using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ParticipationBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WebChat : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WebActivities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Lane = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OutboxRow = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebActivities", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WebActivities_CreatedAt",
                table: "WebActivities",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_WebActivities_Lane_Id",
                table: "WebActivities",
                columns: new[] { "Lane", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WebActivities_OutboxRow",
                table: "WebActivities",
                column: "OutboxRow",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WebActivities");
        }
    }
}
