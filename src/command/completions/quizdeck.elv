use str
set edit:completion:arg-completer[quizdeck] = {|@words|
    env QUIZDECK_COMPLETE=elvish quizdeck -- $@words 2> /dev/null | each {|line|
        var value @help = (str:split &max=2 "\t" $line)
        var end = ' '
        if (or (str:has-suffix $value /) (str:has-suffix $value =)) { set end = '' }
        edit:complex-candidate $value &display=(str:join '  ' [$value $@help]) &code-suffix=$end
    }
}
