/** Whom a note names: `@handle` in its author's own words. Rule: ATN-1. */
import { may } from '../access/permissions.ts'
import type { Role } from '../vocabulary.ts'
import { blanked, LOOKED_AT, partsOf, type Span } from '../writing/parts.ts'

/** A name with an @ before it that stands for itself: not within a word, an address or a path. */
const NAMED =
  /(?<![\p{L}\p{N}\p{M}.+/@\\%=~#&])@([A-Za-z0-9][A-Za-z0-9_-]{0,62})(?![\p{L}\p{N}\p{M}_@\\-])(?![./][\p{L}\p{N}])/gu

/** Where a handle is named, the @ with it. */
interface NamedHandle {
  /** In small letters. */
  readonly handle: string
  readonly at: Span
}

/** What is quoted or code; below a farewell people still name each other. */
function notSaid(text: string, from = 0): Span[] {
  return partsOf(text.slice(from)).flatMap(({ kind, start, end }) => {
    const at = { start: from + start, end: from + end }
    if (kind !== 'signature') return [at]
    const line = text.indexOf('\n', at.start)
    return line < 0 || line >= at.end ? [] : notSaid(text.slice(0, at.end), line + 1)
  })
}

/** Every name after an @ in `text`, whoever it may be. */
export function handlesIn(text: string): NamedHandle[] {
  const read = text.slice(0, LOOKED_AT)
  if (!read.includes('@')) return []
  return [...blanked(read, notSaid(read)).matchAll(NAMED)].map(({ index, 0: found, 1: name = '' }) => ({
    handle: name.toLowerCase(),
    at: { start: index, end: index + found.length },
  }))
}

/** As much of a member as tells whether they may be mentioned. */
export interface Mentionable {
  readonly handle: string
  readonly role: Role
}

export interface Mentions {
  /** Handles of the members it names, in the order in which it does. */
  readonly told: readonly string[]
  /** Of those it names who may not read notes, and so hear nothing of it. */
  readonly unheard: readonly string[]
}

const hears = ({ role }: Mentionable): boolean => may({ role, scopes: null }, 'read_notes')

/** The member a name after an @ is of; what emphasis or a dash adds to its end is not part of it. */
export function memberNamed<Member extends Pick<Mentionable, 'handle'>>(
  { handle }: NamedHandle,
  members: readonly Member[],
): Member | undefined {
  const bare = handle.replace(/[-_]+$/, '')
  return members.find((member) => member.handle === handle) ?? members.find((member) => member.handle === bare)
}

/** Whom of `members` a note names. */
export function mentionsIn(text: string, members: readonly Mentionable[]): Mentions {
  const known = [...new Set(handlesIn(text).flatMap((named) => memberNamed(named, members) ?? []))]
  return {
    told: known.filter(hears).map(({ handle }) => handle),
    unheard: known.filter((member) => !hears(member)).map(({ handle }) => handle),
  }
}
