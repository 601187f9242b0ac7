using System.Management.Automation.Runspaces;

namespace VmmTestEngine;

/// <summary>
/// The arguments after `-File PATH`: text, never evaluated. Names keep their dash and values follow by
/// themselves, so that the engine's binder tells a switch from a parameter with a value.
/// </summary>
internal static class FileParameters
{
    public static IEnumerable<CommandParameter> Of(IReadOnlyList<string> arguments) => arguments.Select(Of);

    private static CommandParameter Of(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-' || !(char.IsLetter(argument[1]) || argument[1] is '_' or '?'))
        {
            return new CommandParameter(null, argument);
        }
        int colon = argument.IndexOf(':');
        if (colon < 0) return new CommandParameter(argument);
        return new CommandParameter(argument[..colon], Value(argument[(colon + 1)..]));
    }

    /// <summary>`-Switch:$false` is the one form the console understands.</summary>
    private static object Value(string text) => text.ToLowerInvariant() switch
    {
        "$true" => true,
        "$false" => false,
        _ => text,
    };
}
