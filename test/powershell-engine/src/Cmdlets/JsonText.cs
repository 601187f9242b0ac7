using System.Collections;
using System.Globalization;
using System.Text;
using VmmTestEngine;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// JSON text of plain values. In the 5.1 dialect the escapes, numbers and dates of
/// System.Web.Script.Serialization.JavaScriptSerializer, else those of Newtonsoft.Json.
/// </summary>
internal sealed class JsonText(bool windowsPowerShell, bool compress)
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly StringBuilder text = new();

    public string Of(object? value)
    {
        text.Clear();
        Append(value, 0);
        return text.ToString();
    }

    private void Append(object? value, int level)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string or char or Guid or Uri: AppendString(value.ToString() ?? ""); break;
            case bool truth: text.Append(truth ? "true" : "false"); break;
            case DateTime time: AppendDate(time); break;
            case DateTimeOffset time: AppendDate(time.UtcDateTime); break;
            case Enum number: text.Append(Convert.ToInt64(number, CultureInfo.InvariantCulture)); break;
            case IDictionary members: AppendAll('{', '}', members.Keys.Cast<object>().ToList(), level, key => AppendMember(key, members[key], level)); break;
            case IEnumerable items: AppendAll('[', ']', items.Cast<object?>().ToList(), level, item => Append(item, level + 1)); break;
            case double number: AppendReal(number.ToString("r", CultureInfo.InvariantCulture)); break;
            case float number: AppendReal(number.ToString("r", CultureInfo.InvariantCulture)); break;
            case IFormattable number: text.Append(number.ToString(null, CultureInfo.InvariantCulture)); break;
            default: AppendString(value.ToString() ?? ""); break;
        }
    }

    private void AppendAll<T>(char open, char close, List<T> entries, int level, Action<T> append)
    {
        text.Append(open);
        for (int i = 0; i < entries.Count; i++)
        {
            if (i > 0) text.Append(',');
            NewLine(level + 1);
            append(entries[i]);
        }
        if (entries.Count > 0) NewLine(level);
        text.Append(close);
    }

    private void AppendMember(object key, object? value, int level)
    {
        AppendString(key.ToString() ?? "");
        text.Append(compress ? ":" : windowsPowerShell ? ":  " : ": ");
        Append(value, level + 1);
    }

    private void NewLine(int level)
    {
        if (compress) return;
        text.Append(Environment.NewLine).Append(' ', level * (windowsPowerShell ? 4 : 2));
    }

    /// <summary>5.1 writes 1 for 1.0, 7 writes 1.0.</summary>
    private void AppendReal(string number) =>
        text.Append(windowsPowerShell || number.Any(c => c is '.' or 'E' or 'N' or 'y') ? number : number + ".0");

    private void AppendDate(DateTime time)
    {
        if (windowsPowerShell) text.Append("\"\\/Date(").Append((time.ToUniversalTime() - Epoch).Ticks / 10000).Append(")\\/\"");
        else text.Append('"').Append(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)).Append('"');
    }

    private void AppendString(string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            string? escape = c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
                '\'' or '<' or '>' or '&' when windowsPowerShell => $"\\u{(int)c:x4}",
                _ => null,
            };
            if (escape is null) text.Append(c); else text.Append(escape);
        }
        text.Append('"');
    }
}
