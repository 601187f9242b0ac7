using System.Text;
using VmmTestEngine;

// Stands in for powershell.exe and pwsh in tests: see ../README.md.

Encoding encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Settings.CodePage is { } codePage)
{
    Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
    encoding = Encoding.GetEncoding(codePage);
}
Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), encoding, 8192) { AutoFlush = true });
Console.SetError(new StreamWriter(Console.OpenStandardError(), encoding, 8192) { AutoFlush = true });

try
{
    return Sessions.Run(Arguments.Parse(args), encoding);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 64;
}
