import { expect, test } from 'vitest'
import { NOON } from '../../../test/support/tickets.ts'
import type { AttentionItem } from '../attention/item.ts'
import { digestGroups } from './content.ts'

const aConcern = (version: number): AttentionItem =>
  ({
    kind: 'concern',
    ticket: { number: 7, subject: 'Search', priority: 'p1', accountId: null },
    version,
    at: NOON,
    by: null,
    what: 'Nobody can confirm the other view any more in your concern: They want their money back',
    dueAt: null,
  }) as never
const reading = { standing: { role: 'engineer', scopes: null }, nameOf: (handle: string) => handle } as const
const says = (items: readonly AttentionItem[]) =>
  digestGroups({ items, own: [], told: new Set() }, reading).flatMap(({ lines }) => lines.map((line) => line.says))

test('DIG-11, DIG-19: of a concern that waits for whoever raised it a mail says that, and not what it is about', () => {
  expect(says([aConcern(3)])).toEqual(['A concern of yours waits for you'])
  expect(says([aConcern(3), aConcern(5)])).toEqual(['2 concerns of yours wait for you'])
})
