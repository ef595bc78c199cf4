/** Text as people write it, for searching: a few words stand in nearly every message, most stand in hardly any. */
import type { Random } from '../src/local/demo/random.ts'

const VOCABULARY = 5_000
const SYLLABLES = [
  'ba',
  'co',
  'di',
  'fu',
  'ga',
  'he',
  'ki',
  'lo',
  'mu',
  'na',
  'po',
  'qua',
  'ri',
  'so',
  'tu',
  've',
  'zo',
]

/** The word of rank `rank`, 0 the most frequent; ends in `x`, so that no stemmer joins two of them. */
function wordOf(rank: number): string {
  let word = ''
  for (let left = rank + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length)) {
    word += SYLLABLES[left % SYLLABLES.length]
  }
  return `${word}x`
}

/** Zipf: the word of rank r comes up 1/(r+1) times as often as the first. */
const shares = Array.from({ length: VOCABULARY }, (_, rank) => 1 / (rank + 1))
const total = shares.reduce((sum, share) => sum + share, 0)
let sum = 0
const upTo = shares.map((share) => {
  sum += share / total
  return sum
})

function anyWord(random: Random): string {
  const at = random()
  let low = 0
  let high = VOCABULARY - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] ?? 1) < at) low = middle + 1
    else high = middle
  }
  return wordOf(low)
}

/** `count` words with spaces between. */
export const someWords = (random: Random, count: number): string =>
  Array.from({ length: count }, () => anyWord(random)).join(' ')

/** Queries by how many tickets hold them. */
export const QUERIES = {
  common: [wordOf(0), wordOf(1), wordOf(2)],
  medium: [wordOf(200), wordOf(300), wordOf(400)],
  rare: [wordOf(4_600), wordOf(4_800), wordOf(4_990)],
  two: [`${wordOf(5)} ${wordOf(40)}`, `${wordOf(3)} ${wordOf(900)}`, `${wordOf(250)} ${wordOf(350)}`],
} as const
