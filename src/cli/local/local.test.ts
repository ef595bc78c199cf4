import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'
import { Refusal } from '../../domain/refusal.ts'
import { CommandFailed } from '../command-failed.ts'
import type { DemoLoaded, Imported, LocalCommands, Rebuilt, Serving } from '../local-commands.ts'

const serving: Serving = {
  url: 'http://127.0.0.1:4310',
  signInAt: null,
  database: 'embedded PostgreSQL 18.4 in .topline',
  workspaces: [
    { slug: 'demo', waiting: 1132 },
    { slug: 'empty', waiting: 1 },
  ],
}
const imported: Imported = {
  workspace: 'demo',
  rows: 70_334,
  tickets: { read: 12_394, added: 12_394 },
  events: { read: 70_330, added: 70_330 },
  notUnderstood: [{ reason: 'state "-100" is not in the mapping', rows: 4, firstLine: 812 }],
  tookMs: 41_200,
}
const demo: DemoLoaded = {
  workspace: 'demo',
  seed: 1,
  accounts: 60,
  members: 14,
  tickets: 1200,
  events: 9_411,
  added: 9_411,
  tookMs: 2_340,
}
const rebuilt: Rebuilt = { checkedOnly: true, tickets: 1200, events: 9_411, different: 0, differences: [], tookMs: 980 }

/** Keeps what a command was asked for, without its progress. */
function recording<Name extends keyof LocalCommands>(name: Name, answer: Awaited<ReturnType<LocalCommands[Name]>>) {
  const asked: unknown[] = []
  const command = async (options: object = {}) => {
    const { progress: _, ...rest } = { progress: undefined, ...options }
    asked.push(rest)
    return answer
  }
  return { asked, local: { [name]: command } }
}

describe('serve', () => {
  test('help', async () => {
    expect(await help('serve')).toMatchInlineSnapshot(`
      "Usage: topline serve [options]

      start the server and the web app

      Options:
        --port <port>       port to listen on; 0 takes any free one
        --host <address>    address to listen on
        --demo-if-empty     load the demo company when there is no workspace yet
        --open              open it in the browser
        --help              show how to use it"
    `)
  })

  test('says where to look', async () => {
    const { asked, local } = recording('serve', serving)
    const { stdout, exit } = await topline('serve --port 0 --host ::1 --demo-if-empty --open', { local })
    expect([exit, stdout]).toMatchInlineSnapshot(`
      [
        0,
        "Topline is at http://127.0.0.1:4310
        embedded PostgreSQL 18.4 in .topline
        demo: 1,132 tickets waiting
        empty: 1 ticket waiting
      Ctrl+C ends it.
      ",
      ]
    `)
    await topline('serve', { local })
    expect(asked).toEqual([
      { port: 0, host: '::1', demoIfEmpty: true, open: true },
      { port: undefined, host: undefined, demoIfEmpty: false, open: false },
    ])
  })

  test('says the link that signs in, where there is one', async () => {
    const { local } = recording('serve', { ...serving, signInAt: 'http://127.0.0.1:4310/sign-in#tll_x' })
    const { stdout } = await topline('serve', { local })
    expect(stdout).toContain('Open http://127.0.0.1:4310/sign-in#tll_x\n  signs you in once, within 15 minutes')
  })

  test('says what to do with nothing in it', async () => {
    const { local } = recording('serve', { ...serving, workspaces: [] })
    expect((await topline('serve', { local })).stdout).toContain(
      'no workspace yet; `npm run topline -- demo` loads a company',
    )
  })

  test('a port in use ends with 1, and a bad one with 2', async () => {
    const serve = async () => {
      throw new CommandFailed('port_in_use', 'Port 4310 is in use. Choose another with --port.')
    }
    const taken = await topline('serve', { local: { serve } })
    expect([taken.exit, taken.stderr]).toMatchInlineSnapshot(`
      [
        1,
        "Refused: Port 4310 is in use. Choose another with --port.
      (port_in_use)
      ",
      ]
    `)
    expect((await topline('serve --port web', { local: { serve } })).exit).toBe(2)
  })
})

