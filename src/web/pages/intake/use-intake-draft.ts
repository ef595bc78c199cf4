import type { Channel, Segment } from '../../../domain/vocabulary.ts'
import { useKeptText } from '../../components/use-kept-text.ts'

/** What is begun on the screen that opens a ticket; answers are kept by form, so that a look at another loses nothing. */
export interface IntakeDraft {
  readonly slug: string | null
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly account: { readonly slug: string; readonly name: string; readonly segment: Segment } | null
  /** As chosen; that of the form’s kind while null. */
  readonly segment: Segment | null
  readonly contactName: string
  readonly contactEmail: string
  readonly channel: Channel
  /** Empty: the routing rules decide. */
  readonly team: string
}

export const BLANK: IntakeDraft = {
  slug: null,
  answers: {},
  account: null,
  segment: null,
  contactName: '',
  contactEmail: '',
  channel: 'form',
  team: '',
}

/** Names the shape above too: what was kept in another one is not read. */
const KEPT_AS = 'new.1'

const read = (text: string): IntakeDraft => (text === '' ? BLANK : (JSON.parse(text) as IntakeDraft))

/** The draft, which outlives a reload in this tab. */
export function useIntakeDraft() {
  const [text, keep] = useKeptText(KEPT_AS)
  const draft = read(text)
  return {
    draft,
    isBegun: text !== '',
    change: (more: Partial<IntakeDraft>) => keep(JSON.stringify({ ...draft, ...more })),
    forget: () => keep(''),
  }
}
