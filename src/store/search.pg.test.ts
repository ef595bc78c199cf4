import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aNumber, aReply, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { noteOnTicket, receiveOnTicket, replyToTicket } from '../actions/ticket-verbs.ts'
import { searchTickets } from './lists.ts'

const company = testCompany()

async function search(text: string, limit = 20): Promise<number[]> {
  return (await searchTickets(company.tenant, text, limit)).map(({ ticket }) => ticket.number)
}

describe('the search finds', () => {
  test('words of subject, body, contact, external id and tags, in other forms too', async () => {
    const number = await aNumber(company, {
      subject: 'Exports are failing',
      body: 'The nightly job crashed.',
      contact: { name: 'Grace Hopper', email: null },
      source: 'elsewhere',
      externalId: 'INC0042',
      tags: ['sso'],
    })
    await aNumber(company)
    for (const text of ['exports', 'export fail', 'CRASHING', 'hopper', 'inc0042', 'sso', 'nightly exports']) {
      expect(await search(text), text).toEqual([number])
    }
  })

  test('words of replies, notes and messages, and words of several of them together', async () => {
    const number = await aNumber(company)
    const desk = await company.desk()
    await replyToTicket(desk, number, aReply('Please restart the indexer.'))
    await noteOnTicket(desk, number, { body: 'Smells of the memory leak.' })
    await receiveOnTicket(desk, number, {
      from: { name: 'Grace', email: null },
      body: 'Rebooting helped.',
      sentAt: null,
    })
    for (const text of ['indexer', 'leak', 'reboot', 'slow indexer leak reboot']) {
      expect(await search(text), text).toEqual([number])
    }
  })

  test.each([
    'sign-in',
    'max_result_window',
    'ops@acme.example',
    'https://acme.example/login/help',
    'api.acme.example',
    'E-1024',
    '"sign-in page"',
    'v8.14.3',
    '/var/log/syslog',
  ])('what is written with other characters than letters: %s', async (text) => {
    const words = 'The sign-in page of https://acme.example/login/help and api.acme.example, see /var/log/syslog'
    const number = await aNumber(company, {
      body: `${words}, breaks on v8.14.3 with max_result_window, E-1024; write to ops@acme.example.`,
    })
    await aNumber(company)
    expect(await search(text)).toEqual([number])
  })

  test('nothing where a word is missing, left out, or too common to be kept', async () => {
    await aNumber(company, { body: 'The indexer is slow.' })
    expect(await search('indexer restart')).toEqual([])
    expect(await search('indexer -slow')).toEqual([])
    for (const text of ['the', '', '   ', '"', '&|!', "'", '-', '<->', '(:*'])
      expect(await search(text), text).toEqual([])
  })

  test('either of two words', async () => {
    const [one, two] = [await aNumber(company, { subject: 'Zeppelin' }), await aNumber(company, { subject: 'Balloon' })]
    expect(await search('zeppelin or balloon')).toEqual([two, one])
    expect(await search('zeppelin -balloon')).toEqual([one])
  })
})

test('whatever is typed is a search, not an error', async () => {
  await aNumber(company, { body: 'Words <2> like & these | those' })
  const pieces = fc.constantFrom(
    '"',
    "'",
    '\\',
    '<->',
    '<2>',
    '!',
    '&',
    '|',
    '(',
    ')',
    ':*',
    '-',
    'or',
    ' ',
    'https://',
  )
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      await search(typed.join('').replaceAll('\0', ''))
    }),
    { numRuns: 200 },
  )
})

describe('of many tickets', () => {
  const fill = () =>
    manyTickets(company, 700, (n) => ({
      subject: n % 100 === 3 ? 'Rare zeppelin' : 'Common trouble',
      body: `No. ${n}`,
    }))

  test('the newest come first, as many as were asked for, of common words and of rare ones', async () => {
    await fill()
    const rare = [604, 504, 404, 304, 204, 104, 4]
    expect(await search('zeppelin')).toEqual(rare)
    expect(await search('zeppelin', 3)).toEqual(rare.slice(0, 3))
    expect(await search('zeppelin', 6)).toEqual(rare.slice(0, 6))
    expect(await search('trouble', 4)).toEqual([700, 699, 698, 697])
    const all = await search('trouble', 1000)
    expect(all).toEqual(Array.from({ length: 700 }, (_, n) => 700 - n).filter((number) => !rare.includes(number)))
  })

  test('a rare word of long ago is found among many numbers, the newest first', async () => {
    const old = [await aNumber(company, { subject: 'Zeppelin' }), await aNumber(company, { subject: 'Zeppelin' })]
    for (const next of [9_000, 20_000, 90_000]) {
      await company.owner.query('update counter set next = $1 where workspace_id = $2', [next, company.workspace.id])
      await aNumber(company)
    }
    expect(await search('zeppelin')).toEqual(old.toReversed())
    const young = await aNumber(company, { subject: 'Zeppelin' })
    expect(young).toBe(90_001)
    expect(await search('zeppelin')).toEqual([young, ...old.toReversed()])
    expect(await search('zeppelin', 2)).toEqual([young, old[1]])
    expect(await search('slow')).toEqual([90_000, 20_000, 9_000])
  })

  test('those of a neighbour are not among them', async () => {
    await fill()
    await company.freshWorkspace()
    expect(await search('zeppelin')).toEqual([])
    const number = await aNumber(company, { subject: 'Zeppelin' })
    expect(await search('zeppelin')).toEqual([number])
  })
})
