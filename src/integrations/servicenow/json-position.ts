/** Where a JSON text goes wrong: the parser of the runtime does not always say. */

interface TextPosition {
  /** Both count from 1. */
  readonly line: number
  readonly column: number
}

/** One token: a bracket or separator, a string, a number or a word. White space before it is skipped. */
const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

type Awaited = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or ]' | 'comma or }' | 'end'

interface Token {
  readonly kind: string
  readonly start: number
  readonly end: number
}

function tokenAt(text: string, offset: number): Token | undefined {
  TOKEN.lastIndex = offset
  const match = TOKEN.exec(text)
  if (match === null) return undefined
  const [whole, mark, string] = match
  const end = offset + whole.length
  const start = end - whole.trimStart().length
  return { kind: mark ?? (string === undefined ? 'scalar' : 'string'), start, end }
}

type Next = Awaited | 'opened' | 'closed' | 'complete'

const VALUE = { string: 'complete', scalar: 'complete', '{': 'opened', '[': 'opened' } as const

/** What each kind of token leads to, by what is awaited; a kind that is not there may not stand there. */
const GRAMMAR: Readonly<Record<Awaited, Readonly<Record<string, Next>>>> = {
  value: VALUE,
  'value or ]': { ...VALUE, ']': 'closed' },
  key: { string: 'colon' },
  'key or }': { string: 'colon', '}': 'closed' },
  colon: { ':': 'value' },
  'comma or ]': { ',': 'value', ']': 'closed' },
  'comma or }': { ',': 'key', '}': 'closed' },
  end: {},
}

/** What is awaited after a token, or undefined when it may not stand here. `open` lists the open brackets. */
function step(awaited: Awaited, kind: string, open: string[]): Awaited | undefined {
  const next = GRAMMAR[awaited][kind]
  if (next === 'opened') {
    open.push(kind)
    return kind === '{' ? 'key or }' : 'value or ]'
  }
  if (next === 'closed') open.pop()
  else if (next !== 'complete') return next
  if (open.length === 0) return 'end'
  return open.at(-1) === '{' ? 'comma or }' : 'comma or ]'
}

function offenceOffset(text: string): number {
  const open: string[] = []
  let awaited: Awaited | undefined = 'value'
  let offset = 0
  for (let token = tokenAt(text, offset); token !== undefined; token = tokenAt(text, offset)) {
    awaited = step(awaited, token.kind, open)
    if (awaited === undefined) return token.start
    offset = token.end
  }
  return text.length - text.slice(offset).replace(/^[ \t\r\n]+/, '').length
}

/** The first place in `text`, which is not JSON, where it stops being the beginning of any JSON. */
export function jsonOffence(text: string): TextPosition {
  const before = text.slice(0, offenceOffset(text)).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
