@echo off
rem Starts TokenScope, building it first when its sources changed. The twin of run.sh:
rem
rem   run [arguments of the program]            see run --help
rem   run test [--long] [arguments of Maven]    all tests, gates and the self-test
rem   run --get-jdk                             downloads a JDK for this user alone
rem
rem TOKENSCOPE_JAVA=C:\path\to\jdk    use this JDK and look for no other
rem TOKENSCOPE_HEADLESS=1             open the window without a display
rem
rem Exits with 1 when the build or a test fails, with 3 when there is no suitable JDK.
setlocal EnableExtensions DisableDelayedExpansion

set "ROOT=%~dp0"
set "TARGET=%ROOT%target"
set "APP=%TARGET%\app"
set "JDK="
set "FOUND="
set "HEADLESS=-Dglass.platform=Headless -Dprism.order=sw"

if /i "%~1"=="--get-jdk" goto get_jdk
if defined TOKENSCOPE_JAVA (
  call :consider "%TOKENSCOPE_JAVA%"
) else (
  call :consider "%JAVA_HOME%"
  call :consider "%JAVA25_HOME%"
  for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%~dpJ.."
  for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%USERPROFILE%\.jdks\*" "%LOCALAPPDATA%\TokenScope\jdk-*") do call :consider "%%~D"
)
if not defined JDK goto no_jdk

set "JAVA="%JDK%\bin\java.exe" --enable-native-access=javafx.graphics --module-path "%APP%;%APP%\lib""
set "MAIN=-m dev.tokenscope/dev.tokenscope.app.Main"

if /i "%~1"=="test" goto tests

call :is_built || call :locked :build || exit /b 1
set "OPTIONS="
if "%TOKENSCOPE_HEADLESS%"=="1" set "OPTIONS=%HEADLESS%"
%JAVA% %OPTIONS% %MAIN% %*
exit /b %ERRORLEVEL%

:tests
rem not by shift, which would split -Dname=value in two
set "REST="
for /f "tokens=1,*" %%A in ("%*") do set "REST=%%B"
for /f "tokens=1" %%A in ("%REST%") do if "%%A"=="--kill" goto not_here
for /f "tokens=1" %%A in ("%REST%") do if "%%A"=="--npm" goto not_here
for /f "tokens=1,*" %%A in ("%REST%") do if "%%A"=="--long" set "REST=-Dtest.tags.excluded= %%B"
call :locked :verify || (echo Tests or gates failed; Maven's lines above name them.>&2 & exit /b 1)
%JAVA% %HEADLESS% %MAIN% --self-test || (echo The self-test of the packaged program failed.>&2 & exit /b 1)
echo All tests, all gates and the self-test passed.>&2
exit /b 0

:not_here
echo This part of the tests is for Linux and macOS: ./run.sh test --kill, ./run.sh test --npm.>&2
exit /b 2

rem ---- the JDK: the release file says what starting a JVM would say, much sooner ----

:consider
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION=0"
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
for /f "delims=.-+_" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% geq 25 (set "JDK=%~f1") else (set "FOUND=%FOUND% %VERSION% in %~f1;")
exit /b 0

:no_jdk
if not defined FOUND set "FOUND= none"
echo TokenScope needs a JDK of version 25 or newer.>&2
echo Found:%FOUND%>&2
echo Install one:  winget install EclipseAdoptium.Temurin.25.JDK>&2
echo Or have one downloaded for you alone:  run --get-jdk>&2
echo Or, if it is in an unusual place:  set TOKENSCOPE_JAVA=C:\path\to\jdk>&2
exit /b 3

rem from its publisher, compared with its checksum
:get_jdk
powershell -NoProfile -ExecutionPolicy Bypass -File "%ROOT%src\main\start\get-jdk.ps1"
exit /b %ERRORLEVEL%

rem ---- the build ----

rem Folders count as well: deleting a file makes its folder newer.
:is_built
if not exist "%APP%\tokenscope.jar" exit /b 1
if not exist "%APP%\.built" exit /b 1
pushd "%ROOT%"
powershell -NoProfile -Command "$built = (Get-Item target\app\.built).LastWriteTimeUtc; if (Get-Item pom.xml, src\main | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem -LiteralPath $_.FullName -Recurse } } | Where-Object LastWriteTimeUtc -gt $built | Select-Object -First 1) { exit 1 }"
set "NEWER=%ERRORLEVEL%"
popd
exit /b %NEWER%

rem While a file is open for writing, nobody else can open it so: the step is not begun then.
:locked
if not exist "%TARGET%" mkdir "%TARGET%" || exit /b 1
set "BEGUN="
:try_lock
9>"%TARGET%\.lock" call %1
if defined BEGUN exit /b %ERRORLEVEL%
echo Waiting for another build in %TARGET% to finish ...>&2
ping -n 3 127.0.0.1 >nul
goto try_lock

:build
set "BEGUN=1"
call :is_built && exit /b 0
echo Building TokenScope (the first time downloads libraries and takes about a minute) ...>&2
call :maven -q -Dquick -Dmaven.test.skip=true package >&2 || (echo The build failed.>&2 & exit /b 1)
exit /b 0

:verify
set "BEGUN=1"
call :maven -ntp %REST% verify
exit /b %ERRORLEVEL%

:maven
set "MVN=%ROOT%.mvn\mvnw.cmd"
where mvn >nul 2>nul && set "MVN=mvn"
setlocal
set "JAVA_HOME=%JDK%"
set "PATH=%JDK%\bin;%PATH%"
if exist "%TARGET%\classes" rmdir /s /q "%TARGET%\classes"
if exist "%APP%\lib" rmdir /s /q "%APP%\lib"
rem dated to before it began: a source that is saved meanwhile counts as newer
type nul >"%TARGET%\.began"
pushd "%ROOT%"
call "%MVN%" -B %*
set "STATUS=%ERRORLEVEL%"
popd
if "%STATUS%"=="0" move /y "%TARGET%\.began" "%APP%\.built" >nul
exit /b %STATUS%
