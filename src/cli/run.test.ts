import { describe, expect, test } from 'vitest'
import { refused, topline } from '../../test/support/cli.ts'
import { aTicket } from '../../test/support/wire.ts'
import { EDGE_CODES, type ProblemCode } from '../contract/problem.ts'
import { REFUSAL_CODES } from '../domain/refusal.ts'
import { CommandFailed } from './command-failed.ts'

const show = 'ticket show 12'
const answering = (answer: unknown) => ({
  answers: { 'GET /tickets/12': answer, 'GET /tickets/12/timeline': { items: [] } },
})

describe('exit codes', () => {
  test('every refusal is 1', async () => {
    for (const code of REFUSAL_CODES) {
      const { exit } = await topline(show, answering(refused(code, 'No. Do this.')))
      expect([code, exit]).toEqual([code, 1])
    }
  })

  test('other problems of the server', async () => {
    const exits: [ProblemCode, number][] = []
    for (const code of EDGE_CODES) {
      exits.push([code, (await topline(show, answering(refused(code, 'No. Do this.')))).exit])
    }
    expect(Object.fromEntries(exits)).toMatchInlineSnapshot(`
      {
        "body_too_large": 2,
        "csrf_refused": 1,
        "forbidden_host": 1,
        "internal": 3,
        "invalid_input": 2,
        "malformed_json": 3,
        "not_found": 1,
        "not_ready": 3,
        "not_signed_in": 1,
        "too_many_requests": 1,
        "unsupported_media_type": 3,
      }
    `)
  })

  test('a server that cannot be reached is 3, with the command to run', async () => {
    const client = async () => {
      throw new CommandFailed('server_unreachable', 'No server answers at http://x. Start one with `topline serve`.')
    }
    const { exit, stdout, stderr } = await topline(show, { client })
    expect([exit, stdout, stderr]).toMatchInlineSnapshot(`
      [
        3,
        "",
        "Failed: No server answers at http://x. Start one with \`topline serve\`.
      (server_unreachable)
      ",
      ]
    `)
  })

  test('an answer that is no JSON, or another shape, is 3', async () => {
    for (const answer of ['<html>', { number: 'twelve' }]) {
      const { exit, stderr } = await topline(show, answering(answer))
      expect([exit, stderr]).toEqual([
        3,
        'Failed: The answer of the server is not one this version knows. Use the same version on both sides.\n(answer_not_understood)\n',
      ])
    }
  })

  test('a bug of ours is 3, and shows where it came from with --debug only', async () => {
    const client = async () => {
      throw new TypeError('x is not a function')
    }
    const quiet = await topline(show, { client })
    expect([quiet.exit, quiet.stderr]).toMatchInlineSnapshot(`
      [
        3,
        "Failed: Something broke inside topline: x is not a function. Run it again with --debug and report what it shows.
      (internal)
      ",
      ]
    `)
    const loud = await topline(`${show} --debug`, { client })
    expect(loud.stderr).toMatch(/\n {4}at /)
  })
})

describe('wrong usage', () => {
  test('says what is wrong and where to look', async () => {
    const lines = [
      'queue lst',
      'queue list --scop support',
      'queue list --state asleep',
      'queue list --limit 0',
      'queue list extra',
      'frobnicate',
      'ticket show',
      'search',
    ]
    const said: string[] = []
    for (const line of lines) {
      const { exit, stdout, stderr } = await topline(line)
      expect([exit, stdout]).toEqual([2, ''])
      said.push(stderr)
    }
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "Wrong usage: Unknown command 'lst'. Did you mean list?
      \`topline queue --help\` shows what it takes.

      Wrong usage: Unknown option '--scop'. Did you mean --scope?
      \`topline queue list --help\` shows what it takes.

      Wrong usage: Option '--state <state>' argument 'asleep' is invalid. Allowed choices are waiting, owned, held, done.
      \`topline queue list --help\` shows what it takes.

      Wrong usage: Option '--limit <number>' argument '0' is invalid. Give a whole number from 1.
      \`topline queue list --help\` shows what it takes.

      Wrong usage: Too many arguments for 'list'. Expected 0 arguments but got 1.
      \`topline queue list --help\` shows what it takes.

      Wrong usage: Unknown command 'frobnicate'.
      \`topline --help\` shows what it takes.

      Wrong usage: Missing required argument 'number'.
      \`topline ticket show --help\` shows what it takes.

      Wrong usage: Missing required argument 'text'.
      \`topline search --help\` shows what it takes.
      "
    `)
  })

  test('a noun without its verb shows its help where problems go', async () => {
    const { exit, stdout, stderr } = await topline('account')
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toBe((await topline('account --help')).stdout)
  })
})

describe('--json', () => {
  test('problems are JSON on standard error, and nothing is on standard output', async () => {
    const no = refused('lease_held', 'Ticket #12 is with jo. Take another.', { details: { by: 'jo' } })
    const { exit, stdout, stderr } = await topline(`--json ${show}`, answering(no))
    expect([exit, stdout, JSON.parse(stderr)]).toMatchInlineSnapshot(`
      [
        1,
        "",
        {
          "code": "lease_held",
          "detail": "Ticket #12 is with jo. Take another.",
          "details": {
            "by": "jo",
          },
          "exit": 1,
        },
      ]
    `)
  })

  test('wrong usage is JSON as well', async () => {
    for (const line of ['ticket --json', 'queue lst --json', '--json ticket show x']) {
      const { exit, stdout, stderr } = await topline(line)
      expect([exit, stdout]).toEqual([2, ''])
      expect(JSON.parse(stderr)).toMatchObject({ exit: 2, code: 'wrong_usage' })
    }
  })
})

describe('whom to ask', () => {
  test('nobody in particular when nothing is said', async () => {
    const { targets } = await topline(show, answering(aTicket()))
    expect(targets).toEqual([{ server: undefined, member: undefined, workspace: undefined }])
  })

  test('global options work before and after the command', async () => {
    for (const line of [
      `--as mara --workspace demo --server http://x ${show}`,
      `${show} --as mara --workspace demo --server http://x`,
    ]) {
      const { targets } = await topline(line, answering(aTicket()))
      expect(targets).toEqual([{ server: 'http://x', member: 'mara', workspace: 'demo' }])
    }
  })
})

test('what a server says cannot steer the terminal', async () => {
  const { stderr } = await topline(show, answering(refused('ticket_closed', 'Closed\u001b[2J. Open\u009b2J another.')))
  expect(stderr).toBe('Refused: Closed[2J. Open2J another.\n(ticket_closed)\n')
})
