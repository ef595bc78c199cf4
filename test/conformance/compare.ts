/** Whether an answer is the expected one. */
import { isDeepStrictEqual } from 'node:util'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equal in all that `expected` says: lists in every element, objects in the fields that it has. */
export function agrees(answer: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(answer) || answer.length !== expected.length) return false
    return expected.every((each, index) => agrees(answer[index], each))
  }
  if (!isFields(expected)) return isDeepStrictEqual(answer, expected)
  return isFields(answer) && Object.entries(expected).every(([name, value]) => agrees(answer[name], value))
}
