import { expect, test } from 'vitest'
import { readAudit } from './audit-packages.ts'

const weakness = (
  severity: string,
  via: unknown[] = [{ title: 'Reads past the end', url: 'https://advisories.example/1' }],
) => ({
  name: 'left-pad',
  severity,
  range: '<=1.3.0',
  via,
})
const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} })

test('WEB-5: a weakness of high severity fails, and is named', () => {
  const { passes, lines } = readAudit(
    report({
      'left-pad': weakness('high'),
      'right-pad': weakness('critical', ['left-pad']),
      other: weakness('moderate'),
    }),
  )
  expect(passes).toBe(false)
  expect(lines).toEqual([
    'left-pad <=1.3.0 (high): Reads past the end https://advisories.example/1',
    'right-pad <=1.3.0 (critical): through left-pad',
    '1 of less than high severity.',
  ])
})

test('WEB-5: one of less does not', () => {
  expect(readAudit(report({ other: weakness('moderate') }))).toEqual({
    passes: true,
    lines: ['No package that is shipped has a known weakness of high severity.', '1 of less than high severity.'],
  })
  expect(readAudit(report({})).passes).toBe(true)
})

test('WEB-5: a registry without audit is said to be one', () => {
  const { passes, lines } = readAudit(JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405, error: {} }))
  expect([passes, lines[0]]).toEqual([true, expect.stringContaining('were NOT looked for')])
})

test.each([
  ['nothing', ''],
  ['no JSON', 'npm error'],
  ['no report', '[]'],
  ['a failure of the registry', JSON.stringify({ message: '503 Service Unavailable', statusCode: 503 })],
  ['no network', JSON.stringify({ message: 'getaddrinfo ENOTFOUND', error: { code: 'ENOTFOUND' } })],
])('WEB-5: %s fails', (_, printed) => {
  expect(readAudit(printed).passes).toBe(false)
})
