/** Where a page goes on after signing in. */

const LONGEST = 2_000

/** A path of this site and nothing else: printable ASCII, no second slash and no backslash, which browsers read as the
 *  beginning of another site; the line when `asked` is anything else (ACC-13). */
export function returnPath(asked: string | undefined): string {
  const isPath = asked !== undefined && asked.length <= LONGEST && /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(asked)
  return isPath && !/^\/(api|sign-in)(?![^/?#])/.test(asked) ? asked : '/'
}
