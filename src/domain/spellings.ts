/** The same name in other spellings: composed or not, wide or narrow letters, any case, and what stands between words. */

/** What is looked at at once: much that has one form only, or letters whose forms go together: a base with its marks, and
 *  the parts of a Korean syllable. */
const LETTERS =
  /[\0-\x7f]+(?![\p{M}\uff9e\uff9f])|[\u1100-\u115f][\u1160-\u11ff]*|[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gsu
/** Characters that are not seen, within a word. */
const UNSEEN = /\u00ad|\u200c|\u200d|\u2060/gu
const ASCII = /^[\0-\x7f]*$/u

const anyCase = (text: string): string => text.toUpperCase().toLowerCase()
const sameCase = (text: string): string => text

const formed = (letters: string, letterCase: (text: string) => string): string =>
  letterCase(letters.replace(UNSEEN, '').normalize('NFKC')).normalize('NFKC')

/** A text as it is compared, and where each of its characters came from. */
interface Folded {
  readonly text: string
  /** Beginning in the original of what each character was made of, and the end of the original. */
  readonly from: readonly number[] | null
}

function folded(original: string, letterCase: (text: string) => string): Folded {
  if (ASCII.test(original)) return { text: letterCase(original), from: null }
  let text = ''
  const from: number[] = []
  for (const { 0: letters, index } of original.matchAll(LETTERS)) {
    const simple = ASCII.test(letters)
    const plain = simple ? letterCase(letters) : formed(letters, letterCase)
    for (let at = 0; at < plain.length; at++) from.push(simple ? index + at : index)
    text += plain
  }
  from.push(original.length)
  return { text, from }
}

/** Something sought in texts, however it is spelled there. */
export class Sought {
  private readonly pattern: RegExp
  private readonly letterCase: (text: string) => string

  /** `source` is matched against texts that are folded; with `exact`, case counts. */
  constructor(source: string, exact: boolean) {
    this.pattern = new RegExp(source, 'gu')
    this.letterCase = exact ? sameCase : anyCase
  }

  /** `original` with `by` wherever it stands. */
  replace(original: string, by: string): string {
    const { text, from } = folded(original, this.letterCase)
    if (from === null && this.letterCase === sameCase) return original.replace(this.pattern, () => by)
    let rest = ''
    let done = 0
    for (const { 0: match, index } of text.matchAll(this.pattern)) {
      const end = index + match.length
      const [begins, ends] = from === null ? [index, end] : placed(from, index, end)
      if (begins >= done) rest += original.slice(done, begins) + by
      done = Math.max(done, ends)
    }
    return rest + original.slice(done)
  }
}

/** Where a match lies in the original; the end takes in the whole of the letters that it ends within. */
function placed(from: readonly number[], begin: number, end: number): [begins: number, ends: number] {
  const last = from[end - 1] ?? 0
  let after = end
  while (from[after] === last) after += 1
  return [from[begin] ?? 0, from[after] ?? last]
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const plainly = (text: string): string => folded(text, anyCase).text

/** What stands between the words of a name: spaces of all kinds, hyphens and dashes, `_`, `.`, and spaces in HTML and in
 *  addresses of the web. */
const BETWEEN = '(?:[\\s\\u200b\\p{Pd}\\u2212\\u2043_.]|&nbsp;|&#160;|&#xa0;|%20)'
const words = (name: string): string[] => name.split(new RegExp(`${BETWEEN}+`, 'u')).filter((word) => word !== '')

/** The words of a name in their order, of `Last, First` in that of `First Last`; of what has none, all of it. */
function ordered(name: string): string[] {
  const [last = '', first = '', ...more] = name.split(',')
  const found = first.trim() !== '' && more.length === 0 ? words(`${first} ${last}`) : words(name)
  return found.length > 0 ? found : [name.trim()]
}

/** Whether two names are one in other spellings. */
export const sameName = (a: string, b: string): boolean =>
  ordered(plainly(a)).join(' ') === ordered(plainly(b)).join(' ')

/** Whether two addresses are one. */
export const sameAddress = (a: string, b: string): boolean => plainly(a.trim()) === plainly(b.trim())

/** A full name by itself, in any case and with anything between its words, and as `Last, First`; a single name only as it
 *  is written, because "Will" is a name and "will" is not. */
export function soughtName(name: string): Sought {
  const exact = ordered(name).length < 2
  const parts = ordered(exact ? folded(name, sameCase).text : plainly(name)).map(literally)
  const joined = (some: readonly string[]) => some.join(`${BETWEEN}+`)
  const turned = parts.slice(1).map((_, index) => {
    const [first, last] = [parts.slice(0, index + 1), parts.slice(index + 1)]
    return `${joined(last)}${BETWEEN}*,${BETWEEN}*${joined(first)}`
  })
  return new Sought(`(?<![\\p{L}\\p{N}])(?:${[joined(parts), ...turned].join('|')})(?![\\p{L}\\p{N}])`, exact)
}

/** The address wherever it stands by itself: not as the end of a longer one, nor as the beginning of another domain. */
export function soughtAddress(email: string): Sought {
  const address = literally(plainly(email.trim())).replace('@', '(?:@|%40)')
  return new Sought(`(?<![\\p{L}\\p{N}._%+-])${address}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, false)
}
