/** What it is called that a step was taken back within seconds; web app and command line alike. */
import type { TakenBack } from '../domain/takes-back.ts'

type What = TakenBack['what']

/** A sentence without the actor, for each step. */
const SAYS: Readonly<Record<What, string>> = {
  routed: 'took back that it was moved',
  held: 'took back that it was put on hold',
  resumed: 'took back that it was resumed',
  solved: 'took back that it was solved',
  reopened: 'took back that it was reopened',
  closed: 'took back that it was closed',
  dismissed: 'took back that it was dismissed',
  merged: 'took back that it was merged',
  split_off: 'took back that a part was split off',
  released: 'took back that it was given back',
  skipped: 'took back that it was skipped',
  pinned: 'took back that it was pinned',
  unpinned: 'took back that its pin was taken off',
  linked: 'took back a link',
  unlinked: 'took back that a link was taken off',
  issue_linked: 'took back a link with an issue',
  issue_unlinked: 'took back that a link with an issue was taken off',
  absorbed: 'took back that another ticket was merged into it',
}

/** Such as `took back that it was solved; the reply stays`. */
export function takenBackWords({ what, stays }: Readonly<Record<string, unknown>>): string {
  const says = SAYS[what as What] ?? 'took back what was done'
  return stays === undefined ? says : `${says}; the reply stays`
}
