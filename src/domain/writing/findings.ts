/** Everything there is to say about a text before it is sent. It warns; only an unfilled place and words of a note stop it
 *  (WRI-4, WRI-11). Rules: docs/spec/writing.md. */
import { handlesIn, type Mentionable, memberNamed, mentionsIn, strangersIn } from '../attention/mentions.ts'
import { checkSubstance, type Finding, type SubstanceCheck } from '../substance.ts'
import type { ReplyWeight, Visibility } from '../vocabulary.ts'
import { type Commitment, commitmentsIn } from './commitments.ts'
import type { Conversation } from './conversation.ts'
import type { WritingFinding } from './finding.ts'
import { internalFacts, repeatedNotes } from './internal-text.ts'
import { loadedWordsIn } from './loaded-words.ts'
import { missingPoints } from './missing-points.ts'
import { ownWords } from './parts.ts'
import { leftOversIn, unfilledIn } from './placeholders.ts'
import { type OpenQuestion, openQuestions } from './questions.ts'
import { placeWords } from './render.ts'

export interface WritingCheck {
  readonly weight: ReplyWeight
  readonly findings: readonly WritingFinding[]
}

export interface Writing {
  readonly body: string
  readonly visibility: Visibility
  readonly conversation: Conversation
  /** Who may be named in it; nobody is looked for when left out. */
  readonly members?: readonly Mentionable[]
}

const COMMITMENTS: Readonly<Record<Commitment['code'], string>> = {
  date: 'a date',
  time: 'a time',
  length: 'a length of time',
}

function placeholders(body: string): WritingFinding[] {
  const unfilled = unfilledIn(body).map(({ name, at }): WritingFinding => {
    const text = `{{${name}}} is not filled in: ${placeWords(name)}. Write it, or take it out.`
    return { kind: 'placeholder', code: 'unfilled', text, at }
  })
  const leftOver = leftOversIn(body).map(({ name, at }): WritingFinding => {
    const text = `“${name}” looks like something still to be filled in.`
    return { kind: 'placeholder', code: 'left_over', text, at }
  })
  return [...unfilled, ...leftOver]
}

function internal(body: string, { internal: notes, open }: Conversation): WritingFinding[] {
  const repeated = repeatedNotes(body, notes, open).map(({ code, at, version }): WritingFinding => {
    const text = `This stands in an internal note (event ${version}). Take it out, or confirm that it may be told.`
    return { kind: 'internal', code, text, at, event: version }
  })
  const facts = internalFacts(body).map(({ code, at }): WritingFinding => {
    const text = `“${body.slice(at.start, at.end)}” is for us alone. Take it out, unless the customer knows of it.`
    return { kind: 'internal', code, text, at }
  })
  return [...repeated, ...facts]
}

const missing = ({ version, text, item }: OpenQuestion): WritingFinding => ({
  kind: 'missing_point',
  code: 'unanswered',
  text: `They asked, and this does not speak of it: “${text}”`,
  question: { version, text: item === undefined || !/^\d/.test(item) ? text : `${item}. ${text}` },
})

function words(body: string): WritingFinding[] {
  const own = ownWords(body)
  const loaded = loadedWordsIn(own).map(({ code, at, text, instead }): WritingFinding => {
    const said = body.slice(at.start, at.end).trim()
    const finding = { kind: 'loaded', code, text: `“${said}”: ${text}`, at } as const
    return instead === undefined ? finding : { ...finding, instead }
  })
  const promised = commitmentsIn(own).map(({ code, at }): WritingFinding => {
    const said = body.slice(at.start, at.end).trim()
    const text = `“${said}” promises ${COMMITMENTS[code]}. Keep it, or say what it hangs on.`
    return { kind: 'commitment', code, text, at }
  })
  return [...loaded, ...promised]
}

/** Names in a note that nobody has: whom they mean hears nothing of it (ATN-1). */
function strangers({
  body,
  visibility,
  members = [],
}: Pick<Writing, 'body' | 'visibility' | 'members'>): WritingFinding[] {
  if (visibility === 'public' || members.length === 0) return []
  return strangersIn(body, members).map(({ name, at }) => ({
    kind: 'mention',
    code: 'unknown',
    text: `Nobody here is named @${name}, so nobody hears of this. Type @ to choose a colleague.`,
    at,
  }))
}

/** Names of colleagues: to a customer they say nothing, and not everybody hears of a note (ATN-1, ATN-14). */
function mentions({
  body,
  visibility,
  members = [],
}: Pick<Writing, 'body' | 'visibility' | 'members'>): WritingFinding[] {
  const { unheard } = mentionsIn(body, members)
  return handlesIn(body).flatMap((named): WritingFinding[] => {
    const member = memberNamed(named, members)
    const said = body.slice(named.at.start, named.at.end)
    if (member === undefined) return []
    if (visibility === 'public') {
      const text = `The customer reads “${said}”, and ${member.handle} is not told of it. Write to ${member.handle} in a note.`
      return [{ kind: 'mention', code: 'in_public', text, at: named.at }]
    }
    const text = `${member.handle} may not read notes, and hears nothing of this.`
    return unheard.includes(member.handle) ? [{ kind: 'mention', code: 'unheard', text, at: named.at }] : []
  })
}

const NOBODY_READS: Finding = {
  code: 'nobody_reads',
  text: 'Nobody of the customer reads this: the ticket has no contact, and nobody has written. It counts as an acknowledgement; say that it is a response if you told them elsewhere.',
}

/** What `body` is worth where it is read: what nobody reads is no response (WRI-15). */
export function weighedFor({ isRead }: Pick<Conversation, 'isRead'>, body: string): SubstanceCheck {
  const check = checkSubstance(body)
  if (isRead || check.weight !== 'response') return check
  return { weight: 'acknowledgement', findings: [NOBODY_READS] }
}

/** What `body` is worth as a reply, and everything there is to say about it: what stops it first. Of a note only
 *  places that are not filled in are told, and names of those who do not hear of it. */
export function checkWriting({ body, visibility, conversation, members = [] }: Writing): WritingCheck {
  const { weight, findings } = weighedFor(conversation, body)
  const named = [...mentions({ body, visibility, members }), ...strangers({ body, visibility, members })]
  if (visibility === 'internal') return { weight, findings: [...placeholders(body), ...named] }
  const points = missingPoints(body, openQuestions(conversation.unanswered))
  const all: WritingFinding[] = [
    ...placeholders(body),
    ...internal(body, conversation),
    ...named,
    ...points.map(missing),
    ...words(body),
    ...findings.map((finding): WritingFinding => ({ kind: 'substance', ...finding })),
  ]
  return { weight, findings: all }
}
