/** Dates and times that a reply promises (WRI-7). They are told, so that whoever writes them means to keep them. */
import { type Span, sentencesOf } from './parts.ts'

export interface Commitment {
  readonly code: 'date' | 'time' | 'length'
  readonly at: Span
}

const DAYS = '(?:mon|tues?|wednes|thurs?|fri|satur|sun)day'
const MONTHS =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const ORDINAL = '\\d{1,2}(?:st|nd|rd|th)?'
const COUNT =
  '(?:\\d{1,3}(?: ?(?:-|–|to) ?\\d{1,3})?|half an|a few|a couple of|an?|one|two|three|four|five|six|seven|eight|ten|twelve|the next(?: \\w+)?|the coming)'
const UNITS = '(?:min(?:ute)?s?|hours?|hrs?|(?:(?:business|working|calendar) )?days?|weeks?|months?)'

const DATE = [
  '(?:today|tonight|tomorrow)(?: (?:morning|afternoon|evening|night))?',
  `(?:this |next |coming |on )?${DAYS}(?: (?:morning|afternoon|evening|night|next week))?`,
  `(?:the )?end of (?:the |this |next |your )?(?:(?:business )?day|week|month|quarter|year|${DAYS})|eod|eow|cob|close of business`,
  `(?:this|next|later this) (?:morning|afternoon|evening|week|weekend|month|quarter|year)`,
  `${ORDINAL}(?: of)? ${MONTHS}(?: \\d{4})?|${MONTHS} ${ORDINAL}\\b(?:,? \\d{4})?`,
  '\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}',
  'q[1-4](?: \\d{4})?',
].join('|')
const TIME =
  '(?:\\d{1,2}:\\d{2}(?: ?[ap]\\.?m\\.?)?|\\d{1,2} ?[ap]\\.?m\\.?\\b|noon|midnight)(?: (?:utc|gmt|cet|cest|bst|[ecmp][sd]?t))?'
const LENGTH = `(?:within|in|after|inside)(?: the next| about| around| at most| less than| under)? ${COUNT} ${UNITS}(?: or (?:less|so)|,? at most| at the latest)?`
const LEAD = '(?:(?:by|before|until|till|no later than|not later than|on|at|around|about|latest|for)(?: the)? )?'

const WHEN = new RegExp(
  `\\b(?:(${LENGTH})|${LEAD}(${TIME})|${LEAD}(${DATE}))(?!\\w)(?:(?:,? (?:at|by|before|around|until) ?| )${TIME})?`,
  'gi',
)

/** What is to come, of us or of the matter. */
const TO_COME =
  /\b(?:will|shall|'ll|going to|plan(?:ned|s)? (?:to|for)|planning (?:to|on)|expect(?:ed|s)?|schedul(?:ed|ing)|aim(?:s|ing)? to|should (?:be|have|get|hear|see)|eta|due|goes out|rolls? out|ships?|promise|back to you|(?:hear|update|reply|answer)s? (?:from|by|on))\b/i
/** A deadline speaks of what is to come by itself. */
const DEADLINE = /^(?:by|no later than|not later than|before)\b/i
const PAST =
  /\b(?:was|were|had|did|yesterday|last (?:week|month|year|night|\w+day)|ago|already|has been|have been|since)\b/i
/** What the customer is to do or is asked, which is no promise of ours. */
const THEIRS =
  /^(?:(?:and|or|also|so|then|hi|hello|hey|thanks|thank you)\b[^a-z]{0,3})*(?:[\w.]{1,20},\s+)?(?:please|kindly|could you|can you|would you|will you|are you|do you|did you|have you|is it|if you|once you|when you|you (?:can|could|may|need to|have to|should(?! (?:have|hear|get|see|receive|be)\b)|must|asked|said|wrote|mentioned|told|reported)|let (?:us|me) know|send|run|try|set)\b/i
/** Denied or asked for, it is no promise. */
const UNSURE =
  /\b(?:cannot|can't|can not|unable to|not able to|don't|do not|doesn't|does not|no (?:eta|date|estimate|timeline)|won't|will not|if it)\b/i

/** Words further away than this speak of something else. */
const NEAR = 120

function isPromise(sentence: string, found: RegExpMatchArray): boolean {
  if (sentence.endsWith('?') || THEIRS.test(sentence)) return false
  const [said] = found
  const index = found.index ?? 0
  const near = sentence.slice(Math.max(0, index - NEAR), index + said.length + NEAR)
  if (UNSURE.test(near)) return false
  return TO_COME.test(near) || (DEADLINE.test(said) && !PAST.test(near))
}

function codeOf([, length, time]: RegExpMatchArray): Commitment['code'] {
  if (length !== undefined) return 'length'
  return time === undefined ? 'date' : 'time'
}

/** Dates and times that `own`, which holds its author's words alone, promises. */
export function commitmentsIn(own: string): Commitment[] {
  return sentencesOf(own).flatMap(({ start, end }) => {
    const sentence = own.slice(start, end)
    return [...sentence.matchAll(WHEN)]
      .filter((found) => isPromise(sentence, found))
      .map((found) => ({
        code: codeOf(found),
        at: { start: start + found.index, end: start + found.index + found[0].trimEnd().length },
      }))
  })
}

/** Whether `text` names any time at all. */
export const namesTime = (text: string): boolean => text.search(WHEN) >= 0
