using TcpSniff.Cli;
using TcpSniff.Cli.Terminals;
using TcpSniff.Live.Owners;

if (OperatingSystem.IsLinux() && OwnerHelper.IsWanted)
{
    OwnerHelper.Serve(Console.OpenStandardInput(), Console.OpenStandardOutput());
    return 0;
}

Interruption.Unignore();
return (int)Entry.Run(args, Screen.Standard());
