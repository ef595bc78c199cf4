import type { OpenTicket } from '../../../contract/open-ticket.ts'
import type { FormPolicy } from '../../../domain/intake/document.ts'
import type { Segment } from '../../../domain/vocabulary.ts'
import type { IntakeDraft } from './use-intake-draft.ts'

/** The segment of an ask without an account, until somebody says otherwise. */
export function segmentOf({ segment }: Pick<IntakeDraft, 'segment'>, { kind }: Pick<FormPolicy, 'kind'>): Segment {
  if (segment !== null) return segment
  if (kind === 'presales') return 'presales'
  return kind === 'task' ? 'internal' : 'free'
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
