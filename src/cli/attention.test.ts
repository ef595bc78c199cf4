import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../test/support/cli.ts'
import { Attention } from '../contract/attention.ts'

const item = {
  kind: 'mention',
  version: 17,
  ticket: { number: 42, subject: 'Search is slow', account: null, priority: 'p1', status: 'open' },
  at: '2026-03-02T11:50:00.000Z',
  by: { handle: 'mara', name: 'Mara' },
  what: 'mentioned you in a note',
  why: 'The note names you.',
  as: 'mentioned',
  excerpt: '@eve look',
  dueAt: null,
  lasts: false,
  done: null,
} as const
const promise = {
  ...item,
  kind: 'promise',
  version: 1,
  by: null,
  what: 'The first response is late',
  why: 'You own it.',
  as: 'owner',
  excerpt: null,
  dueAt: '2026-03-02T11:00:00.000Z',
  lasts: true,
} as const
const list = Attention.parse({ asOf: '2026-03-02T12:00:00.000Z', open: 2, items: [promise, item], more: false })
const marked = { items: [{ kind: 'mention', number: 42, version: 17 }], open: 1 }
const LIST = { 'GET /attention?state=open': list, 'GET /attention?state=done': { ...list, items: [item] } }

test('attention: what needs whoever asks', async () => {
  expect(await help('attention')).toMatchInlineSnapshot(`
    "Usage: topline attention [options] [command]

    show what needs you beside the queue: mentions, hand-offs, answers, promises about to break

    Options:
      --done                     what you dealt with in the last 30 days
      --help                     show how to use it

    Commands:
      done [options] [items...]  be done with items; what waits for you goes when you have dealt with it"
  `)
  const ran = await topline(['attention'], { answers: LIST })
  expect(ran.stdout).toMatchInlineSnapshot(`
    "item     #  what                       on              why                                      when
    –      #42  The first response is la…  Search is slow  You own it.          due 2026-03-02 11:00 UTC
    42.17  #42  Mara mentioned you in a…   Search is slow  The note names you.                   10m ago
    "
  `)
  const none = await topline(['attention'], {
    answers: { 'GET /attention?state=open': { ...list, open: 0, items: [] } },
  })
  expect(none.stdout.trim()).toBe('Nothing needs you.')
})

describe('ATN-10: attention done', () => {
  const answers = { ...LIST, 'GET /attention': list, 'POST /attention/done': marked }

  test.each([
    [['42.17'], { items: marked.items, done: true }, 'Done with 1 item; 1 left.'],
    [['#42.17', '--undo'], { items: marked.items, done: false }, '1 item back in the list; 1 left.'],
    [['--all'], { upTo: list.asOf }, 'Done with 1 item; 1 left.'],
  ])('%j', async (words, body, says) => {
    const ran = await topline(['attention', 'done', ...words], { answers })
    expect(ran.stdout.trim()).toBe(says)
    expect(sent(ran)).toMatchObject(body)
  })

  test.each([
    [[], 'Name items such as 42.17, or give --all.'],
    [['42.17', '--all'], 'Name items such as 42.17, or give --all.'],
    [['--all', '--undo'], 'Name the items that you are not done with after all.'],
    [['9.9'], 'There is no item 9.9 in the list.'],
    [['soon'], 'Name an item as the list does, such as 42.17.'],
  ])('%j is refused', async (words, says) => {
    const ran = await topline(['attention', 'done', ...words], { answers })
    expect(ran.exit).toBe(2)
    expect(ran.stderr).toContain(says)
  })
})
