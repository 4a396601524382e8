using Microsoft.AspNetCore.Identity;

namespace Outturn.Data;

/// <summary>Someone who can sign in. The record names an account by its id only; everything else here can be erased.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The post that the pages show, such as "Head of Finance": never written into an act.</summary>
    public string Post { get; set; } = "";
}
