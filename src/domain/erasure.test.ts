import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ERASED, Eraser, namesOf, peopleIn, pseudonymOf, type Told } from './erasure.ts'
import type { Contact, TicketChange } from './ticket-event.ts'

const EMAIL = 'ann.lee@acme.example'
const eraser = new Eraser({ email: EMAIL, names: ['Ann', 'Ann Lee', 'Will', 'Zoë  Ångström'] }, 'Erased person 0000ab')

describe('ERA-1: what is taken from a text', () => {
  test.each([
    ['write to ann.lee@acme.example.', `write to ${ERASED}.`],
    ['<ANN.LEE@Acme.Example>', `<${ERASED}>`],
    ['mailto:ann.lee@acme.example?subject=x', `mailto:${ERASED}?subject=x`],
    ['https://a.example/?u=ann.lee%40acme.example&x=1', `https://a.example/?u=${ERASED}&x=1`],
    ['"ann.lee@acme.example"', `"${ERASED}"`],
    ['ann.lee@acme.example,ann.lee@acme.example', `${ERASED},${ERASED}`],
    ['joann.lee@acme.example', 'joann.lee@acme.example'],
    // Of the address of somebody else, the full name goes nevertheless.
    ['x+ann.lee@acme.example', `x+${ERASED}@acme.example`],
    ['ann.lee@acme.example.org', `${ERASED}@acme.example.org`],
    ['ann.lee@acme.examples', `${ERASED}@acme.examples`],
    ['annxlee@acme.example', 'annxlee@acme.example'],
    ['Dear ANN  LEE,', `Dear ${ERASED},`],
    ['Ann\nLee', ERASED],
    ['Ann Leese and Joann Lee', `${ERASED} Leese and Joann Lee`],
    ['zoë ångström', ERASED],
    ['Will will not', `${ERASED} will not`],
    ['Willow', 'Willow'],
    ['', ''],
    ['Zoe\u0308 A\u030angstro\u0308m', ERASED],
    ['von ZOE\u0308\u00a0\u00c5NGSTR\u00d6M, hier', `von ${ERASED}, hier`],
    ['\uff21\uff4e\uff4e\u3000\uff2c\uff45\uff45!', `${ERASED}!`],
    ['An\u00adn Lee\u200b', `${ERASED}\u200b`],
    ['Ann\u00a0Lee, Ann\u202fLee, Ann \t\n Lee', `${ERASED}, ${ERASED}, ${ERASED}`],
    ['ann-lee ann\u2010lee ann\u2011lee ann\u2013lee ann \u2014 lee', Array(5).fill(ERASED).join(' ')],
    ['Ann_Lee_CV.pdf', `${ERASED}_CV.pdf`],
    ['scan-ANN.LEE.pdf', `scan-${ERASED}.pdf`],
    ['Ann&nbsp;Lee and ?who=Ann%20Lee', `${ERASED} and ?who=${ERASED}`],
    ['Lee, Ann', ERASED],
    ['from LEE,Ann; lee ,  ann', `from ${ERASED}; ${ERASED}`],
    ['Lee\uff0c\u00a0Ann', ERASED],
    ['\u00c5ngstr\u00f6m, Zoe\u0308', ERASED],
    ['Leeann, Annlee and lee will ask', 'Leeann, Annlee and lee will ask'],
    ['\ud83d\ude00 Ann Lee \ud83d\ude00\ufb01', `\ud83d\ude00 ${ERASED} \ud83d\ude00\ufb01`],
    ['\uff41nn.lee@ACME.example', ERASED],
  ])('%j', (text, rest) => expect(eraser.without(text)).toBe(rest))

  test.each([
    ['Lee, Ann', 'Ann Lee and lee, ann', `${ERASED} and ${ERASED}`],
    ['Ann-Marie Lee', 'ann marie lee; Lee, Ann-Marie; Marie Lee, Ann', `${ERASED}; ${ERASED}; ${ERASED}`],
    ['Jürgen Groß', 'JÜRGEN GROSS', ERASED],
    ['김 서연', '\u1100\u1175\u11b7 서연', ERASED],
    ['Zoe\u0308', 'Zo\u00eb, not zo\u00eb', `${ERASED}, not zo\u00eb`],
    ['İpek Işık', 'i\u0307pek ışık', ERASED],
    ['...', 'what... now', 'what... now'],
    ['$& $1', 'a $& $1 b', `a ${ERASED} b`],
  ])('of %j from %j', (name, text, rest) => {
    expect(new Eraser({ email: null, names: [name] }, 'Erased person 1').without(text)).toBe(rest)
  })

  test('tags and names of files are texts as others', () => {
    const tagged = { type: 'changed', changes: { tags: ['ann-lee', 'lee_ann', 'sso'] } } as unknown as TicketChange
    expect(eraser.ticketEvent(told(tagged), false).change).toEqual({
      type: 'changed',
      changes: { tags: [ERASED, 'lee_ann', 'sso'] },
    })
  })

  test('who is a contact under another spelling of the name alone is the same person', () => {
    const ann = new Eraser({ email: null, names: ['Ann Lee'] }, 'Erased person 1')
    for (const name of ['Lee, Ann', 'ANN\u00a0LEE', 'ann-lee', 'Ann  Lee']) {
      expect(ann.is({ name, email: null }), name).toBe(true)
    }
    expect(ann.is({ name: 'Lee Ann', email: null })).toBe(false)
  })

  test('whatever the address and the name, they are not in the rest, and a second time takes nothing', () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9.+_(*\\-]{0,8}[A-Za-z0-9]$/)
    fc.assert(
      fc.property(word, word, word, fc.string(), (local, first, last, text) => {
        const email = `${local}@acme.example`
        const one = new Eraser({ email, names: [`${first} ${last}`] }, 'Erased person 1')
        const rest = one.without(`${text} ${email} ${first} ${last}; ${text}`)
        expect(rest).toContain(ERASED)
        expect(one.without(rest)).toBe(rest)
      }),
    )
  })
})

