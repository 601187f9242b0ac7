namespace VmmTestEngine;

internal enum Source { StandardInput, CommandText, File }

/// <summary>The command line of powershell.exe, as far as the product uses it.</summary>
internal sealed record Arguments(Source Source, string Text, IReadOnlyList<string> Rest, bool NoExit, string? ExecutionPolicy)
{
    private static readonly string[] Switches = ["nologo", "noprofile", "noninteractive", "sta", "mta"];
    private static readonly string[] Valued = ["inputformat", "outputformat", "windowstyle", "version"];

    /// <summary>Throws ArgumentException with a sentence for the user.</summary>
    public static Arguments Parse(string[] args)
    {
        bool noExit = false;
        string? policy = null;
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i].TrimStart('-', '/').ToLowerInvariant();
            if (Switches.Contains(name)) continue;
            if (name == "noexit") { noExit = true; continue; }
            if (Valued.Contains(name)) { i++; continue; }
            if (name is "executionpolicy" or "ep" or "ex") { policy = Next(args, ref i); continue; }
            if (name is "file" or "f")
            {
                string file = Next(args, ref i);
                return new Arguments(Source.File, file, args[(i + 1)..], noExit, policy);
            }
            if (name is not ("command" or "c"))
            {
                throw new ArgumentException($"The argument '{args[i]}' is not known to this test engine.");
            }
            string text = Next(args, ref i);
            return text == "-"
                ? new Arguments(Source.StandardInput, "", [], noExit, policy)
                : new Arguments(Source.CommandText, string.Join(' ', [text, .. args[(i + 1)..]]), [], noExit, policy);
        }
        return new Arguments(Source.StandardInput, "", [], noExit, policy);
    }

    private static string Next(string[] args, ref int i) =>
        ++i < args.Length ? args[i] : throw new ArgumentException($"The argument '{args[i - 1]}' needs a value.");
}
