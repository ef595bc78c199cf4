import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { help, refused, topline } from '../../../test/support/cli.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const answers = {
  'GET /tickets/12/transcript': bytes('# Ticket #12: `Search is slow`\n\n\u001b[31mred\n'),
  'GET /tickets/12/transcript?full=true&timeZone=Asia%2FTokyo': bytes('**INTERNAL**\n'),
}

describe('ticket export', () => {
  test('help', async () => {
    expect(await help('ticket export')).toMatchInlineSnapshot(`
      "Usage: topline ticket export [options] <number>

      write a ticket as Markdown: what its customer may see, or everything

      Arguments:
        number              number of the ticket

      Options:
        --full              everything, notes and hand-offs with it; not for the customer
        --out <file>        save it there; a file that is there is not overwritten, another name is taken
        --time-zone <name>  tell times as in this place; as in the calendar of its clocks when left out
        --help              show how to use it"
    `)
  })

  test('TML-6: writes what the customer may see, safe for a terminal', async () => {
    const { stdout } = await topline('ticket export 12', { answers })
    expect(stdout).toBe('# Ticket #12: `Search is slow`\n\n[31mred\n')
    const json = await topline('ticket export 12 --json', { answers })
    expect(JSON.parse(json.stdout)).toMatchObject({ number: 12, full: false, savedAs: null })
  })

  test('TML-6: saves everything, and overwrites nothing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'topline-export-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const out = path.join(folder, 'ticket.md')
    const words = ['ticket', 'export', '12', '--full', '--time-zone', 'Asia/Tokyo', '--out', out]
    expect((await topline(words, { answers })).stdout).toBe(`#12 is saved as ${out}, everything, for us alone\n`)
    expect(readFileSync(out, 'utf8')).toBe('**INTERNAL**\n')
    const again = await topline(words, { answers })
    expect(again.stdout).toContain(path.join(folder, 'ticket (2).md'))
  })

  test('says why not', async () => {
    const no = { 'GET /tickets/12/transcript?full=true': refused('not_allowed', 'Leave `full` out.') }
    const { exit, stderr } = await topline('ticket export 12 --full', { answers: no })
    expect(exit).toBe(1)
    expect(stderr).toContain('Leave `full` out.')
  })
})
