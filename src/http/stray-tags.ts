/** What the vocabulary of tags does not have of a ticket's, as the API tells it (TAG-3). */
import type { Desk } from '../actions/desk.ts'
import type { OpenedTicket } from '../contract/opened-ticket.ts'
import { strayTags } from '../domain/tags/vocabulary.ts'
import { versionAt } from '../domain/version.ts'

type Stray = NonNullable<OpenedTicket['stray']>
type Used = Parameters<typeof strayTags>[1]

/** Each with those of the vocabulary that it is close to. */
export const strayOf = ({ policies, now }: Pick<Desk, 'policies' | 'now'>, used: Used): Stray =>
  strayTags(versionAt(policies.tags, now)?.document, used).map(({ near, ...tag }) => ({ ...tag, near: [...near] }))
