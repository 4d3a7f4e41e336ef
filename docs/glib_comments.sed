# GLib's comments in doxygen's words, inside comment blocks only.
/^\/\*\*/,/\*\// {
    s/^ \* [A-Za-z_]+:( \([a-z]+\))?$/ */
    s/^ \* @([a-z_0-9]+):/ * \\param \1/
    s/^ \* @([A-Z_0-9]+):/ * - `\1`:/
    s/@([a-zA-Z_0-9]+)/`\1`/g
    s/^ \* Returns:/ * \\return/
    s/%([A-Z_0-9]+)/`\1`/g
    s/#(Tandem[A-Za-z]+)/\1/g
}
