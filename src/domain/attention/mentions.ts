/** Whom a note names: `@handle` in its author's own words. Rule: ATN-1. */
import { may } from '../access/permissions.ts'
import type { Role } from '../vocabulary.ts'
import { blanked, LOOKED_AT, partsOf, type Span } from '../writing/parts.ts'

/** A name with an @ before it that stands for itself: not within a word, an address or a path. */
const NAMED =
  /(?<![\p{L}\p{N}\p{M}.+/@\\%=~#&])@([A-Za-z0-9][A-Za-z0-9_-]{0,62})(?![\p{L}\p{N}\p{M}_@\\-])(?![./][\p{L}\p{N}])/gu

/** What looks like it, whatever letters it is written in. Annotations with their brackets are code, fenced or not. */
const LIKE_NAMED =
  /(?<![\p{L}\p{N}\p{M}.+/@\\%=~#&])@(\p{L}[\p{L}\p{N}\p{M}_-]{0,62})(?![\p{L}\p{N}\p{M}_@\\(-])(?![./][\p{L}\p{N}])/gu

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

/** What its author says in `text`, everything else blank; empty where nothing in it can be a name. */
function saidIn(text: string): string {
  const read = text.slice(0, LOOKED_AT)
  return read.includes('@') ? blanked(read, notSaid(read)) : ''
}

/** Every name after an @ in `text`, whoever it may be. */
export function handlesIn(text: string): NamedHandle[] {
  return [...saidIn(text).matchAll(NAMED)].map(({ index, 0: found, 1: name = '' }) => ({
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
  /** Names as they are written, without the @, that no member has. */
  readonly unknown: readonly string[]
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

/** Where `text` names somebody after an @ whom none of `members` is. */
export function strangersIn(
  text: string,
  members: readonly Pick<Mentionable, 'handle'>[],
): { readonly name: string; readonly at: Span }[] {
  const known = new Set(handlesIn(text).flatMap((named) => (memberNamed(named, members) ? [named.at.start] : [])))
  return [...saidIn(text).matchAll(LIKE_NAMED)].flatMap(({ index, 1: found = '' }) => {
    const name = found.replace(/[-_]+$/, '')
    return known.has(index) ? [] : [{ name, at: { start: index, end: index + 1 + name.length } }]
  })
}

/** Whom of `members` a note names, and names that nobody has. */
export function mentionsIn(text: string, members: readonly Mentionable[]): Mentions {
  const known = [...new Set(handlesIn(text).flatMap((named) => memberNamed(named, members) ?? []))]
  return {
    told: known.filter(hears).map(({ handle }) => handle),
    unheard: known.filter((member) => !hears(member)).map(({ handle }) => handle),
    unknown: [...new Set(strangersIn(text, members).map(({ name }) => name))],
  }
}
