import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'

describe('config show', () => {
  const rows = [
    { name: 'port', value: '4310', from: 'default', says: 'Port to listen on.' },
    { name: 'databaseUrl', value: null, from: 'default', says: 'A PostgreSQL to use.' },
  ]
  const local = { configShow: async () => rows }

  test('help', async () => {
    expect(await help('config')).toMatchInlineSnapshot(`
      "Usage: topline config [options] [command]

      the options it runs with

      Options:
        --help              show how to use it

      Commands:
        show                show every option with its value and where it comes from; secrets stay hidden"
    `)
    expect(await help('config show')).toMatchInlineSnapshot(`
      "Usage: topline config show [options]

      show every option with its value and where it comes from; secrets stay hidden

      Options:
        --help              show how to use it"
    `)
  })

  test('shows every option, as a table and as JSON', async () => {
    expect((await topline('config show', { local })).stdout).toMatchInlineSnapshot(`
      "option       value  from     says
      port         4310   default  Port to listen on.
      databaseUrl  –      default  A PostgreSQL to use.
      "
    `)
    expect(JSON.parse((await topline('config show --json', { local })).stdout)).toEqual({ items: rows })
  })
})

describe('doctor', () => {
  const checks = [
    { name: 'node', state: 'ok', says: 'Node 20.20.0' },
    { name: 'database', state: 'warn', says: 'PostgreSQL 15.1', fix: 'Update to 15.14.' },
    { name: 'data directory', state: 'fail', says: '.topline cannot be written', fix: 'Give yourself the right to.' },
  ] as const

  test('help', async () => {
    expect(await help('doctor')).toMatchInlineSnapshot(`
      "Usage: topline doctor [options]

      check that everything topline needs is there, and say how to mend what is not

      Options:
        --help              show how to use it"
    `)
  })

  test('a failed check ends with 1, after the whole report', async () => {
    const { exit, stdout, stderr } = await topline('doctor', { local: { doctor: async () => checks } })
    expect([exit, stdout, stderr]).toMatchInlineSnapshot(`
      [
        1,
        "ok    node            Node 20.20.0
      warn  database        PostgreSQL 15.1
                            → Update to 15.14.
      fail  data directory  .topline cannot be written
                            → Give yourself the right to.
      ",
        "Refused: 1 check failed: data directory. Do what the report says, then run \`topline doctor\` again.
      (checks_failed)
      ",
      ]
    `)
    const json = await topline('doctor --json', { local: { doctor: async () => checks } })
    expect(json.exit).toBe(1)
    expect(JSON.parse(json.stdout)).toEqual({ items: checks })
    expect(JSON.parse(json.stderr)).toMatchObject({ code: 'checks_failed' })
  })

  test('a warning does not fail', async () => {
    const { exit } = await topline('doctor', { local: { doctor: async () => checks.slice(0, 2) } })
    expect(exit).toBe(0)
  })
})
