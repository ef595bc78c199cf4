/** What is typed after an @, and who it could be. */
import type { Member } from '../../contract/workspace.ts'
import type { Span } from '../../domain/writing/parts.ts'

/** A name that is being typed: where it stands with its @, and what there is of it. */
export interface Begun {
  readonly at: Span
  readonly typed: string
}

const BEGUN = /(?:^|[\s([{"'“‘„,;:!?*_>—–-])@([A-Za-z0-9][A-Za-z0-9_-]{0,62})?$/

/** The name that ends at the caret; undefined where none is being typed. */
export function begunAt(text: string, caret: number): Begun | undefined {
  // A handle is no longer than 63 letters, and one more tells what stands before its @.
  const found = BEGUN.exec(text.slice(Math.max(0, caret - 66), caret))
  if (!found) return undefined
  const typed = found[1] ?? ''
  return { at: { start: caret - typed.length - 1, end: caret }, typed: typed.toLowerCase() }
}

/** The most people that are offered. */
const MOST = 8

/** Those whose handle, or a word of whose name, begins like what was typed. */
export function fitting<Person extends Pick<Member, 'handle' | 'name'>>(
  people: readonly Person[],
  typed: string,
): Person[] {
  const begins = ({ handle, name }: Person) =>
    handle.startsWith(typed) ||
    name
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(typed))
  return people.filter(begins).slice(0, MOST)
}
