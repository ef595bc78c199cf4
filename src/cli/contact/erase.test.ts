import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'

const count = {
  names: ['Grace Hopper', 'G. Hopper'],
  tickets: Array.from({ length: 22 }, (_, n) => n + 1),
  events: 31,
  messages: 12,
  files: 1,
  elsewhere: 2,
  sessions: 0,
}
const words = ['contact', 'erase', 'grace@acme.example']

describe('contact erase', () => {
  test('help', async () => {
    expect(await help('contact erase')).toMatchInlineSnapshot(`
      "Usage: topline contact erase [options] <email>

      erase a person from tickets, messages and all else; places and clocks stay as they are

      Arguments:
        email               the address of the person

      Options:
        --name <name>       a name that none of their tickets has as its contact
        --reason <text>     why, in a sentence that stays in the log (required unless --preview)
        --preview           only show what would change
        --help              show how to use it"
    `)
  })

  test('ERA-5: shows what would change', async () => {
    const ran = await topline([...words, '--preview', '--name', 'Amazing Grace'], {
      answers: { 'POST /erasures/preview': count },
    })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Would change 29 events in 22 tickets and 2 elsewhere; 12 messages, 1 file, 0 sessions.
      Tickets: #1, #2, #3, #4, #5, #6, #7, #8, #9, #10, #11, #12, #13, #14, #15, #16, #17, #18, #19, #20, and 2 more.
      With the names Grace Hopper, G. Hopper.
      Nothing was changed.
      "
    `)
    expect(sent(ran)).toEqual({ email: 'grace@acme.example', name: 'Amazing Grace' })
  })

  test('erases, and says what the person is called now', async () => {
    const done = { ...count, tickets: [7], names: [], pseudonym: 'Erased person 3f2a11' }
    const ran = await topline([...words, '--reason', 'She asked us to.'], { answers: { 'POST /erasures': done } })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Erased: Erased person 3f2a11 from now on.
      Changed 29 events in 1 ticket and 2 elsewhere; 12 messages, 1 file, 0 sessions.
      Tickets: #7.
      "
    `)
    expect(sent(ran)).toEqual({ email: 'grace@acme.example', reason: 'She asked us to.' })
  })

  test('needs a reason', async () => {
    const { exit, stderr } = await topline(words)
    expect(exit).toBe(2)
    expect(stderr).toContain('--reason')
  })
})
