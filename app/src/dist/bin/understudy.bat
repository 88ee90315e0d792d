@echo off
rem Runs Understudy with the Java runtime beside it.
rem UNDERSTUDY_JAVA_OPTS is passed to the JVM, for example -Xmx8g.
setlocal
set "HERE=%~dp0.."
set "COMMAND=%~1"
if not defined COMMAND set "COMMAND=--help"
set "OTHER="
set "MEMORY="
for /f "usebackq eol=# tokens=1,*" %%a in ("%HERE%\launcher\commands.txt") do (
  if "%%a"=="other" set "OTHER=%%b"
  if "%%a"=="%COMMAND%" set "MEMORY=%%b"
)
if not defined MEMORY set "MEMORY=%OTHER%"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
"%HERE%\runtime\bin\java.exe" "@%HERE%\launcher\jvm.options" %MEMORY% %UNDERSTUDY_JAVA_OPTS% -jar "%HERE%\lib\understudy.jar" %*
exit /b %ERRORLEVEL%
