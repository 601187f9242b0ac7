using System.Management.Automation;

namespace VmmTestEngine;

/// <summary>What tests steer by environment variables; see ../README.md.</summary>
internal static class Settings
{
    public static PSLanguageMode? LanguageMode =>
        Read("LANGUAGE_MODE") is { } text ? Enum.Parse<PSLanguageMode>(text, ignoreCase: true) : null;

    /// <summary>Modules imported before anything runs, separated as PATH is.</summary>
    public static IReadOnlyList<string> Modules =>
        Read("MODULES")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Windows PowerShell 5.1 unless "7" is asked for.</summary>
    public static bool IsWindowsPowerShell { get; } = Read("DIALECT") != "7";

    /// <summary>An execution policy set by group policy, which -ExecutionPolicy does not override.</summary>
    public static string? MachinePolicy => Read("MACHINE_POLICY");

    /// <summary>Code page of the console, e.g. 437; UTF-8 when not set.</summary>
    public static int? CodePage => Read("CODE_PAGE") is { } text ? int.Parse(text) : null;

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable("VMM_ENGINE_" + name) is { Length: > 0 } text ? text : null;
}
