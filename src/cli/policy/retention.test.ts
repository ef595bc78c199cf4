import { describe, expect, test } from 'vitest'
import { sent, topline } from '../../../test/support/cli.ts'
import { testFiles } from '../../../test/support/files.ts'
import { aPublished } from '../../../test/support/wire-rules.ts'

const files = testFiles()
const document = {
  name: 'ninety days',
  closedTickets: { eraseContactsAfterDays: 90 },
  endedSessionsDays: null,
}
const version = {
  version: 1,
  effectiveFrom: '2026-01-01T00:00:00.000Z',
  publishedAt: '2026-01-01T00:00:00.000Z',
  by: 'mara',
  reason: null,
}

describe('the retention policy', () => {
  test('policy show tells what goes and when', async () => {
    const show = async (told: object) =>
      (await topline('policy show retention', { answers: { 'GET /policies/retention': told } })).stdout
    expect(await show({ inForce: 1, versions: [{ ...version, document }] })).toMatchInlineSnapshot(`
      "ninety days · version 1: contacts of closed tickets go after 90 days, ended sessions are kept.
      "
    `)
    expect(await show({ inForce: null, versions: [] })).toMatchInlineSnapshot(`
      "Personal data is kept until somebody erases it.
      "
    `)
  })

  test('policy check reads it, also as the file that ships', async () => {
    const file = await files.write('retention.json', JSON.stringify(document))
    expect((await topline(['policy', 'check', file])).stdout).toMatchInlineSnapshot(`
      "ninety days is a sound retention policy.
      "
    `)
    const shipped = await topline(['policy', 'check', 'policies/retention-default.json'])
    expect(shipped.stdout).toMatchInlineSnapshot(`
      "retention-default is a sound retention policy.
      "
    `)
    const odd = await files.write('odd.json', JSON.stringify({ ...document, endedSessionsDays: 0 }))
    expect((await topline(['policy', 'check', odd])).exit).toBe(2)
  })

  test('ERA-7: policy publish shows what would go, and publishes', async () => {
    const file = await files.write('retention.json', JSON.stringify(document))
    const preview = await topline(['policy', 'publish', file, '--preview'], {
      answers: { 'POST /policies/retention/preview': { tickets: 1200, sessions: 3 } },
    })
    expect(preview.stdout).toMatchInlineSnapshot(`
      "The contacts of 1,200 closed tickets would be erased, and 3 ended sessions forgotten.
      "
    `)
    const ran = await topline(['policy', 'publish', file, '--reason', 'agreed'], {
      answers: { 'POST /policies/retention': aPublished({ version: 2 }) },
    })
    expect(ran.stdout).toContain('version 2 of the retention policy')
    expect(sent(ran)).toEqual({ document, reason: 'agreed' })
  })
})