describe('import servicenow', () => {
  const here = fileURLToPath(import.meta.url)

  test('help', async () => {
    expect(await help('import')).toMatchInlineSnapshot(`
      "Usage: topline import [options] [command]

      tickets from elsewhere

      Options:
        --help                       show how to use it

      Commands:
        servicenow [options] <file>  replay an incident log of ServiceNow; a second run adds only what is
                                     new"
    `)
    expect(await help('import servicenow')).toMatchInlineSnapshot(`
      "Usage: topline import servicenow [options] <file>

      replay an incident log of ServiceNow; a second run adds only what is new

      Arguments:
        file                the log as CSV, plain or gzipped

      Options:
        --mapping <file>    the file that says what its columns mean (required)
        --help              show how to use it"
    `)
  })

  test('reports what was added and what was not understood', async () => {
    const { asked, local } = recording('importServicenow', imported)
    const { stdout } = await topline(['import', 'servicenow', here, '--mapping', here, '--workspace', 'demo'], {
      local,
    })
    expect(stdout).toMatchInlineSnapshot(`
      "Read 70,334 rows in 41 s.
      Added 12,394 tickets of 12,394 and 70,330 events of 70,330 to demo.

      rows  first in line  not understood because
         4            812  state "-100" is not in the mapping
      "
    `)
    expect(asked).toEqual([{ file: here, mapping: here, workspace: 'demo' }])
  })

  test('a second run says that nothing was new', async () => {
    const again = { ...imported, tickets: { read: 1, added: 0 }, events: { read: 5, added: 0 }, notUnderstood: [] }
    const { local } = recording('importServicenow', again)
    const { stdout } = await topline(['import', 'servicenow', here, '--mapping', here], { local })
    expect(stdout).toMatchInlineSnapshot(`
      "Read 70,334 rows in 41 s.
      Added 0 tickets of 1 and 0 events of 5 to demo.
      Everything was there already.
      Every row was understood.
      "
    `)
    const json = await topline(['import', 'servicenow', here, '--mapping', here, '--json'], { local })
    expect(JSON.parse(json.stdout)).toEqual(again)
  })

  test('a file that is not there and a mapping with errors end with 2', async () => {
    const missing = await topline('import servicenow none.csv --mapping none.json')
    expect([missing.exit, missing.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: There is no file none.csv. Check the path.
      \`topline import servicenow --help\` shows what it takes.
      ",
      ]
    `)
    const importServicenow = async () => {
      const fields = [{ path: 'states.Awaiting', message: 'names no status' }]
      throw new CommandFailed('mapping_invalid', 'The mapping has 1 error. Mend it and run this again.', { fields })
    }
    const wrong = await topline(['import', 'servicenow', here, '--mapping', here], { local: { importServicenow } })
    expect([wrong.exit, wrong.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: The mapping has 1 error. Mend it and run this again.
        states.Awaiting: names no status
      \`topline import servicenow --help\` shows what it takes.
      ",
      ]
    `)
  })
})

describe('demo', () => {
  test('help', async () => {
    expect(await help('demo')).toMatchInlineSnapshot(`
      "Usage: topline demo [options]

      load a made-up company with 90 days of tickets

      Options:
        --seed <number>     the same number makes the same company (default: 1)
        --help              show how to use it"
    `)
  })

  test('says what was loaded', async () => {
    const { asked, local } = recording('demo', demo)
    const { stdout } = await topline('demo --seed 7 --workspace acme', { local })
    expect(stdout).toMatchInlineSnapshot(`
      "Loaded the demo company in 2.3 s: 60 accounts, 14 members, 1,200 tickets, 9,411 events.
      Workspace demo, seed 1. Look at it with \`topline --workspace demo queue list\`.
      "
    `)
    expect(asked).toEqual([{ seed: 7, workspace: 'acme' }])
    const again = await topline('demo', { local: { demo: async () => ({ ...demo, added: 0 }) } })
    expect(again.stdout).toContain('The demo company was there already: 60 accounts')
  })

  test('a refusal ends with 1', async () => {
    const local = {
      demo: async () => {
        throw new Refusal('workspace_exists', 'Workspace demo holds real tickets. Name another with --workspace.')
      },
    }
    const { exit, stderr } = await topline('demo --json', { local })
    expect([exit, JSON.parse(stderr)]).toMatchInlineSnapshot(`
      [
        1,
        {
          "code": "workspace_exists",
          "detail": "Workspace demo holds real tickets. Name another with --workspace.",
          "exit": 1,
        },
      ]
    `)
  })
})

describe('rebuild', () => {
  const differences = [
    { workspace: 'demo', of: 'ticket #12', field: 'rank_normal', stored: '00ffff', rebuilt: '000001' },
  ]

  test('help', async () => {
    expect(await help('rebuild')).toMatchInlineSnapshot(`
      "Usage: topline rebuild [options]

      compute everything that is stored about tickets anew from their events

      Options:
        --check             only compare, and fail when anything differs
        --help              show how to use it"
    `)
  })

  test('finds nothing, as it must', async () => {
    const { asked, local } = recording('rebuild', rebuilt)
    const { exit, stdout } = await topline('rebuild --check', { local })
    expect([exit, stdout]).toEqual([0, 'Compared 1,200 tickets from 9,411 events in 1.0 s.\nNo difference.\n'])
    expect(asked).toEqual([{ check: true, workspace: undefined }])
  })

  test('--check ends with 1 when anything differs, and shows it', async () => {
    const local = { rebuild: async () => ({ ...rebuilt, different: 3, differences }) }
    const { exit, stdout, stderr } = await topline('rebuild --check', { local })
    expect([exit, stdout, stderr]).toMatchInlineSnapshot(`
      [
        1,
        "Compared 1,200 tickets from 9,411 events in 1.0 s.
      3 differences found.

      workspace  of          field        stored  rebuilt
      demo       ticket #12  rank_normal  00ffff  000001
      … and 2 more
      ",
        "Refused: 3 differences between what is stored and the events. Put it right with \`topline rebuild\`, and report how it came about.
      (differences_found)
      ",
      ]
    `)
    const json = await topline('rebuild --check --json', { local })
    expect(JSON.parse(json.stdout)).toEqual({ ...rebuilt, different: 3, differences })
    expect(JSON.parse(json.stderr)).toMatchObject({ exit: 1, code: 'differences_found' })
  })

  test('without --check it puts them right', async () => {
    const local = { rebuild: async () => ({ ...rebuilt, checkedOnly: false, different: 1, differences }) }
    const { exit, stdout } = await topline('rebuild', { local })
    expect(exit).toBe(0)
    expect(stdout).toContain('1 difference put right.')
  })
})

test('sign-in-link prints the link and nothing else', async () => {
  const { local } = recording('signInLink', { signInAt: 'http://127.0.0.1:4310/sign-in#tll_x' })
  expect((await topline('sign-in-link', { local })).stdout).toBe('http://127.0.0.1:4310/sign-in#tll_x\n')
})
