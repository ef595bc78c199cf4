import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { aWorkspace } from '../../../test/support/wire.ts'
import { Workspace } from '../../contract/workspace.ts'

const path = 'POST /workspace/mode'

describe('queue mode', () => {
  test('help', async () => {
    expect(await help('queue mode')).toMatchInlineSnapshot(`
      "Usage: topline queue mode [options] <mode>

      switch every line of the workspace between normal order and hard choices

      Arguments:
        mode                the mode to switch to (choices: "normal", "hard")

      Options:
        --reason <text>     why, in a sentence; everybody sees it (required)
        --help              show how to use it"
    `)
  })

  test('switches hard choices on with a reason', async () => {
    const hard = aWorkspace({ mode: 'hard', modeReason: 'outage' })
    const ran = await topline('queue mode hard --reason outage', { answers: { [path]: hard } })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Hard choices is on in demo: segment counts before the due time.
      Reason: outage
      "
    `)
    expect(sent(ran)).toEqual({ mode: 'hard', reason: 'outage' })
  })

  test('switches back, as JSON', async () => {
    const answers = { [path]: aWorkspace({ modeReason: 'over' }) }
    const { stdout } = await topline('queue mode normal --reason over', { answers })
    expect(stdout).toBe('Normal order is back in demo.\nReason: over\n')
    const json = await topline('queue mode normal --reason over --json', { answers })
    expect(Workspace.parse(JSON.parse(json.stdout)).mode).toBe('normal')
  })

  test('knows two modes, and wants a reason', async () => {
    const unknown = await topline('queue mode panic --reason outage')
    expect([unknown.exit, unknown.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: Command-argument value 'panic' is invalid for argument 'mode'. Allowed choices are normal, hard.
      \`topline queue mode --help\` shows what it takes.
      ",
      ]
    `)
    const silent = await topline('queue mode hard')
    expect([silent.exit, silent.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: Required option '--reason <text>' not specified.
      \`topline queue mode --help\` shows what it takes.
      ",
      ]
    `)
  })
})
