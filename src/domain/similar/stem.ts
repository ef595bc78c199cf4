/** Forms of an English word brought together: enough for comparing tickets, no grammar. */

const VOWEL = /[aeiouy]/
/** Letters that stay double: `stall`, `less`, `buzz`. */
const KEPT_DOUBLE = /[lsz]$/

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

function undoubled(stem: string): string {
  const last = stem.at(-1)
  return last !== undefined && last === stem.at(-2) && !KEPT_DOUBLE.test(stem) ? stem.slice(0, -1) : stem
}

/** `word` without `ending` where enough is left to be a word. */
function without(word: string, ending: string, least: number): string | undefined {
  if (!word.endsWith(ending)) return undefined
  const stem = word.slice(0, -ending.length)
  return stem.length >= least && VOWEL.test(stem) ? stem : undefined
}

function uninflected(word: string): string {
  const stem = without(word, 'ing', 3) ?? without(word, 'ed', 3)
  return stem === undefined ? word : undoubled(stem)
}

const underived = (word: string): string =>
  without(word, 'ation', 4) ?? without(word, 'ment', 4) ?? (/[st]ion$/.test(word) ? word.slice(0, -3) : word)

/** What the forms of `word` share: `crashes`, `crashed` and `crashing` give `crash`. Lower case; what holds a digit and
 *  what is short stays as it is (SIM-1). */
export function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const stem = underived(uninflected(singular(word)))
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}
