/** What the customer has asked and waits to hear (WRI-8). Where it is unclear whether something was asked, it was not. */
import { blanked, LOOKED_AT, listMark, partsOf, sentencesOf } from './parts.ts'
import { readsEnglish, stemsOf } from './stems.ts'

/** A message of the customer's. */
export interface CustomerMessage {
  /** Of its event. */
  readonly version: number
  readonly text: string
}

/** What kind of answer would do. */
export type Asked = 'when' | 'why' | 'who' | 'how_many' | 'how' | 'where' | 'yes_or_no' | 'other'

export interface OpenQuestion {
  /** Of the event of the message that asks. */
  readonly version: number
  /** As they wrote it, in one line. */
  readonly text: string
  readonly asked: Asked
  /** The number before it, where it stands in a list. */
  readonly item?: string
  /** What it is about. */
  readonly stems: ReadonlySet<string>
}

/** No writer keeps more in mind, and no list of more is read. */
const MOST = 12
/** Less than this says nothing that could be looked for in an answer. */
const FEWEST_STEMS = 2
const LONGEST = 240

const ASKS = [
  /\?["')\]]*$/,
  /^(?:(?:and|also|so|then|hence|but|ps:?|lastly|finally|secondly|first(?:ly)?|further(?:more)?),? )?(?:please|kindly|(?:could|can|would|will) you(?: please| kindly)?|we(?:'d| would) (?:like|love|need) (?:you )?to|(?:it would be|that would be) (?:great|good|helpful|nice) if you could)(?: also)? (?:let (?:us|me) know|tell (?:us|me)|explain|confirm|clarify|advise|share|provide|send (?:us|me)|know|understand|hear)\b/i,
  /^(?:(?:and|also|so|then|but),? )?how (?:do|can|could|should|would|does|did) (?:we|i|you|it|this|the)\b/i,
  /^(?:(?:and|also|so|then|but),? )?(?:i am|i'm|i was|we are|we're|we were|i|we) (?:also )?wonder(?:ing)? (?:if|whether|how|why|what|when|which|where)\b/i,
]
/** A line that ends so says that each item of the list below it is asked. */
const ANNOUNCES =
  /\b(?:questions?|clarif\w+|wonder\w*|(?:like|need|want) to know|let (?:us|me) know|(?:please|could you|can you) (?:answer|tell|confirm|explain|provide|send|share))\b[^.!?\n]{0,80}[:.?]?$/i
/** Asked out of politeness, or for anything at all: whatever is written answers it. */
const EMPTY_ASK =
  /\b(?:how are you|how have you been|any (?:ideas?|thoughts?|updates?|news|luck|help|pointers|suggestions?|feedback)|does that (?:make sense|help)|is that (?:ok|okay|right|correct)|(?:right|correct|ok|okay|no|isn't it|yes))\?$|^(?:hi|hello|hey)\b[^?]{0,30}\?$/i

const KINDS: readonly (readonly [Asked, RegExp])[] = [
  ['when', /\b(?:when|how (?:long|soon)|what time|which (?:date|day)|eta|time ?(?:line|frame)|deadline|until when)\b/i],
  ['why', /\b(?:why|how come|reasons?|root cause|what (?:causes|caused|went wrong|happened))\b/i],
  ['who', /\b(?:who|whom|whose)\b/i],
  ['how_many', /\bhow (?:many|much|large|big|often|high|far)\b|\bwhat (?:size|number|amount|limit|price|cost)\b/i],
  ['how', /\bhow\b/i],
  ['where', /\b(?:where|which page|links?|docs|documentation|guides?)\b/i],
]
const POLAR =
  /^(?:(?:and|also|so|then|but|or),? )?(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|am|isn't|aren't|doesn't|don't|can't)\b/i

const askedOf = (text: string): Asked =>
  KINDS.find(([, sign]) => sign.test(text))?.[0] ??
  (POLAR.test(text) || /\b(?:whether|if)\b/i.test(text) ? 'yes_or_no' : 'other')

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  // Where a long run of words ends with a question, its end is what is asked.
  return line.length > LONGEST ? `…${line.slice(1 - LONGEST).replace(/^\S*\s/, '')}` : line
}

interface Said {
  readonly text: string
  readonly item?: string
  /** A list says that it asks. */
  readonly announced: boolean
}

/** The lines of lists below a line that announces questions, by where they begin. */
function listed(text: string): ReadonlyMap<number, string> {
  const marks = new Map<number, string>()
  let place = 0
  let announced = false
  for (const line of text.split('\n')) {
    const mark = listMark(line)
    if (mark !== undefined && announced) marks.set(place + mark.length, mark.trim())
    else if (line.trim() !== '' && !/^\s/.test(line))
      announced = mark === undefined && ANNOUNCES.test(line.trim().slice(-200))
    place += line.length + 1
  }
  return marks
}

/** The sentences of a message, its lists told apart. */
function saidIn(own: string): Said[] {
  const marks = listed(own)
  return sentencesOf(own).map(({ start, end }): Said => {
    const text = own.slice(start, end)
    const lead = listMark(text) ?? ''
    const mark = marks.get(start) ?? marks.get(start + lead.length)
    const item = lead.trim() === '' ? mark : lead.trim()
    return {
      text: text.slice(lead.length),
      announced: mark !== undefined,
      ...(item === undefined ? {} : { item: item.replace(/[().]/g, '') }),
    }
  })
}

const asks = ({ text, announced }: Said): boolean => {
  const line = text.replace(/\s+/g, ' ').trim().replace(/[‘’]/g, "'")
  // A list of questions may ask without a mark; its items that are sentences of another kind do not end so.
  return !EMPTY_ASK.test(line) && (announced || ASKS.some((sign) => sign.test(line)))
}

/** The questions of one message, in its order. */
export function questionsIn({ version, text }: CustomerMessage): OpenQuestion[] {
  const read = text.slice(0, LOOKED_AT)
  const own = blanked(read, partsOf(read))
  if (!readsEnglish(own)) return []
  return saidIn(own)
    .filter(asks)
    .map((said) => ({
      version,
      text: shortened(said.text),
      asked: askedOf(shortened(said.text)),
      stems: stemsOf(shortened(said.text)),
      ...(said.item === undefined ? {} : { item: said.item }),
    }))
    .filter(({ stems }) => stems.size >= FEWEST_STEMS)
}

/** What `messages` ask, oldest first; the same question again counts once, where it was asked last. */
export function openQuestions(messages: readonly CustomerMessage[]): OpenQuestion[] {
  const asked = messages.flatMap(questionsIn)
  const once = asked.filter(
    ({ text }, index) =>
      !asked.slice(index + 1, index + 1 + 4 * MOST).some((later) => later.text.toLowerCase() === text.toLowerCase()),
  )
  return once.slice(-MOST)
}
