# Writes results, undo plans and the journal, only into the folder of Initialize-ResultFolder. Written
# through to the disk, and each whole or not at all.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
Gives the moment as text, in UTC.
#>
function Get-Moment {
    [CmdletBinding()]
    param()
    return [datetime]::UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", [cultureinfo]::InvariantCulture)
}

<#
.SYNOPSIS
Appends text to a file, or writes a new one, through to the disk.
#>
function Write-Through {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [Parameter(Mandatory = $true)] [IO.FileMode]$Mode,
        [Parameter(Mandatory = $true)] [string]$Text
    )
    $bytes = [Text.UTF8Encoding]::new($false).GetBytes($Text)
    $stream = [IO.FileStream]::new($Path, $Mode, [IO.FileAccess]::Write, [IO.FileShare]::Read)
    try {
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    } finally { $stream.Dispose() }
}

<#
.SYNOPSIS
Writes a document as JSON; what stood there before stays whole until the new one is.
#>
function Write-Record {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [Parameter(Mandatory = $true)] [Collections.IDictionary]$Document
    )
    $json = Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject $Document -Depth 8
    $fresh = $Path + '.new'
    Write-Through -Path $fresh -Mode Create -Text ($json + "`n")
    if ([IO.File]::Exists($Path)) { [IO.File]::Replace($fresh, $Path, [NullString]::Value) }
    else { [IO.File]::Move($fresh, $Path) }
}

<#
.SYNOPSIS
Appends one line of JSON to the journal. A line that a crash cut short is closed first.
#>
function Add-JournalEntry {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Folder,
        [Parameter(Mandatory = $true)] [Collections.IDictionary]$Entry
    )
    $path = [IO.Path]::Combine($Folder, 'journal.jsonl')
    $line = (Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject $Entry -Depth 8 -Compress) + "`n"
    if ([IO.File]::Exists($path)) {
        $stream = [IO.FileStream]::new($path, [IO.FileMode]::Open, [IO.FileAccess]::Read, [IO.FileShare]::ReadWrite)
        try {
            if ($stream.Length -gt 0) {
                $null = $stream.Seek(-1, [IO.SeekOrigin]::End)
                if ($stream.ReadByte() -ne 10) { $line = "`n" + $line }
            }
        } finally { $stream.Dispose() }
    }
    Write-Through -Path $path -Mode Append -Text $line
}

Export-ModuleMember -Function Get-Moment, Write-Record, Add-JournalEntry
