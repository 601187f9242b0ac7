# Reads the text that "reg.exe export" writes. Keeps to what Constrained Language Mode allows: no
# method of a type that is not a core type.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$typeOfNumber = @{
    '0' = 'REG_NONE'; '1' = 'REG_SZ'; '2' = 'REG_EXPAND_SZ'; '3' = 'REG_BINARY'
    '4' = 'REG_DWORD'; '5' = 'REG_DWORD_BIG_ENDIAN'; '6' = 'REG_LINK'; '7' = 'REG_MULTI_SZ'
    '8' = 'REG_RESOURCE_LIST'; '9' = 'REG_FULL_RESOURCE_DESCRIPTOR'
    'a' = 'REG_RESOURCE_REQUIREMENTS_LIST'; 'b' = 'REG_QWORD'
}

<#
.SYNOPSIS
Makes the text of UTF-16 bytes, given as hexadecimal digits, without the zeros at its end.
#>
function ConvertFrom-HexText {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Hex)
    $characters = @(for ($i = 0; $i + 3 -lt $Hex.Length; $i += 4) {
        [char][int]('0x' + $Hex.Substring($i + 2, 2) + $Hex.Substring($i, 2))
    })
    return (-join $characters).TrimEnd([char]0)
}

<#
.SYNOPSIS
Makes a value of what stands behind "hex" in an exported file.
#>
function ConvertFrom-HexValue {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Name,
        [Parameter(Mandatory = $true)] [string]$Number,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Hex
    )
    $digits = ($Hex -replace '[^0-9a-fA-F]', '').ToLower()
    $type = 'REG_UNKNOWN'
    if ($typeOfNumber.ContainsKey($Number)) { $type = $typeOfNumber[$Number] }
    $data = $digits
    if ($type -eq 'REG_SZ' -or $type -eq 'REG_EXPAND_SZ' -or $type -eq 'REG_LINK') {
        # Windows reads a text up to its first zero, whatever is stored behind it.
        $data = ((ConvertFrom-HexText -Hex $digits) -split [string][char]0)[0]
    } elseif ($type -eq 'REG_MULTI_SZ') {
        $text = ConvertFrom-HexText -Hex $digits
        $data = @()
        if ($text -ne '') { $data = @($text -split [string][char]0) }
    } elseif ($type -eq 'REG_DWORD' -or ($type -eq 'REG_QWORD' -and $digits.Length -ne 16)) {
        # A number of the wrong length, which the file's own notation cannot hold.
        $type = 'REG_UNKNOWN'
    } elseif ($type -eq 'REG_QWORD') {
        $turned = -join @(for ($i = 14; $i -ge 0; $i -= 2) { $digits.Substring($i, 2) })
        $data = [string][uint64]('0x' + $turned)
    }
    return @{ name = $Name; type = $type; data = $data }
}

<#
.SYNOPSIS
Makes a value of one logical line of an exported file; nothing when it is none.
#>
function ConvertFrom-ValueLine {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Line)
    $parts = '(?s)^(?:@|"((?:[^"\\]|\\.)*)")=(.*)$'
    if ($Line -notmatch $parts) { return }
    $name = ''
    if ($Matches.ContainsKey(1)) { $name = $Matches[1] -replace '\\(.)', '$1' }
    $data = $Matches[2]
    if ($data -match '(?s)^"((?:[^"\\]|\\.)*)"$') {
        return @{ name = $name; type = 'REG_SZ'; data = ($Matches[1] -replace '\\(.)', '$1') }
    }
    if ($data -match '^dword:([0-9a-fA-F]{1,8})$') {
        return @{ name = $name; type = 'REG_DWORD'; data = [long][uint64]('0x' + $Matches[1]) }
    }
    if ($data -match '^hex(?:\(([0-9a-fA-F]+)\))?:(.*)$') {
        $number = '3'
        $hex = $Matches[2]
        if ($Matches.ContainsKey(1)) { $number = $Matches[1].ToLower() }
        return ConvertFrom-HexValue -Name $name -Number $number -Hex $hex
    }
}

<#
.SYNOPSIS
Makes keys and values of an exported file: one hashtable a key, path and values.
.PARAMETER Line
The lines of the file.
.PARAMETER Root
The key that was exported, in full; the paths are relative to it.
#>
function ConvertFrom-RegistryText {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string[]]$Line,
        [Parameter(Mandatory = $true)] [string]$Root
    )
    $path = $null
    $values = @()
    $open = ''
    foreach ($part in $Line) {
        if ($open -eq '' -and $part -match '^\[(.+)\]$') {
            if ($null -ne $path) { @{ path = $path; values = $values } }
            $path = $Matches[1].Substring($Root.Length).TrimStart('\')
            $values = @()
            continue
        }
        # Bytes go on in the next line after a backslash, texts with line breaks until their quote.
        if ($open -match '=hex(\([0-9a-fA-F]+\))?:[0-9a-fA-F,]*$') { $open = $open + $part.Trim() } else { $open = $open + $part }
        if ($open -match '=hex(\([0-9a-fA-F]+\))?:[0-9a-fA-F,]*\\$') {
            $open = $open.Substring(0, $open.Length - 1)
            continue
        }
        if ($open -match '(?s)^(?:@|"(?:[^"\\]|\\.)*")="(?:[^"\\]|\\.)*$') { $open = $open + "`r`n"; continue }
        $value = ConvertFrom-ValueLine -Line $open
        if ($null -ne $value) { $values += $value }
        $open = ''
    }
    if ($null -ne $path) { @{ path = $path; values = $values } }
}

Export-ModuleMember -Function ConvertFrom-RegistryText
