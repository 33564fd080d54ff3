using TcpSniff.Cli;
using TcpSniff.Cli.Terminals;

Interruption.Unignore();
return (int)Entry.Run(args, Screen.Standard());
