/** Amounts of money in a text, in figures or written out, and words for what a customer is worth to us. */
import { internalFacts } from '../writing/internal-text.ts'

/** Codes that are words of programs and of lists as well: `SELECT TOP 10`, `ALL 3 nodes`, `XXX 5`. */
const WORDS_TOO: ReadonlySet<string> = new Set([
  'ALL',
  'BAM',
  'CUP',
  'GEL',
  'MAD',
  'MOP',
  'PEN',
  'SOS',
  'TOP',
  'XTS',
  'XXX',
])
const CODES = Intl.supportedValuesOf('currency').filter((code) => !WORDS_TOO.has(code))
const CODE = CODES.join('|')
// `TRY 3 times` asks for something.
const CODE_BEFORE = CODES.filter((code) => code !== 'TRY').join('|')

// Bounded, so that a long row of digits is gone over once.
const NUMBER = "\\d(?:[\\d.,'’ ]{0,30}\\d)?"
const SCALE =
  'k|m|mn|mln|bn|tsd\\.?|mio\\.?|mrd\\.?|hundred|thousand|million|billion|trillion|lakh|crore|hundert|tausend|million(?:en)?|milliarden?'
const MANY = `(?: ?(?:${SCALE})(?![\\p{L}\\p{N}]))?`
const MANY_AS_WRITTEN = `(?: ?(?:[kKmM]|${SCALE}|Tsd\\.?|Mio\\.?|Mrd\\.?)(?![\\p{L}\\p{N}]))?`
const SIGN = '[€£¥₹₩₽₺₪₴₫฿]'
const COUNTRY = '(?:us|u\\.s\\.|canadian|australian|hong kong|swiss|british|danish|swedish|norwegian|czech|indian) '
const NAME = [
  'dollars?|bucks?|euros?|cents?|pounds?|quid|pence|francs?|franken|yen|yuan|renminbi|rupees?|rupien|kr',
  'kron(?:e|en|er|a|or)|korun[ay]?|z[lł]ot(?:y|ys|ych)|pesos?|reais|roubles?|rubles?|rubel|shekels?|forints?|baht|dirhams?',
].join('|')
/** "Two dollar signs" are characters, and "ten grand totals" are sums. */
const CURRENCY = `(?:(?:${COUNTRY})?(?:${NAME})(?! (?:sign|symbol|character|key)s?(?!\\p{L}))|grand(?! (?:total|piano|master)))(?!\\p{L})`

const FIGURE =
  'half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const LARGE = 'tens?|dozens?|hundreds?|thousands?|millions?|billions?|trillions?'
const SOME = 'an? (?:few|couple|quarter|dozen|hundred|thousand|million|billion)|several|some'
const FIGURES = `(?:${SOME}|${FIGURE}|${TENS}|${LARGE})`

const AMOUNTS = [
  new RegExp(`${SIGN} ?${NUMBER}${MANY}`, 'giu'),
  new RegExp(`${NUMBER}${MANY} ?${SIGN}`, 'giu'),
  // `$1` alone is a place in a script.
  new RegExp(`\\$ ?(?:\\d[\\d.,'’]{0,30}\\d${MANY}|\\d ?(?:(?:${SCALE})(?!\\p{L})|(?:per|a)\\b))`, 'giu'),
  new RegExp(`\\b(?:US|CA|AU|NZ|HK|SG|MX|NT) ?\\$ ?${NUMBER}${MANY_AS_WRITTEN}`, 'gu'),
  /\b(?:pa(?:y|ys|id|ying)|costs?|worth|charged?|spends?|spent|owes?|refund(?:ed)?|priced? (?:at|of)) (?:(?:about|only|over|them|us) )?\$ ?\d(?!\w|[.,'’]\d)/giu,
  new RegExp(`${NUMBER}${MANY} ?\\$(?![\\w{(])`, 'giu'),
  new RegExp(`\\b(?:${CODE_BEFORE}) ?${NUMBER}${MANY_AS_WRITTEN}`, 'gu'),
  new RegExp(`\\bRs\\.? ?${NUMBER}${MANY_AS_WRITTEN}`, 'gu'),
  new RegExp(`${NUMBER}${MANY_AS_WRITTEN} ?(?:${CODE})\\b`, 'gu'),
  new RegExp(`${NUMBER}${MANY}[ -]?${CURRENCY}`, 'giu'),
  new RegExp(
    `(?<!\\p{L})${FIGURES}(?:(?:[ -]|,? and | of )${FIGURES}){0,12}(?:[ -]| of )(?:${CURRENCY}|(?:${CODE})\\b)`,
    'giu',
  ),
  // Numbers of other languages grow together: zwölftausend Euro.
  new RegExp(`(?<!\\p{L})\\p{L}{0,40}(?:hundert|tausend|millionen|milliarden?) ${CURRENCY}`, 'giu'),
]

/** Without what stands within a longer one. */
const outermost = (found: readonly string[]): string[] =>
  found.filter((each) => !found.some((other) => other !== each && other.includes(each)))

/** Each of them as the text has it. */
export function moneyIn(original: string): string[] {
  const text = original.normalize('NFKC')
  const amounts = AMOUNTS.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found.trim()))
  const facts = internalFacts(text).map(({ at }) => text.slice(at.start, at.end))
  return [...new Set([...outermost(amounts), ...facts])]
}
