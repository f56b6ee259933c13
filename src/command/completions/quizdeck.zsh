#compdef quizdeck
_quizdeck() {
    local quote=${compstate[quote]} home= line value
    local typed=${(Q)${:-$quote$PREFIX$quote}}
    local -a open whole
    if [[ -z $quote ]] && compset -P '\~/'; then home='~/'; fi
    for line in "${(@f)$(QUIZDECK_COMPLETE=zsh quizdeck -- \
        "${(@Q)words[1,CURRENT-1]}" "$typed" 2> /dev/null)}"; do
        [[ -n $line ]] || continue
        value=${${${${line%%$'\t'*}#$home}//\\/\\\\}//:/\\:}
        [[ $line == *$'\t'* ]] && line=$value:${line#*$'\t'} || line=$value
        if [[ $value == *[/=] ]]; then open+=("$line"); else whole+=("$line"); fi
    done
    _describe -V values open -S ''
    _describe -V values whole
}
if [[ $funcstack[1] == _quizdeck ]]; then _quizdeck "$@"; else compdef _quizdeck quizdeck; fi
