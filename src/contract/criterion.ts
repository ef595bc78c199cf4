/** A criterion of a ladder on the wire: one of `all`, `any`, `not`, `is`, `atLeast`, `below`, nested. */
import { z } from 'zod'
import type { Condition } from '../domain/severity/document.ts'

/** Deeper than any criterion that is taken (SEV-10), and shallow enough to walk. */
const MOST_NESTED = 10

interface Misfit {
  readonly path: readonly (string | number)[]
  readonly message: string
}

const misfit = (path: Misfit['path'], message: string): Misfit[] => [{ path, message }]

const isAnswer = (value: unknown): boolean =>
  typeof value === 'boolean' || typeof value === 'number' || (typeof value === 'string' && value.length <= 60)

type Read = (value: unknown, path: Misfit['path'], depth: number) => Misfit[]

const list: Read = (value, path, depth) => {
  if (!Array.isArray(value) || value.length > 50) return misfit(path, 'List at most 50 criteria.')
  return value.flatMap((each: unknown, index) => misfits(each, [...path, index], depth + 1))
}

const is: Read = (value, path) => {
  const isSound =
    Array.isArray(value) && value.length <= 51 && typeof value[0] === 'string' && value.slice(1).every(isAnswer)
  return isSound ? [] : misfit(path, 'Write ["question", answer], with one answer or several.')
}

const percent: Read = (value, path) => {
  const isSound =
    Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number'
  return isSound ? [] : misfit(path, 'Write ["question", percent].')
}

const READS: Readonly<Record<string, Read>> = {
  all: list,
  any: list,
  not: (value, path, depth) => misfits(value, path, depth + 1),
  is,
  atLeast: percent,
  below: percent,
}

function misfits(value: unknown, path: Misfit['path'], depth: number): Misfit[] {
  if (depth > MOST_NESTED) return misfit(path, 'Nest it less deeply.')
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
  const [entry] = entries
  const read = entry && Object.hasOwn(READS, entry[0]) ? READS[entry[0]] : undefined
  if (!entry || entries.length > 1 || !read) {
    return misfit(path, `Write one of ${Object.keys(READS).join(', ')}.`)
  }
  return read(entry[1], [...path, entry[0]], depth)
}

/** Told to other programs as an object; its parts are checked here, because a shape that holds itself cannot be told. */
export const Criterion = z
  .record(z.string(), z.unknown())
  .superRefine((value, context) => {
    for (const { path, message } of misfits(value, [], 1)) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })
  .describe(
    'One of {"all": […]}, {"any": […]}, {"not": …}, {"is": ["question", answer, …]}, {"atLeast": ["question", percent]}, {"below": ["question", percent]}.',
  ) as unknown as z.ZodType<Condition, Condition>
