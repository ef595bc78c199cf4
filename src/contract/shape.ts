/** Small shapes that several wire shapes share. */
import { z } from 'zod'
import { misfitWords } from './misfit-words.ts'

const [FIRST, LAST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

/** ISO 8601 with an offset, as every instant is sent; in the years that can be written so. */
export const InstantText = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= FIRST && Date.parse(text) <= LAST, 'Give a time in the years 1 to 9999.')
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'Use lower-case letters, digits, - and _.')
/** A tag or a product area as people write it: capitals become small letters, spaces hyphens (TAG-8). */
export const Tag = z
  .string()
  .overwrite((text) => text.trim().toLowerCase().replaceAll(/\s+/g, '-'))
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'Use letters, digits, - and _.')
/** Each of them once. */
export const TagSlugs = z
  .array(Tag)
  .max(20)
  .overwrite((tags) => [...new Set(tags)])
/** A sentence a person writes as a reason. */
export const Reason = z.string().trim().min(3, 'Write at least 3 characters.').max(500, 'Write at most 500 characters.')
/** Text of a message; a hundred kilobytes is more than any mail anybody reads. */
export const Body = z.string().trim().min(1, 'Write something.').max(100_000, 'Write at most 100,000 characters.')
/** HTML of a mail, as it came; what is kept of it is made safe first. */
export const Html = z
  .string()
  .min(1)
  .max(500_000, 'Write at most 500,000 characters.')
  .describe('As its mail laid it out; what is safe of it is kept beside the text.')
export const SomeText = Body.optional().describe('Its text; made of the HTML when left out.')

/** A message says something, in one way or both. */
export const SAYS_SOMETHING = {
  says: ({ body, html }: { readonly body?: string | undefined; readonly html?: string | undefined }) =>
    body !== undefined || html !== undefined,
  otherwise: {
    path: ['body'],
    error: 'Write something: a body, html, or both.',
    // Told beside what else does not fit.
    when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
  },
}

export const TicketNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
export const Email = z.email().max(320)
export const Contact = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: Email.nullable().default(null),
})

/** Which account a ticket is of; null stands in its place for those who may not see names. */
export const TicketAccount = z.object({ id: z.string(), slug: z.string(), name: z.string() })
export type TicketAccount = z.infer<typeof TicketAccount>

z.config({ customError: misfitWords })

/** What of an input does not fit its shape, and where. */
export interface Misfit {
  readonly path: string
  readonly message: string
}

/** As much of an issue of zod as is told. */
export interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** Of one of several shapes: what each of them complains of. */
  readonly errors?: readonly (readonly Issue[])[] | undefined
}

/** Where the input does not fit; of several shapes it might have had, as the one sees it that complains least. */
export function misfitsOf({ path, message, errors = [] }: Issue, before = ''): Misfit[] {
  const here = [before, ...path].filter((part) => part !== '').join('.')
  const [nearest] = errors.toSorted((a, b) => a.length - b.length)
  return nearest ? nearest.flatMap((issue) => misfitsOf(issue, here)) : [{ path: here, message }]
}

/** An input as its shape reads it, or why it cannot be read. */
export type Fitted<Value> = { readonly value: Value } | { readonly misfits: readonly Misfit[] }

/** Reads `input` by `shape`, and throws nothing. */
export function fitted<Shape extends z.ZodType>(shape: Shape, input: unknown): Fitted<z.output<Shape>> {
  const read = shape.safeParse(input)
  if (read.success) return { value: read.data }
  return { misfits: read.error.issues.flatMap((issue) => misfitsOf(issue as Issue)) }
}
