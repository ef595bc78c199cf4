import { expect, test } from 'vitest'
import { topline } from '../../../test/support/cli.ts'
import { DocumentReport } from '../../contract/documents.ts'

const report = (facts: Partial<DocumentReport> = {}): DocumentReport =>
  DocumentReport.parse({
    from: '2026-02-01T00:00:00Z',
    to: '2026-03-01T00:00:00Z',
    asOf: '2026-03-02T12:00:00Z',
    answersIt: 2,
    missing: 1,
    notNeeded: 1,
    unasked: 3,
    percent: 50,
    percentText: '50.0 %',
    documents: [],
    items: [
      {
        number: 12,
        subject: 'Cannot sign in after the update',
        account: { id: '1', slug: 'acme', name: 'Acme Robotics' },
        closedAt: '2026-02-12T09:00:00Z',
        document: { found: 'answers_it', url: 'https://docs.example/sso', issue: null },
      },
      {
        number: 9,
        subject: 'Where are the logs?',
        account: null,
        closedAt: '2026-02-11T09:00:00Z',
        document: { found: 'missing', url: null, issue: null },
      },
    ],
    more: true,
    ...facts,
  })

const line = 'report documents --from 2026-02-01T00:00Z --to 2026-03-01T00:00Z'
const at = 'GET /reports/documents?from=2026-02-01T00%3A00%3A00.000Z&to=2026-03-01T00%3A00%3A00.000Z'

test('DOC-2: report documents gives the share and the tickets behind it', async () => {
  const { stdout } = await topline(line, { answers: { [at]: report() } })
  expect(stdout).toMatchInlineSnapshot(`
    "2 of 4 questions closed from 2026-02-01 00:00 UTC until 2026-03-01 00:00 UTC are answered by documents there are: 50.0 %. Missing: 1; none needed: 1. Nobody was asked about 3.

      #  closed                document                  account        subject
    #12  2026-02-12 09:00 UTC  https://docs.example/sso  Acme Robotics  Cannot sign in after the update
     #9  2026-02-11 09:00 UTC  missing                   –              Where are the logs?

    The latest are shown.
    "
  `)
})

test('and says when nobody was asked', async () => {
  const none = report({ answersIt: 0, missing: 0, notNeeded: 0, percent: null, percentText: 'nobody said', items: [] })
  const { stdout } = await topline(line, { answers: { [at]: none } })
  expect(stdout).toMatchInlineSnapshot(`
    "No question closed from 2026-02-01 00:00 UTC until 2026-03-01 00:00 UTC says which document would have answered it. Nobody was asked about 3.
    "
  `)
})

test('and the same as JSON', async () => {
  const { stdout } = await topline(`${line} --json`, { answers: { [at]: report() } })
  expect(JSON.parse(stdout)).toEqual(report())
})
