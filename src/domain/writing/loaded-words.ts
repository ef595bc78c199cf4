/** Words that promise more than their writer can keep, or hand the customer on, and what to say in their place (WRI-6). */
import type { Span } from './parts.ts'

export interface LoadedWord {
  readonly code: LoadedCode
  readonly at: Span
  /** Why it is better left out, and what to say. */
  readonly text: string
  /** What may stand in its place; undefined where a person has to find the words. */
  readonly instead?: string
}

export type LoadedCode =
  | 'asap'
  | 'ask_engineering'
  | 'promise'
  | 'guarantee'
  | 'immediately'
  | 'certain'
  | 'never_again'
  | 'reassurance'

interface Rule {
  readonly code: LoadedCode
  readonly pattern: RegExp
  readonly text: string
  readonly instead?: (
    found: RegExpMatchArray,
    around: { readonly before: string; readonly after: string },
  ) => string | undefined
}

const I_OR_WE = '(?:i|we)'
/** One of us, about what is to come. */
const WILL =
  "(?:(?:i|we|they|he|she|it|you|engineering|engineers|the \\w+|our \\w+|(?:the|our) \\w+ team)(?: will|'ll|(?: a|')m going to| (?:are|is) going to|'re going to| can| should))"

const ENGINEERS =
  '(?:(?:our |the |my )?(?:(?:engineering|dev(?:elopment)?|product|backend|r&d) (?:team|people|folks|colleagues)|engineering|engineers?|developers?|devs?))\\b'

const ASK = new RegExp(
  `\\b(?:(?:${I_OR_WE} (?:will |'ll )?(?:just |first )?(?:need to|have to|must|got to|'ve got to|should)|let me|i'll have to|we'll have to) (?:first |just )?(?:ask|check with|talk to|speak (?:to|with)|consult|go back to|run (?:this|it) by)) ${ENGINEERS}\\b( about (?:this|that|it)\\b)?`,
  'gi',
)

const CLAUSE_FOLLOWS = /^ (?:whether|if|why|what|how|when|which|where)\b/i
const SENTENCE_ENDS = /^\s*(?:[.!?)]|$|\n)/
/** What the customer is asked to do, which pressing does not speed up. */
const ASKS_THEM = /(?:\bplease\b|\b(?:can|could|would) you\b|^\s*(?:kindly|send|let (?:us|me) know)\b)[^.!?\n]{0,120}$/i

const RULES: readonly Rule[] = [
  {
    code: 'asap',
    pattern:
      /,? ?\b(?:asap|a\.s\.a\.p\.?|(?:as|so)\s{1,4}(?:soon|quickly|fast)\s{1,4}as\s{1,4}(?:(?:is )?(?:\w+ )?possible|(?:we|i|they) (?:possibly |ever )?can))(?!\w)/gi,
    text: 'Sounds like a promise and names no time. Say when they hear from you next.',
    instead: (_, { before, after }) => {
      if (ASKS_THEM.test(before)) return ' when you can'
      return SENTENCE_ENDS.test(after) ? '; you hear from me by {{next_update}}' : undefined
    },
  },
  {
    code: 'ask_engineering',
    pattern: ASK,
    text: 'Hands the customer on. Say what you do with the engineers, and that you stay their contact.',
    instead: ([found = ''], { after }) => {
      const who = /^we\b/i.test(found) ? 'we are' : 'I am'
      const start = /^[A-Z]/.test(found) ? who.replace('w', 'W') : who
      return CLAUSE_FOLLOWS.test(after)
        ? `${start} working with our engineers to find out`
        : `${start} bringing our engineers up to speed`
    },
  },
  {
    code: 'promise',
    pattern: new RegExp(
      `\\b${I_OR_WE} (?:can |do |will |'ll )?promise(?: (?:you|everyone))?( to| that)?\\b(?! (?:nothing|no)\\b)`,
      'gi',
    ),
    text: 'A promise that others have to keep. Say what you expect, and what it hangs on.',
    instead: ([found = '', tail]) => {
      const who = /^we\b/i.test(found) ? 'we' : 'I'
      const start = /^[A-Z]/.test(found) ? who.replace('w', 'W') : who
      return tail === ' to' ? `${start} plan to` : `${start} expect that`
    },
  },
  {
    code: 'guarantee',
    pattern: new RegExp(
      `\\b${I_OR_WE} (?:can |do |will |'ll )?guarantee(?: (?:you|that))*|\\b(?:is|are|will be|'ll be) guaranteed to(?! (?:fail|break)\\b)`,
      'gi',
    ),
    text: 'A guarantee has its place in a contract. Say what you expect, and what it hangs on.',
    instead: ([found = '']) => {
      if (!/^(?:we|i)\b/i.test(found)) return undefined
      const who = /^we\b/i.test(found) ? 'we' : 'I'
      return `${/^[A-Z]/.test(found) ? who.replace('w', 'W') : who} expect that`
    },
  },
  {
    code: 'immediately',
    pattern: new RegExp(
      `\\b(?<=${WILL}(?: \\w+){0,6} )(?:immediately|instantly|at once|right away|straight away|right now)(?! (?:after|when|once|before|following|if)\\b)`,
      'gi',
    ),
    text: 'Nobody can keep it. Say what happens next and when they hear of it.',
    instead: () => 'next',
  },
  {
    code: 'certain',
    pattern: new RegExp(
      `\\b(?:${'will'}|'ll) (?:definitely|certainly|surely|absolutely|for sure|100 ?%)(?= \\w)`,
      'gi',
    ),
    text: 'Leaves no room to be wrong. Say what you expect.',
    instead: ([found = '']) => (found.startsWith("'") ? undefined : 'should'),
  },
  {
    code: 'never_again',
    pattern: /\b(?:will|'ll) never (?:ever )?(?:happen|occur|come back|be a problem) again\b/gi,
    text: 'Nobody knows that. Say what was changed so that it should not.',
    instead: () => 'should not happen again, because {{what_changed}}',
  },
  {
    code: 'reassurance',
    pattern:
      /\b(?:no worries|not to worry|(?:do not|don't|please don't) (?:you )?worry|rest assured|no problem|have no fear)\b(?=[^.!?\n]{0,60}\b(?:will|'ll|going to|fixed|solved|resolved|sorted)\b)/gi,
    text: 'Waves their worry away and promises an end. Say what is known, and when they hear from you next.',
  },
]

/** Such words in `own`, which holds its author's words alone, each with its place. */
export function loadedWordsIn(own: string): LoadedWord[] {
  return RULES.flatMap(({ code, pattern, text, instead }) =>
    [...own.matchAll(pattern)].map((found): LoadedWord => {
      const at = { start: found.index, end: found.index + found[0].length }
      const sentence = own.slice(Math.max(0, at.start - 160), at.start)
      const around = { before: sentence.slice(lastEnd(sentence)), after: own.slice(at.end, at.end + 40) }
      const better = instead?.(found, around)
      return { code, at, text, ...(better === undefined ? {} : { instead: better }) }
    }),
  ).toSorted((a, b) => a.at.start - b.at.start)
}

const lastEnd = (text: string): number => Math.max(...['.', '!', '?', '\n'].map((mark) => text.lastIndexOf(mark))) + 1
