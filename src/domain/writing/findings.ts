/** Everything there is to say about a text before it is sent. It warns; only an unfilled place and words of a note stop it
 *  (WRI-4, WRI-11). Rules: docs/spec/writing.md. */
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

/** What `body` is worth as a reply, and everything there is to say about it: what stops it first. Of a note only places that
 *  are not filled in are told. */
export function checkWriting({ body, visibility, conversation }: Writing): WritingCheck {
  const { weight, findings } = weighedFor(conversation, body)
  if (visibility === 'internal') return { weight, findings: placeholders(body) }
  const points = missingPoints(body, openQuestions(conversation.unanswered))
  const all: WritingFinding[] = [
    ...placeholders(body),
    ...internal(body, conversation),
    ...points.map(missing),
    ...words(body),
    ...findings.map((finding): WritingFinding => ({ kind: 'substance', ...finding })),
  ]
  return { weight, findings: all }
}
