function __quizdeck_complete
    set -l words (commandline --current-process --tokenize --cut-at-cursor)
    set -l typed (commandline --current-token --cut-at-cursor | string unescape)
    QUIZDECK_COMPLETE=fish quizdeck -- $words "$typed" 2> /dev/null
end
complete --keep-order --exclusive --command quizdeck --arguments "(__quizdeck_complete)"
