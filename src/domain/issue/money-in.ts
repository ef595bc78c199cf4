/** Amounts of money in a text, and words for what a customer is worth to us. */
import { internalFacts } from '../writing/internal-text.ts'

const CURRENCIES = Intl.supportedValuesOf('currency').join('|')
const NUMBER = "\\d(?:[\\d.,'’ ]*\\d)?"
const MANY = '(?: ?(?:k|m|mn|bn|thousand|million|billion)\\b)?'
const SIGN = '[€£¥₹₩₽₺₪]'

const AMOUNTS = [
  new RegExp(`${SIGN} ?${NUMBER}${MANY}`, 'giu'),
  new RegExp(`${NUMBER}${MANY} ?${SIGN}`, 'giu'),
  // `$1` alone is a place in a script.
  new RegExp(`\\$ ?(?:\\d[\\d.,'’]*\\d${MANY}|\\d ?(?:k|m|mn|bn|thousand|million|billion|per|a)\\b)`, 'giu'),
  new RegExp(`${NUMBER}${MANY} ?\\$(?![\\w{(])`, 'giu'),
  new RegExp(`\\b(?:${CURRENCIES}) ?${NUMBER}(?: ?(?:[kKmM]|mn|bn|thousand|million|billion)\\b)?`, 'gu'),
  new RegExp(`${NUMBER}(?: ?(?:[kKmM]|mn|bn|thousand|million|billion))? ?(?:${CURRENCIES})\\b`, 'gu'),
  new RegExp(
    `${NUMBER}${MANY} (?:us |canadian |australian )?(?:dollars?|bucks|euros?|pounds?|francs?|yen|rupees?)\\b`,
    'giu',
  ),
]

/** Each of them as the text has it. */
export function moneyIn(original: string): string[] {
  const text = original.normalize('NFKC')
  const amounts = AMOUNTS.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found.trim()))
  const facts = internalFacts(text).map(({ at }) => text.slice(at.start, at.end))
  return [...new Set([...amounts, ...facts])]
}
