using System.Management.Automation;
using System.Text;

namespace VmmTestEngine;

/// <summary>
/// The input loop of `powershell -Command -`: a line that is a whole statement runs at once; one that is
/// not begins a block, which is tried at the next empty line, and goes on if it is still not whole.
/// </summary>
internal static class StandardInput
{
    public static void Run(Engine engine, TextReader input)
    {
        var block = new StringBuilder();
        while (engine.ExitCode is null && input.ReadLine() is { } line)
        {
            bool isEmpty = string.IsNullOrWhiteSpace(line);
            if (block.Length > 0) block.Append('\n');
            if (block.Length > 0 && !isEmpty) { block.Append(line); continue; }
            if (block.Length == 0 && isEmpty) continue;
            string text = block.Length > 0 ? block.ToString() : line;
            block.Clear();
            try
            {
                engine.Run(text);
            }
            catch (IncompleteParseException)
            {
                block.Append(text);
            }
        }
    }
}
