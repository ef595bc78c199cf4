/** An event of an issue as a sentence. */
import type { IssueEvent } from '../../../contract/issues.ts'
import { issueText } from '../../issue-text.ts'

const { history: says } = issueText

interface IssueSentence {
  /** Follows the actor's name. */
  readonly says: string
  /** A person's own words. */
  readonly because: string | undefined
  /** Number of the other issue that it speaks of. */
  readonly leadsTo: number | undefined
}

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

const FACTS = ['kind', 'title', 'text', 'audience', 'owner', 'team', 'url'] as const
type Fact = (typeof FACTS)[number]

/** What a fact is now, in the words of the screen. */
function valueText(fact: Fact, value: unknown, nameOf: (handle: string) => string): string {
  const given = word(value)
  if (given === '') return says.none
  const { kinds, audiences } = issueText
  if (fact === 'owner') return nameOf(given)
  if (fact === 'kind') return Object.entries(kinds).find(([name]) => name === given)?.[1].label ?? given
  if (fact === 'audience') return Object.entries(audiences).find(([name]) => name === given)?.[1].label ?? given
  return given
}

function edited(change: IssueEvent['change'], nameOf: (handle: string) => string): string {
  const facts = FACTS.filter((fact) => fact in change)
  // The text is read above; here it is enough that it changed.
  const each = facts.map((fact) =>
    fact === 'text' ? says.rewrote : says.set(says.facts[fact], valueText(fact, change[fact], nameOf)),
  )
  return each.length === 0 ? says.edited : each.join('; ')
}

/** Words `event`; `nameOf` turns a handle into a name. */
export function issueSentence({ type, change }: IssueEvent, nameOf: (handle: string) => string): IssueSentence {
  const because = word(change.reason ?? change.note)
  const sentences: Readonly<Record<IssueEvent['type'], () => string>> = {
    issue_filed: () => says.filed,
    issue_edited: () => edited(change, nameOf),
    issue_moved: () => says.moved(Object.entries(issueText.states).find(([name]) => name === change.status)?.[1] ?? ''),
    issue_done: () => says.done(Number(change.tickets ?? 0)),
    issue_merged: () => says.merged(word(change.into)),
    issue_absorbed: () => says.absorbed(word(change.absorbed)),
  }
  const other = change.into ?? change.absorbed
  return {
    says: sentences[type](),
    because: because === '' ? undefined : because,
    leadsTo: typeof other === 'number' ? other : undefined,
  }
}
