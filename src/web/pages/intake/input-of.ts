import type { OpenTicket } from '../../../contract/open-ticket.ts'
import { segmentOfNobody } from '../../../domain/accounts/segment.ts'
import type { FormPolicy } from '../../../domain/intake/document.ts'
import type { Segment } from '../../../domain/vocabulary.ts'
import type { IntakeDraft } from './use-intake-draft.ts'

/** The segment of an ask without an account, until somebody says otherwise. */
export function segmentOf({ segment }: Pick<IntakeDraft, 'segment'>, { kind }: Pick<FormPolicy, 'kind'>): Segment {
  return segment ?? segmentOfNobody(kind)
}

/** What is sent: the answers that were typed, and what is said beside them. */
export function inputOf(draft: IntakeDraft, slug: string, form: FormPolicy): OpenTicket {
  const { account, contactName, contactEmail, channel, team, answers } = draft
  const name = contactName.trim()
  return {
    form: { slug, answers: { ...answers[slug] } },
    channel,
    account: account?.slug ?? null,
    contact: name === '' ? null : { name, email: contactEmail.trim() === '' ? null : contactEmail.trim() },
    ...(team === '' ? {} : { team }),
    ...(account === null ? { segment: segmentOf(draft, form) } : {}),
  }
}
