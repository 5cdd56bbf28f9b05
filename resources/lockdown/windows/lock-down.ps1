# Makes a Windows machine a kiosk. Run it once as an administrator; run it with -Undo to go back.
#
#   powershell -ExecutionPolicy Bypass -File lock-down.ps1 [-Account kiosk] [-Undo]
#
# It switches Shell Launcher on with shell-launcher.xml, takes edge swipes, the task switcher and
# notifications away, and keeps the display from going to sleep by itself. It changes no password.

param([string]$Account = "kiosk", [switch]$Undo)

$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$edge = "HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI"
$system = "HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
$push = "HKLM:\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\PushNotifications"

function Set-Value($Path, $Name, $Value) {
    if ($Undo) {
        Remove-ItemProperty -Path $Path -Name $Name -ErrorAction SilentlyContinue
        return
    }
    if (-not (Test-Path $Path)) { New-Item -Path $Path -Force | Out-Null }
    Set-ItemProperty -Path $Path -Name $Name -Value $Value -Type DWord
}

Set-Value $edge "AllowEdgeSwipe" 0
Set-Value $system "DisableTaskMgr" 1
Set-Value $system "HideFastUserSwitching" 1
Set-Value $push "NoToastApplicationNotification" 1

if (-not $Undo) {
    Get-LocalUser -Name $Account | Out-Null
    Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
    powercfg /change monitor-timeout-ac 0
    powercfg /change standby-timeout-ac 0
}

$launcher = Get-CimInstance -Namespace "root\cimv2\mdm\dmmap" -ClassName "MDM_AssignedAccess"
if ($Undo) {
    $launcher.ShellLauncher = $null
} else {
    $xml = (Get-Content -Raw (Join-Path $here "shell-launcher.xml")).Replace('Name="kiosk"', "Name=""$Account""")
    $launcher.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
}
Set-CimInstance -CimInstance $launcher
Write-Host "Done. Sign in as $Account to see it; Ctrl+Alt+Del signs out."
