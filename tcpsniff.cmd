@echo off
rem Runs TcpSniff on Windows; builds it first where its sources are newer than the build. All arguments and the exit code are the program's.
setlocal
powershell -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0scripts\build.ps1" 1>&2
if errorlevel 1 exit /b 1
"%~dp0artifacts\launcher\program\tcpsniff.exe" %*
exit /b %errorlevel%
