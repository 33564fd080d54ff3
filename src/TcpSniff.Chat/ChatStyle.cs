namespace TcpSniff.Chat;

/// <summary>What a chat server does with what it hears.</summary>
internal enum ChatStyle
{
    /// <summary>Many users; everybody sees every line, joins and leaves are announced.</summary>
    Room,

    /// <summary>One user at a time; the server's person types the replies.</summary>
    Operator,

    /// <summary>Greets with <c>welcome!</c> and answers <c>X</c> with <c>hello, X!</c>.</summary>
    Greeter,

    /// <summary>Sends every message back.</summary>
    Echo,

    /// <summary>Always the same answer.</summary>
    Reply,
}
