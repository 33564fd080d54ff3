using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TcpSniff.Web.Pages;

/// <summary>
/// The page without its data. Its modules are put into one script in the order in which they import each other,
/// and the policy in the head allows that script and that style and nothing else, no connection above all.
/// </summary>
internal static partial class PageShell
{
    private const string Main = "main";

    /// <summary>The page's HTML with the data blocks in it.</summary>
    /// <param name="language">The page's language as a tag, <c>zh-Hans</c>.</param>
    /// <param name="blocks">Name and packed content of each data block.</param>
    /// <param name="connects">Where the page may connect to: <c>'none'</c>, or <c>'self'</c> for a live one.</param>
    /// <param name="main">The module that shows the data.</param>
    public static string Html(string language, IEnumerable<(string Name, string Content)> blocks, string connects = "'none'", string main = Main)
    {
        var (script, style) = (Script(main), Asset("page.css"));
        var html = new StringBuilder(Asset("page.html"))
            .Replace("{{lang}}", language)
            .Replace("{{policy}}", $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; img-src data:; connect-src {connects}; base-uri 'none'; form-action 'none'")
            .Replace("{{style}}", style);
        var data = new StringBuilder();
        foreach (var (name, content) in blocks)
        {
            data.Append("<script type=\"application/gzip\" id=\"").Append(name).Append("\">").Append(content).Append("</script>\n");
        }

        return html.Replace("{{script}}", script).Replace("{{data}}", data.ToString()).ToString();
    }

    /// <summary>All modules as one script: each is a function that returns what it exports, so that their names keep apart.</summary>
    internal static string Script(string main = Main)
    {
        var script = new StringBuilder();
        var done = new HashSet<string>();
        Append(main);
        return script.ToString();

        void Append(string module)
        {
            if (!done.Add(module))
            {
                return;
            }

            var source = Asset(module + ".js");
            foreach (Match import in Import().Matches(source))
            {
                Append(import.Groups[2].Value);
            }

            var exports = Export().Matches(source).Select(export => export.Groups[1].Value);
            var body = Export().Replace(Import().Replace(source, "const {$1} = $2_;\n"), "const $1");
            // The last one waits for its data at its top level.
            script.Append(module == main ? body : $"const {module}_ = (() => {{\n{body}return {{ {string.Join(", ", exports)} }};\n}})();\n");
        }
    }

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string Asset(string name)
    {
        using var stream = typeof(PageShell).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's {name} is not built in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("""^import \{(.*)\} from '\./(\w+)\.js';\n""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export const (\w+)", RegexOptions.Multiline)]
    private static partial Regex Export();
}
