import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'
import { CommandFailed } from '../command-failed.ts'
import type { BackedUp, ExportedWorkspace, ImportedWorkspace, Restored } from '../local-commands.ts'

const here = fileURLToPath(import.meta.url)

/** Keeps what a command was asked for, without its progress. */
function recording<Answer>(answer: Answer) {
  const asked: unknown[] = []
  const command = async ({ progress: _, ...options }: { progress: unknown }) => {
    asked.push(options)
    return answer
  }
  return { asked, command }
}

describe('backup', () => {
  const done: BackedUp = { file: 'b.tar.gz', bytes: 1_858_466, workspaces: 1, tables: 20, rows: 26_734, tookMs: 1_100 }

  test('help', async () => {
    expect(await help('backup')).toMatchInlineSnapshot(`
      "Usage: topline backup [options] <file>

      write everything of this installation into one file, while it goes on running

      Arguments:
        file                the file to write, such as topline-2026-03-02.tar.gz

      Options:
        --replace           write over a file that is there
        --help              show how to use it"
    `)
  })

  test('says what it wrote, and what is not in it', async () => {
    const { asked, command } = recording(done)
    const { stdout } = await topline('backup b.tar.gz', { local: { backup: command } })
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote b.tar.gz, 1.8 MB, in 1.1 s: 1 workspace, 26,734 rows of 20 tables.
      It holds personal data. The keys in TOPLINE_SECRET_KEYS are not in it: keep both, and not in one place.
      "
    `)
    await topline('backup b.tar.gz --replace', { local: { backup: command } })
    expect(asked).toEqual([
      { file: 'b.tar.gz', replace: false },
      { file: 'b.tar.gz', replace: true },
    ])
    const json = await topline('backup b.tar.gz --json', { local: { backup: command } })
    expect(JSON.parse(json.stdout)).toEqual(done)
  })

  test('a file that is there ends with 1', async () => {
    const backup = async () => {
      throw new CommandFailed('file_exists', 'b.tar.gz is there already. Name another file.')
    }
    const { exit, stderr } = await topline('backup b.tar.gz', { local: { backup } })
    expect([exit, stderr]).toEqual([1, 'Refused: b.tar.gz is there already. Name another file.\n(file_exists)\n'])
  })
})

describe('restore', () => {
  const done: Restored = {
    file: here,
    takenAt: '2026-03-01T22:15:04.123Z',
    workspaces: 2,
    rows: 26_734,
    migrated: [],
    different: 0,
    differences: [],
    tookMs: 8_000,
  }

  test('help', async () => {
    expect(await help('restore')).toMatchInlineSnapshot(`
      "Usage: topline restore [options] <file>

      read a backup into an installation that has nothing yet

      Arguments:
        file                what \`topline backup\` wrote

      Options:
        --no-check          do not compute everything anew afterwards to compare
        --help              show how to use it"
    `)
  })

  test('says as of when, and what to do again', async () => {
    const { asked, command } = recording({ ...done, file: 'b.tar.gz', migrated: ['0006_more'] })
    const { stdout } = await topline(['restore', here], { local: { restore: command } })
    expect(stdout).toMatchInlineSnapshot(`
      "Restored 2 workspaces and 26,734 rows from b.tar.gz in 8.0 s, as of 2026-03-01 22:15 UTC.
      Brought to the schema of this program: 0006_more.
      What is stored is what the events give.
      People sign in again. What was done after the backup is undone: erase again who was erased since, and take away again
      members and tokens that were removed since.
      "
    `)
    await topline(['restore', here, '--no-check'], { local: { restore: command } })
    expect(asked).toEqual([
      { file: here, check: true },
      { file: here, check: false },
    ])
  })

  test('differences are shown and end with 1', async () => {
    const differences = [{ workspace: 'demo', of: 'ticket #12', field: 'team', stored: 'support', rebuilt: 'product' }]
    const { command } = recording({ ...done, different: 1, differences })
    const { exit, stdout, stderr } = await topline(['restore', here], { local: { restore: command } })
    expect([exit, stdout.includes('ticket #12')]).toEqual([1, true])
    expect(stderr).toContain('differences_found')
  })

  test('a file that is not there ends with 2, a damaged one with 1', async () => {
    expect((await topline('restore none.tar.gz')).exit).toBe(2)
    const restore = async () => {
      throw new CommandFailed('archive_unusable', 'It is damaged. Take another copy of it.')
    }
    expect((await topline(['restore', here], { local: { restore } })).exit).toBe(1)
  })
})

describe('workspace', () => {
  const exported: ExportedWorkspace = {
    file: 'acme.tar.gz',
    bytes: 1_042_792,
    workspace: 'acme',
    events: 14_138,
    attachments: 2,
    tookMs: 900,
  }
  const imported: ImportedWorkspace = {
    workspace: 'acme',
    events: 14_138,
    tickets: 1_200,
    attachments: 2,
    tookMs: 7_000,
  }

  test('help', async () => {
    expect(await help('workspace')).toMatchInlineSnapshot(`
      "Usage: topline workspace [options] [command]

      workspaces of this installation, and as files

      Options:
        --help                   show how to use it

      Commands:
        list                     list the workspaces of this installation
        create [options] <slug>  make an empty workspace with teams, policies and an owner
        export [options] <file>  write a workspace into one file that other programs can read too
        import [options] <file>  make a workspace anew from its export"
    `)
    expect(await help('workspace export')).toMatchInlineSnapshot(`
      "Usage: topline workspace export [options] <file>

      write a workspace into one file that other programs can read too

      Arguments:
        file                the file to write, such as acme.tar.gz

      Options:
        --replace           write over a file that is there
        --help              show how to use it"
    `)
    expect(await help('workspace import')).toMatchInlineSnapshot(`
      "Usage: topline workspace import [options] <file>

      make a workspace anew from its export

      Arguments:
        file                what \`topline workspace export\` or the web app wrote

      Options:
        --slug <slug>       another slug than it had
        --help              show how to use it"
    `)
  })

  test('export says what it wrote', async () => {
    const { asked, command } = recording(exported)
    const { stdout } = await topline('workspace export acme.tar.gz --workspace acme', {
      local: { exportWorkspace: command },
    })
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote acme.tar.gz, 1018 kB, in 0.9 s: workspace acme, 14,138 events, 2 attachments.
      "
    `)
    expect(asked).toEqual([{ file: 'acme.tar.gz', replace: false, workspace: 'acme' }])
  })

  test('import says what it made, and what to set up again', async () => {
    const { asked, command } = recording(imported)
    const { stdout } = await topline(['workspace', 'import', here, '--slug', 'acme'], {
      local: { importWorkspace: command },
    })
    expect(stdout).toMatchInlineSnapshot(`
      "Imported workspace acme in 7.0 s: 14,138 events, 1,200 tickets, 2 attachments.
      How people sign in, API tokens and secrets of integrations are not in an export: set them up again.
      "
    `)
    expect(asked).toEqual([{ file: here, slug: 'acme' }])
    expect((await topline('workspace import none.tar.gz')).exit).toBe(2)
  })
})
