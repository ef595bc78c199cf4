/** The code that a person compares: letters that are not mistaken for one another and make no words. */
import { randomInt } from 'node:crypto'

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const HALF = 4

const half = (): string => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** Such as `BCDF-GHJK`, one of 25 billion. */
export const newCode = (): string => `${half()}-${half()}`

/** A code as people type it: in any case, with or without what stands between. */
export function readCode(text: string): string {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '')
  return `${letters.slice(0, HALF)}-${letters.slice(HALF)}`
}
