using Microsoft.EntityFrameworkCore;

namespace Outturn.Data.Facts;

/// <summary>Gives a described table to the model, from which the migrations are made.</summary>
internal static class FactModel
{
    /// <param name="builder">The model.</param>
    /// <param name="table">The table.</param>
    /// <param name="ordinalText">The collation under which text sorts by its bytes, where the database's own does not.</param>
    public static void Map(ModelBuilder builder, FactTable table, string? ordinalText)
    {
        builder.SharedTypeEntity<Dictionary<string, object>>(table.Name, entity =>
        {
            entity.ToTable(table.Name);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var column = table.Columns[i];
                var property = entity.IndexerProperty(ClrType(column), column.Name);
                property.HasColumnOrder(i).IsRequired(!column.Nullable).ValueGeneratedNever();
                if (ordinalText is not null && column.Type == ColumnType.Text && (table.Key.Contains(column.Name) || table.RowOrder.Contains(column.Name)))
                {
                    property.UseCollation(ordinalText);
                }
            }

            entity.HasKey([.. table.Key]);
            foreach (var (column, principal) in table.RefersTo)
            {
                entity.HasOne(principal, null).WithMany().HasForeignKey(column).OnDelete(DeleteBehavior.Restrict);
            }

            foreach (var unique in table.Unique)
            {
                entity.HasIndex([.. unique]).IsUnique();
            }

            // The proof reads each table act by act, in the order of the canonical form.
            if (table.Columns.Any(c => c.Name == "act") && table.Key is not ["act"])
            {
                entity.HasIndex(["act", .. table.RowOrder]).IsUnique();
            }
        });
    }

    private static Type ClrType(FactColumn column) => column.Type switch
    {
        ColumnType.Whole => column.Nullable ? typeof(long?) : typeof(long),
        ColumnType.Flag => column.Nullable ? typeof(bool?) : typeof(bool),
        ColumnType.Id => column.Nullable ? typeof(Guid?) : typeof(Guid),
        ColumnType.Bytes => typeof(byte[]),
        _ => typeof(string),
    };
}
