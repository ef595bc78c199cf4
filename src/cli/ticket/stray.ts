/** Tags that no vocabulary has, as the commands that write tags tell them (TAG-3). */
import type { OpenedTicket } from '../../contract/opened-ticket.ts'
import type { Nearness } from '../../domain/tags/nearness.ts'

const BECAUSE: Readonly<Record<Nearness, string>> = {
  punctuation: 'written otherwise',
  plural: 'another form',
  order: 'other order',
  spelling: 'spelled much alike',
}

/** What of the ticket no vocabulary has, and what it may have been meant to be. */
export const strayText = ({ stray = [] }: Pick<OpenedTicket, 'stray'>): string[] =>
  stray.map(({ slug, list, near }) => {
    const meant = near.map((each) => `${each.slug} (${BECAUSE[each.because]})`).join(', ')
    const hint = meant ? ` Did you mean ${meant}?` : ''
    return `Note: "${slug}" is not among the ${list} of the vocabulary.${hint}`
  })
