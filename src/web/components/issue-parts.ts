/** Where a sentence of a ticket's event names an issue. */
import type { Happened } from './event-sentence.ts'

interface IssueParts {
  readonly number: number
  readonly before: string
  /** As the sentence has it: `issue 12`. */
  readonly name: string
  readonly after: string
}

/** Parts `says` around the issue that `event` is about; undefined where it is about none. */
export function issueParts({ type, change }: Pick<Happened, 'type' | 'change'>, says: string): IssueParts | undefined {
  const { issue } = change
  if (!type.startsWith('issue_') || typeof issue !== 'number') return undefined
  const name = `issue ${issue}`
  const at = says.indexOf(name)
  if (at < 0) return undefined
  return { number: issue, before: says.slice(0, at), name, after: says.slice(at + name.length) }
}
