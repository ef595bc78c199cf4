import { expect, test } from 'vitest'
import { z } from 'zod'
import { fitted, Slug, TicketNumber } from './shape.ts'

const says = (shape: z.ZodType, input: unknown): string | undefined => {
  const read = fitted(shape, input)
  return 'misfits' in read ? read.misfits.map(({ path, message }) => `${path}: ${message}`).join(' | ') : undefined
}

const Form = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('hold') }),
  z.object({ verb: z.literal('solve') }),
])

test.each([
  [z.object({ a: z.string() }), {}, 'a: is needed: a text'],
  [z.object({ a: z.date() }), {}, 'a: is needed'],
  [z.date(), 'x', ': is of another kind than it has to be'],
  [TicketNumber, 'abc', ': must be a number'],
  [z.int(), 1.5, ': must be a whole number'],
  [z.string().min(1), '', ': Write something.'],
  [z.string().min(3), 'ab', ': Write at least 3 characters.'],
  [z.string().max(2000), 'x'.repeat(2001), ': Write at most 2,000 characters.'],
  [z.array(z.string()).min(1), [], ': Give at least one.'],
  [z.array(z.string()).min(2), [], ': Give at least 2.'],
  [z.array(z.string()).max(1), ['a', 'b'], ': Give at most 1.'],
  [z.number().min(0), -1, ': Give 0 or more.'],
  [z.number().gt(0), 0, ': Give more than 0.'],
  [z.number().max(100), 101, ': Give 100 or less.'],
  [z.number().lt(1), 1, ': Give less than 1.'],
  [z.number().multipleOf(5), 4, ': Give a multiple of 5.'],
  [z.enum(['a', 'b']), 'c', ': Choose one of: a, b.'],
  [z.object({ a: z.enum(['x', 'y']) }), {}, 'a: is needed: one of x, y'],
  [z.literal('a'), 'b', ': must be "a"'],
  [z.iso.date(), 'x', ': Write a day as 2026-03-05.'],
  [z.iso.datetime({ offset: true }), 'x', ': Write a time with its offset, such as 2026-03-05T12:00:00Z.'],
  [z.email(), 'x', ': Write a mail address, such as ann@acme.example.'],
  [z.url(), 'x', ': Write a whole address, such as https://acme.example/page.'],
  [z.uuid(), 'x', ': Give the id as it was told.'],
  [z.string().regex(/^a$/), 'x', ': is not written as it has to be'],
  [z.strictObject({}), { a: 1 }, ': There is no "a" here. Leave it out.'],
  [z.strictObject({}), { a: 1, b: 1 }, ': There are no "a", "b" here. Leave them out.'],
  [Form, { verb: 'skip' }, 'verb: Choose one of: hold, solve.'],
  [Form, {}, 'verb: is needed: one of hold, solve'],
  [Slug, 'A B', ': Use lower-case letters, digits, - and _.'],
])('HTTP-5: what does not fit is told as what to write (%#)', (shape, input, expected) => {
  expect(says(shape, input)).toBe(expected)
})
