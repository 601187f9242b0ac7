using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using VmmTestEngine;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// As 5.1: an array comes out as one object; `/Date(...)/` becomes a date and ISO text stays text. In the
/// dialect of 7 arrays are enumerated and ISO text becomes a date.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> lines = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true), AllowEmptyString]
    public string InputObject { get; set; } = "";

    protected override void ProcessRecord() => lines.Add(InputObject);

    protected override void EndProcessing()
    {
        string text = string.Join(Environment.NewLine, lines);
        if (string.IsNullOrWhiteSpace(text)) return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1024 });
            WriteObject(Value(document.RootElement), enumerateCollection: !Settings.IsWindowsPowerShell);
        }
        catch (JsonException error)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException("Invalid JSON primitive: " + error.Message), "System.ArgumentException",
                ErrorCategory.NotSpecified, null));
        }
    }

    private object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element.GetString() ?? ""),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.Object => Object(element),
        _ => null,
    };

    private PSObject Object(JsonElement element)
    {
        var result = new PSObject();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string name = member.Name;
            if (name.Length == 0) Refuse("The provided JSON includes a property whose name is an empty string.", "EmptyKeyInJsonString");
            if (result.Properties[name] is not null)
            {
                Refuse($"Cannot convert the JSON string because a dictionary that was converted from the string contains the duplicated keys '{result.Properties[name].Name}' and '{name}'.", "DuplicateKeysInJsonString");
            }
            result.Properties.Add(new PSNoteProperty(name, Value(member.Value)));
        }
        return result;
    }

    private void Refuse(string why, string id) => ThrowTerminatingError(
        new ErrorRecord(new InvalidOperationException(why), id, ErrorCategory.InvalidOperation, null));

    private static object Number(JsonElement element)
    {
        if (Settings.IsWindowsPowerShell && element.TryGetInt32(out int small)) return small;
        if (element.TryGetInt64(out long large)) return large;
        if (Settings.IsWindowsPowerShell && element.TryGetDecimal(out decimal exact)) return exact;
        return element.GetDouble();
    }

    private static object Text(string text)
    {
        if (!Settings.IsWindowsPowerShell)
        {
            return text.Length >= 19 && text[10] == 'T'
                && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime iso) ? iso : text;
        }
        return text.StartsWith("/Date(", StringComparison.Ordinal) && text.EndsWith(")/", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(6, text.Length - 8), CultureInfo.InvariantCulture, out long milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime : text;
    }
}
