/** Which line of help requests is shown, as it stands in the address. */

export interface HelpRequestsSearch {
  /** Slug of a team of engineering; every one of them when left out. */
  team?: string
}

/** Keeps what fits and drops the rest. */
export const helpRequestsSearch = ({ team }: Record<string, unknown>): HelpRequestsSearch =>
  typeof team === 'string' && /^[a-z0-9][a-z0-9_-]{0,62}$/.test(team) ? { team } : {}
