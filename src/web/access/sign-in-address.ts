/** What stands in the address of a sign-in. */

/** The secret of a one-time link after the `#`; undefined when there is none. */
export const secretIn = (hash: string): string | undefined => /^#?(tll_[\w-]{1,190})$/.exec(hash)?.[1]

/** The provider's start with the place to come back to. */
export function startPath(startAt: string, returnTo: string): string {
  const [path = '', query = ''] = startAt.split('?')
  const asked = new URLSearchParams(query)
  asked.set('returnTo', returnTo)
  return `${path}?${asked}`
}
