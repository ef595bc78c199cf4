/** Repeatable chance: the same seed gives the same numbers on every machine. Not for secrets. */
import { must } from '../../domain/assert.ts'

/** The next number in [0, 1). */
export type Random = () => number

/** A Weyl sequence whose words are mixed by the finalizer of MurmurHash3; only 32 bit integers, so exact anywhere. */
export function seeded(seed: number): Random {
  let word = seed >>> 0
  return () => {
    word = (word + 0x9e3779b9) >>> 0
    let mixed = word
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
}

/** A sequence of its own for one purpose, so that drawing more numbers there changes nothing elsewhere. */
export const branch = (random: Random): Random => seeded(Math.floor(random() * 2 ** 32))

/** A whole number from `least` to `most`, both included. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

export const chance = (random: Random, probability: number): boolean => random() < probability

export const pick = <T>(random: Random, choices: readonly T[]): T =>
  must(choices[Math.floor(random() * choices.length)], 'there is something to choose from')

/** One of `choices`, each as likely as its weight says; weights are above zero. */
export function pickWeighted<T>(random: Random, choices: readonly T[], weight: (choice: T) => number): T {
  const total = choices.reduce((sum, choice) => sum + weight(choice), 0)
  let left = random() * total
  const found = choices.find((choice) => {
    left -= weight(choice)
    return left < 0
  })
  return must(found ?? choices.at(-1), 'there is something to choose from')
}

/** Usually near `least`, seldom near `most`: how waiting times are spread. */
export const skewed = (random: Random, least: number, most: number): number => {
  const part = random()
  return least + (most - least) * part * part * part
}
