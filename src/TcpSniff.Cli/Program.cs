using TcpSniff.Cli;
using TcpSniff.Cli.Terminals;

return (int)Entry.Run(args, Screen.Standard());
