Register-ArgumentCompleter -Native -CommandName quizdeck -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object {
        $_.Extent.StartOffset -lt $cursorPosition
    } | ForEach-Object {
        if ($_.PSObject.Properties['Value']) { [string] $_.Value } else { $_.Extent.Text }
    })
    if ($wordToComplete -eq '') { $words += '' }
    $env:QUIZDECK_COMPLETE = 'powershell'
    $env:QUIZDECK_WORDS = $words -join "`n"
    try { $lines = @(quizdeck 2> $null) }
    finally { Remove-Item Env:QUIZDECK_COMPLETE, Env:QUIZDECK_WORDS }
    $lines | ForEach-Object {
        $value, $help = $_.Split("`t", 2)
        $text = $value
        if ($value -notmatch '^[\w./:=+-]+$') {
            $type = [System.Management.Automation.Language.CodeGeneration]
            $text = "'" + $type::EscapeSingleQuotedStringContent($value) + "'"
        }
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $help)
    }
}
