# Fetches Temurin 25 from its publisher, Eclipse Adoptium, for this user alone. Part of run.bat.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
$publisher = if ($env:TOKENSCOPE_JDK_PUBLISHER) { $env:TOKENSCOPE_JDK_PUBLISHER } else { 'https://api.adoptium.net' }
$machine = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'aarch64' } else { 'x64' }
$folder = Join-Path $env:LOCALAPPDATA 'TokenScope'
$part = Join-Path $folder "jdk.part.$PID"
try {
  New-Item -ItemType Directory -Force $part | Out-Null
  $archive = Join-Path $part 'jdk.zip'
  try {
    Write-Host "Asking $publisher for Temurin 25 ..."
    $answer = Invoke-RestMethod -UseBasicParsing "$publisher/v3/assets/latest/25/hotspot?architecture=$machine&os=windows&image_type=jdk&vendor=eclipse"
    $package = @($answer)[0].binary.package
    Write-Host "Downloading $($package.name) (about 150 MB) ..."
    Invoke-WebRequest -UseBasicParsing $package.link -OutFile $archive
  } catch {
    Write-Host "The JDK could not be downloaded from $publisher ($($_.Exception.Message))."
    Write-Host 'Is this computer online? Or install one by hand:  winget install EclipseAdoptium.Temurin.25.JDK'
    exit 1
  }
  $actual = (Get-FileHash -Algorithm SHA256 $archive).Hash
  if ($actual -ne $package.checksum) {
    Write-Host 'What was downloaded is not what the publisher says it is, so it was deleted. Try again.'
    exit 1
  }
  Expand-Archive $archive (Join-Path $part 'unpacked')
  foreach ($jdk in Get-ChildItem (Join-Path $part 'unpacked')) {
    $place = Join-Path $folder $jdk.Name
    if (Test-Path $place) { Remove-Item -Recurse -Force $place }
    Move-Item $jdk.FullName $place
    Write-Host "Temurin 25 is in $place"
  }
} finally {
  if (Test-Path $part) { Remove-Item -Recurse -Force $part }
}