const ANN: Contact = { name: 'Ann Lee', email: EMAIL }
const told = (change: TicketChange, actor = 'eve'): Told => ({ actor, ref: null, address: '10.0.0.9', change })

describe('ERA-2: what is left of an event', () => {
  test('a message of theirs has no words, and neither its mail nor its address', () => {
    const change = { type: 'received', from: ANN, body: 'Hello', html: '<p>Hello</p>' } as const
    expect(eraser.ticketEvent(told(change, EMAIL), false)).toEqual({
      actor: 'Erased person 0000ab',
      ref: null,
      address: null,
      change: { type: 'received', from: { name: 'Erased person 0000ab', email: null }, body: ERASED },
    })
  })

  test('INT-11: what they answered on a form goes with what they wrote; of others, their name and address', () => {
    const form = { slug: 'support', version: 1, answers: { summary: 'Ask Ann Lee', mail: EMAIL }, missing: ['Where'] }
    const opened = { type: 'opened', contact: ANN, body: 'x', externalId: null, form } as unknown as TicketChange
    const left = { ...form, answers: {} }
    expect(eraser.ticketEvent(told(opened, EMAIL), false).change).toMatchObject({ body: ERASED, form: left })
    const byBo = { ...opened, contact: { name: 'Bo', email: 'bo@acme.example' } } as TicketChange
    const rest = { ...form, answers: { summary: `Ask ${ERASED}`, mail: ERASED } }
    expect(eraser.ticketEvent(told(byBo), false).change).toMatchObject({ body: 'x', form: rest })
    const answered = { type: 'form_answered', by: 'eve', answers: form.answers, missing: [] } as const
    expect(eraser.ticketEvent(told(answered), true).change).toEqual({ ...answered, answers: {} })
    expect(eraser.ticketEvent(told(answered), false).change).toEqual({ ...answered, answers: rest.answers })
  })

  test('SEV-13: how bad they found it goes with its words; what a colleague proposed only loses their name', () => {
    const said = { type: 'priority_proposed', severity: 1, priority: null, reason: 'Ask Ann Lee' } as const
    expect(eraser.ticketEvent(told({ ...said, by: EMAIL }, EMAIL), false)).toMatchObject({
      actor: 'Erased person 0000ab',
      change: { by: ERASED, severity: 1, reason: ERASED },
    })
    expect(eraser.ticketEvent(told({ ...said, by: 'eve' }), false).change).toMatchObject({
      by: 'eve',
      reason: `Ask ${ERASED}`,
    })
  })

  test('a message of somebody else keeps its other words', () => {
    const from = { name: 'Bo, for Ann Lee', email: 'bo@acme.example' }
    const change = { type: 'received', from, body: 'Ask Ann Lee', html: '<p>Ask Ann Lee</p>' } as const
    const { address, change: rest } = eraser.ticketEvent(told(change), false)
    expect(address).toBe('10.0.0.9')
    expect(rest).toEqual({
      type: 'received',
      from: { name: `Bo, for ${ERASED}`, email: 'bo@acme.example' },
      body: `Ask ${ERASED}`,
      html: `<p>Ask ${ERASED}</p>`,
    })
  })

  test('words of the program, handles, times and numbers stay, also where a name is one of them', () => {
    const held = {
      type: 'held',
      for: 'customer',
      reason: 'information_needed',
      note: 'Will looks',
      actsNext: 'Will',
      until: 5,
    } as unknown as TicketChange
    expect(eraser.ticketEvent(told(held), false).change).toEqual({ ...held, note: `${ERASED} looks`, actsNext: ERASED })
    const assigned: TicketChange = { type: 'assigned', owner: 'Will' }
    expect(eraser.ticketEvent(told(assigned), false).change).toEqual(assigned)
  })

  test('a file of theirs has no name and no fingerprint, one of others only loses theirs', () => {
    const change = {
      type: 'attached',
      attachmentId: 'id',
      name: 'Ann Lee.pdf',
      mediaType: 'application/pdf',
      size: 7,
      sha256: 'ab'.repeat(32),
      visibility: 'public',
      message: 3,
      by: 'eve',
    } as const
    expect(eraser.ticketEvent(told(change), true).change).toEqual({ ...change, name: ERASED, sha256: '0'.repeat(64) })
    expect(eraser.ticketEvent(told(change), false).change).toEqual({ ...change, name: `${ERASED}.pdf` })
  })

  test('facts of another system, in whatever depth', () => {
    const change = { type: 'facts_changed', facts: { caller: 'Ann Lee', mail: `to ${EMAIL}` } } as const
    expect(eraser.ticketEvent(told(change), false).change).toEqual({
      type: 'facts_changed',
      facts: { caller: ERASED, mail: `to ${ERASED}` },
    })
  })

  test('of what is no ticket’s the address, and the name beside it', () => {
    const change = {
      type: 'portal_link_made',
      contactName: 'Ann Lee',
      contactEmail: EMAIL.toUpperCase(),
      account: 'acme',
    }
    expect(eraser.fact({ actor: EMAIL, ref: `mail/${EMAIL}`, address: '10.0.0.9', change }, 'member')).toEqual({
      actor: 'Erased person 0000ab',
      ref: `mail/${ERASED}`,
      address: null,
      change: { type: 'portal_link_made', contactName: 'Erased person 0000ab', contactEmail: null, account: 'acme' },
    })
  })
})

