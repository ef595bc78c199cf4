/** What does not fit its shape, in words for whoever wrote it: what to write, not which check failed (HTTP-5). */
import type { z } from 'zod'

type Of<Issue extends z.core.$ZodIssue> = z.core.$ZodRawIssue<Issue>

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'Write a day as 2026-03-05.',
  datetime: 'Write a time with its offset, such as 2026-03-05T12:00:00Z.',
  email: 'Write a mail address, such as ann@acme.example.',
  url: 'Write a whole address, such as https://acme.example/page.',
  uuid: 'Give the id as it was told.',
}

/** More than these are not listed. */
const MOST_CHOICES = 40

const count = (number: unknown): string => Number(number).toLocaleString('en-US')

function chosenFrom(choices: readonly unknown[], input: unknown): string {
  const [only] = choices
  if (choices.length === 1) return `must be ${JSON.stringify(only)}`
  const list = choices.length > MOST_CHOICES ? '' : choices.map(String).join(', ')
  if (input === undefined) return list === '' ? 'is needed' : `is needed: one of ${list}`
  return list === '' ? 'is none of those that are known' : `Choose one of: ${list}.`
}

function ofKind(expected: string, input: unknown): string {
  const kind = KINDS[expected]
  if (input === undefined) return kind === undefined ? 'is needed' : `is needed: ${kind}`
  return kind === undefined ? 'is of another kind than it has to be' : `must be ${kind}`
}

function leastWords({ origin, minimum, inclusive = true }: Of<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'string') return minimum === 1 ? 'Write something.' : `Write at least ${count(minimum)} characters.`
  if (origin === 'array' || origin === 'set') {
    return minimum === 1 ? 'Give at least one.' : `Give at least ${count(minimum)}.`
  }
  return inclusive ? `Give ${count(minimum)} or more.` : `Give more than ${count(minimum)}.`
}

function mostWords({ origin, maximum, inclusive = true }: Of<z.core.$ZodIssueTooBig>): string {
  if (origin === 'string') return `Write at most ${count(maximum)} characters.`
  if (origin === 'array' || origin === 'set') return `Give at most ${count(maximum)}.`
  return inclusive ? `Give ${count(maximum)} or less.` : `Give less than ${count(maximum)}.`
}

function unknownKeys(keys: readonly string[]): string {
  const names = keys.map((key) => `"${key}"`).join(', ')
  return keys.length === 1 ? `There is no ${names} here. Leave it out.` : `There are no ${names} here. Leave them out.`
}

/** Of several forms a word in the input says which it is. */
function formWords(issue: Of<z.core.$ZodIssueInvalidUnion>): string {
  const options = issue.inclusive === false ? undefined : issue.options
  if (options === undefined || issue.discriminator === undefined) return 'is of no form that is known here'
  const { [issue.discriminator]: said } = Object(issue.input) as Readonly<Record<string, unknown>>
  return chosenFrom(options, said)
}

/** The words for an issue whose shape has none of its own. */
export function misfitWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return ofKind(issue.expected, issue.input)
    case 'invalid_value':
      return chosenFrom(issue.values, issue.input)
    case 'too_small':
      return leastWords(issue)
    case 'too_big':
      return mostWords(issue)
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'is not written as it has to be'
    case 'not_multiple_of':
      return `Give a multiple of ${issue.divisor}.`
    case 'unrecognized_keys':
      return unknownKeys(issue.keys)
    case 'invalid_union':
      return formWords(issue)
    default:
      return 'is not as it has to be'
  }
}
