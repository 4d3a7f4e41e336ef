# GLib's comments in doxygen's words, inside comment blocks only.
/^\/\*\*/,/\*\// {
    s/^ \* [a-z_]+:( \([a-z]+\))?$/ */
    s/^ \* @([a-z_0-9]+):/ * @param \1/
    s/^ \* @([A-Z_0-9]+):/ * - \1:/
    s/^ \* Returns:/ * @return/
    s/@([a-z_]+[^a-z_]|[a-z_]+$)/@\1/
    s/%(TANDEM_[A-Z_]+|NULL|TRUE|FALSE)/\1/g
    s/#(Tandem[A-Za-z]+)/\1/g
}
