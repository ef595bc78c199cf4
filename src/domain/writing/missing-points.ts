/** Which of the customer's open questions a reply does not touch (WRI-9). It would rather say nothing than be wrong. */
import { checkSubstance } from '../substance.ts'
import { namesTime } from './commitments.ts'
import { blanked, LOOKED_AT, listMark, partsOf } from './parts.ts'
import type { Asked, OpenQuestion } from './questions.ts'
import { readsEnglish, stemsOf } from './stems.ts'

/** What answers a question of a kind without repeating its words. */
const SIGNS: Readonly<Partial<Record<Asked, (draft: string) => boolean>>> = {
  when: namesTime,
  why: (draft) =>
    /\b(?:because|causes?|caused|due to|reasons?|since|so that|turn(?:s|ed) out|came from|comes from|root|that is why|which is why|the culprit)\b/i.test(
      draft,
    ),
  who: (draft) => /\b(?:i|we|me|our|team|colleague|engineer|he|she|they|[A-Z][a-z]+ [A-Z][a-z]+)\b/.test(draft),
  how_many: (draft) => /\d|\b(?:one|two|three|four|five|six|ten|none|unlimited|no limit)\b/i.test(draft),
  how: (draft) =>
    /`|https?:\/\/|^\s*(?:\d+[.)]|[-*•]) /m.test(draft) ||
    /\b(?:you (?:can|could|need to|have to|should)|go to|click|open|run|set|choose|select|settings|use|try|add|steps?)\b/i.test(
      draft,
    ),
  where: (draft) => /https?:\/\/|`|\b(?:under|settings|page|section|attached|below|above|menu|here)\b/i.test(draft),
}

const YES_OR_NO =
  /(?:^|[.!?:)\n])\s*(?:[-*•]\s*|\(?\d+[.)]\s*)?(?:yes|no|yep|nope|correct|right|indeed|exactly|sure|unfortunately|not yet|(?:it|we|you|they) (?:is|does|can|will|has|do|are|have)(?= not\b|n't\b|[.,;!]))\b/gim
/** Says that some of it comes later, which is an answer. */
const PUT_OFF =
  /\b(?:(?:your|the|all) (?:other|remaining|further|open|rest of (?:the|your)) (?:questions?|points?)|(?:rest|others?) of your (?:questions?|points?)|second question|one by one|(?:your|the|all(?: of)?(?: your| the)?) questions? (?:below|inline|in turn|separately|later|are answered)|inline)\b/i
/** So many words say enough for a single question. */
const ENOUGH_STEMS = 4
/** A question about more than this is touched by more than one of its words. */
const MANY_STEMS = 6

interface Draft {
  readonly text: string
  readonly stems: ReadonlySet<string>
  readonly items: ReadonlySet<string>
  readonly quotes: string
}

const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function read(body: string): Draft {
  const text = body.slice(0, LOOKED_AT).replace(/[‘’]/g, "'")
  const parts = partsOf(text)
  const own = blanked(
    text,
    parts.filter(({ kind }) => kind !== 'code'),
  )
  const lines = own.split('\n')
  return {
    text: own,
    stems: stemsOf(own),
    items: new Set(lines.flatMap((line) => listMark(line)?.trim().replace(/[().]/g, '') ?? [])),
    quotes: flat(
      parts
        .filter(({ kind }) => kind === 'quote')
        .map(({ start, end }) => text.slice(start, end))
        .join('\n'),
    ),
  }
}

const shared = (stems: Iterable<string>, known: ReadonlySet<string>): number =>
  [...stems].filter((stem) => known.has(stem)).length

/** Whether the draft speaks of what `question` is about, by words that no other question shares where it has such. */
function speaksOf({ stems }: Draft, question: OpenQuestion, others: readonly OpenQuestion[]): boolean {
  const own = [...question.stems].filter((stem) => !others.some((other) => other.stems.has(stem)))
  const telling = own.length === 0 ? [...question.stems] : own
  const needed = telling.length >= MANY_STEMS ? 2 : 1
  return shared(telling, stems) >= needed || shared(question.stems, stems) * 2 >= question.stems.size
}

/** A dot before an item says nothing about which one it answers. */
const isNumber = (item: string | undefined): item is string => item !== undefined && /^[\da-h]+$/i.test(item)

function isTouched(draft: Draft, question: OpenQuestion, all: readonly OpenQuestion[]): boolean {
  const others = all.filter((other) => other !== question)
  if (speaksOf(draft, question, others)) return true
  if (isNumber(question.item) && draft.items.has(question.item)) return true
  const words = flat(question.text)
  if (words.length > 0 && draft.quotes.includes(words)) return true
  // One sign answers one question of its kind.
  return !others.some(({ asked }) => asked === question.asked) && (SIGNS[question.asked]?.(draft.text) ?? false)
}

/** Which of `questions` are left when as many as say yes or no are taken as answered. */
function withoutAnswered(left: readonly OpenQuestion[], draft: Draft): OpenQuestion[] {
  const answers = draft.text.match(YES_OR_NO)?.length ?? 0
  const polar = left.filter(({ asked }) => asked === 'yes_or_no')
  return polar.length > answers ? [...left] : left.filter(({ asked }) => asked !== 'yes_or_no')
}

/** The questions that the draft of a reply does not touch, in their order. An empty draft, one in another language and
 *  one that puts the rest off leaves none. */
export function missingPoints(body: string, questions: readonly OpenQuestion[]): OpenQuestion[] {
  if (questions.length === 0 || body.trim() === '') return []
  const draft = read(body)
  if (!readsEnglish(draft.text) || PUT_OFF.test(draft.text)) return []
  if (questions.length === 1 && draft.stems.size >= ENOUGH_STEMS && checkSubstance(body).weight === 'response')
    return []
  const left = questions.filter((question) => !isTouched(draft, question, questions))
  return withoutAnswered(left, draft)
}