describe('who stands in events', () => {
  const opened = (contact: Contact | null) => ({ type: 'opened', contact }) as TicketChange
  const received = (from: Contact) => ({ type: 'received', from, body: '' }) as const

  test('addresses with their names; a name alone belongs to the address that goes by it', () => {
    const changes = [
      opened(ANN),
      received({ name: 'A. Lee', email: EMAIL.toUpperCase() }),
      received({ name: 'ann lee', email: null }),
      received({ name: 'Bo', email: null }),
      received({ name: pseudonymOf('0000-1234ab'), email: null }),
      opened(null),
      { type: 'noted', by: 'eve', body: 'x' } as const,
    ]
    expect(peopleIn(changes)).toEqual([
      { email: EMAIL, names: ['Ann Lee', 'A. Lee'] },
      { email: null, names: ['Bo'] },
    ])
    expect(namesOf(EMAIL, changes)).toEqual(['Ann Lee', 'A. Lee'])
    expect(namesOf('nobody@acme.example', changes)).toEqual([])
  })

  test('who has only a name is erased by it', () => {
    const bo = new Eraser({ email: null, names: ['Bo'] }, 'Erased person 2')
    const message = received({ name: 'Bo', email: null })
    expect(bo.ticketEvent(told(message, 'Bo'), false)).toMatchObject({
      actor: 'Erased person 2',
      address: null,
      change: { from: { name: 'Erased person 2' }, body: ERASED },
    })
  })
})
