using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Outturn.Data.Model;

/// <summary>Plain names for the tables that ASP.NET Core Identity brings.</summary>
internal static class IdentityTables
{
    public static void Name(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<IdentityRole<Guid>>().ToTable("roles");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("account_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("account_passkeys");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
    }
}
