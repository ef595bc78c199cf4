/** How every error is answered: RFC 9457 problem details with a code for machines. */
import { z } from 'zod'
import { REFUSAL_CODES } from '../domain/refusal.ts'

/** Codes of answers that are not refusals of the domain. */
export const EDGE_CODES = [
  'body_too_large',
  'csrf_refused',
  'forbidden_host',
  'internal',
  'invalid_input',
  'malformed_json',
  'not_found',
  'not_ready',
  'not_signed_in',
  'too_many_requests',
  'unsupported_media_type',
] as const

export const ProblemCode = z.enum([...REFUSAL_CODES, ...EDGE_CODES])
export type ProblemCode = z.infer<typeof ProblemCode>

export const Problem = z.object({
  type: z.string().describe('A relative address that names the problem; ends in the code.'),
  title: z.string(),
  status: z.number().int(),
  code: ProblemCode,
  detail: z.string().describe('What is wrong, then what to do.'),
  fields: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe('Where the input is not as expected.'),
  details: z.record(z.string(), z.unknown()).optional().describe('Facts to act on, such as what changed since.'),
})
export type Problem = z.infer<typeof Problem>

/** What is wrong with a document or with answers, each fault with its place or field. */
export const Faults = z.array(
  z.union([
    z.object({ place: z.string(), text: z.string() }).transform(({ place, text }) => ({ path: place, message: text })),
    z.object({ field: z.string(), text: z.string() }).transform(({ field, text }) => ({ path: field, message: text })),
  ]),
)
