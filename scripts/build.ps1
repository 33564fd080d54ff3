# Started by tcpsniff.cmd: builds the program that it runs, at most once per change. What scripts/build.sh is elsewhere.
# ReadyToRun code where the package source has what it takes, else without: native code would need Visual Studio's linker.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$place = Join-Path $root 'artifacts/launcher'
$stamp = Join-Path $place 'stamp'

function Test-Built {
    if (-not (Test-Path $stamp)) { return $false }
    $built = (Get-Item $stamp).LastWriteTimeUtc
    $sources = 'src', 'captures', 'scripts/build.ps1', 'Directory.Build.props', 'Directory.Packages.props', 'global.json' |
        ForEach-Object { Join-Path $root $_ }
    # Folders count too: a deleted file changes its folder.
    $newer = Get-Item $sources | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem $_.FullName -Recurse } } |
        Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1
    return $null -eq $newer
}

function Publish-Project([string] $project, [string] $folder, [string[]] $options) {
    $script:log = Join-Path $place "$project.log"
    & dotnet publish (Join-Path $root "src/$project") -c Release --artifacts-path (Join-Path $place 'build') -o $folder @options `
        -p:GenerateDocumentationFile=false -p:RunAnalyzers=false -nologo -v quiet -clp:NoSummary *> $script:log
    return $LASTEXITCODE -eq 0
}

if (Test-Built) { exit 0 }
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('tcpsniff: needs the .NET 10 SDK, which is not installed. Get it from https://dot.net/download')
    exit 1
}

New-Item -ItemType Directory -Force $place | Out-Null
[Console]::Error.WriteLine('tcpsniff: building ReadyToRun code (once; again only when sources change) ...')
# Stamped with the moment before the build: a source saved during it is newer.
$begun = Get-Date
$system = & dotnet msbuild (Join-Path $root 'src/TcpSniff.Cli') -getProperty:NETCoreSdkPortableRuntimeIdentifier
$next = Join-Path $place 'next'
if (Test-Path $next) { Remove-Item -Recurse -Force $next }

# Programs tcpsniff-NAME lie beside the main one; the rest works without them.
Get-ChildItem (Join-Path $root 'src') -Recurse -Filter *.csproj | Where-Object { Select-String -Quiet '<AssemblyName>tcpsniff-' $_.FullName } | ForEach-Object {
    if (-not (Publish-Project $_.BaseName $next @('-r', $system, '--no-self-contained'))) {
        [Console]::Error.WriteLine("tcpsniff: $($_.BaseName) could not be built ($log); the commands that need it will say so")
    }
}

if (-not (Publish-Project 'TcpSniff.Cli' $next @('-r', $system, '--no-self-contained', '-p:PublishReadyToRun=true')) -and
    -not (Publish-Project 'TcpSniff.Cli' $next @())) {
    Select-String -Pattern 'error' $log | Select-Object -First 20 | ForEach-Object { [Console]::Error.WriteLine($_.Line) }
    [Console]::Error.WriteLine("tcpsniff: the build failed; all of it is in $log")
    exit 1
}

$program = Join-Path $place 'program'
if (Test-Path $program) { Remove-Item -Recurse -Force $program }
Move-Item $next $program
New-Item -ItemType File -Force $stamp | Out-Null
(Get-Item $stamp).LastWriteTime = $begun
exit 0
