import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refused, topline } from '../../../test/support/cli.ts'
import { aTicket } from '../../../test/support/wire.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'topline-files-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

const bytes = new TextEncoder().encode('two lines')
const sha256 = createHash('sha256').update(bytes).digest('hex')

const attached = (version: number, facts: object = {}) => ({
  version,
  at: '2026-03-02T11:00:00.000Z',
  recordedAt: '2026-03-02T11:00:00.000Z',
  actor: 'mara',
  type: 'attached',
  change: {
    type: 'attached',
    attachmentId: `id-${version}`,
    name: 'plan.txt',
    mediaType: 'text/plain',
    size: bytes.length,
    sha256,
    visibility: 'public',
    message: 1,
    by: 'mara',
    ...facts,
  },
})

function aFile(name = 'log.txt'): string {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

test('ATT-8: a file is sent as it is, by its own name', async () => {
  const answers = { 'POST /tickets/12/attachments?name=log.txt': aTicket({ number: 12, version: 5 }) }
  const ran = await topline(['ticket', 'attach', '12', aFile()], { answers })
  expect([ran.exit, ran.stdout]).toEqual([0, 'log.txt (9 bytes) is put to #12 · version 5\n'])
  const [request] = ran.requests
  expect(Buffer.from(request?.body as Uint8Array).toString()).toBe('two lines')
  expect(request?.headers['content-type']).toBe('application/octet-stream')
})

test('ATT-8: it is told what message it belongs to, who sees it, and which version was seen', async () => {
  const query = 'name=plan.txt&message=4&visibility=public'
  const answers = { [`POST /tickets/12/attachments?${query}`]: aTicket({ number: 12 }) }
  const more = ['--name', 'plan.txt', '--message', '4', '--public', '--if-version', '4']
  const ran = await topline(['ticket', 'attach', '12', aFile(), ...more], { answers })
  expect([ran.exit, ran.requests[0]?.headers['if-match']]).toEqual([0, '"4"'])
  const both = await topline(['ticket', 'attach', '12', aFile(), '--public', '--internal'])
  expect([both.exit, both.stderr]).toEqual([2, expect.stringContaining('either public or internal')])
})

test('ATT-8: what cannot be read or is refused says so', async () => {
  const none = await topline(['ticket', 'attach', '12', path.join(folder, 'none')])
  expect([none.exit, none.stderr]).toEqual([2, expect.stringContaining('There is no file')])
  const answers = { 'POST /tickets/12/attachments?name=log.txt': refused('attachments_full', 'Ticket #12 is full.') }
  const full = await topline(['ticket', 'attach', '12', aFile()], { answers })
  expect([full.exit, full.stderr]).toEqual([1, 'Refused: Ticket #12 is full.\n(attachments_full)\n'])
})

test('ATT-8: files are listed', async () => {
  const items = [attached(2), attached(3, { name: 'log.txt', visibility: 'internal', message: null })]
  const { stdout } = await topline('ticket attachments 12', { answers: { 'GET /tickets/12/timeline': { items } } })
  expect(stdout).toMatchInlineSnapshot(`
    "at                    by       size  seen by   of         name
    2026-03-02 11:00 UTC  mara  9 bytes  customer  message 1  plan.txt
    2026-03-02 11:00 UTC  mara  9 bytes  us                   log.txt
    "
  `)
  const nothing = await topline('ticket attachments 12', { answers: { 'GET /tickets/12/timeline': { items: [] } } })
  expect(nothing.stdout).toBe('#12 has no files.\n')
})

test('ATT-8: files are saved under names that are free and lead nowhere else', async () => {
  const names = ['plan.txt', 'plan.txt', '../../up.txt', '.hidden', 'gone.txt']
  const items = names.map((name, index) => attached(index + 2, { name }))
  const answers = {
    'GET /tickets/12/timeline': { items },
    ...Object.fromEntries([2, 3, 4, 5].map((version) => [`GET /files/id-${version}`, bytes])),
    'GET /files/id-6': refused('attachment_not_found', 'There is no such file here.', { status: 404 }),
  }
  const into = path.join(folder, 'in', 'here')
  const ran = await topline(['ticket', 'attachments', '12', '--save', into, '--json'], { answers })
  expect(ran.exit).toBe(0)
  const listed = JSON.parse(ran.stdout) as { savedAs: string | null }[]
  expect(listed.map(({ savedAs }) => savedAs && path.relative(into, savedAs))).toEqual([
    'plan.txt',
    'plan (2).txt',
    'up.txt',
    'hidden',
    null,
  ])
  expect(readdirSync(into).toSorted()).toEqual(['hidden', 'plan (2).txt', 'plan.txt', 'up.txt'])
  expect(readFileSync(path.join(into, 'plan.txt'), 'utf8')).toBe('two lines')
  const told = await topline(['ticket', 'attachments', '12', '--save', into], { answers })
  expect(told.stdout).toContain('it is no more')
})

test('ATT-8: bytes that are not those that were attached are not saved', async () => {
  const answers = {
    'GET /tickets/12/timeline': { items: [attached(2)] },
    'GET /files/id-2': new TextEncoder().encode('others'),
  }
  const ran = await topline(['ticket', 'attachments', '12', '--save', folder], { answers })
  expect([ran.exit, ran.stderr]).toEqual([3, expect.stringContaining('is not what was attached')])
  expect(readdirSync(folder)).toEqual([])
})

test('ATT-8: a place where nothing can be written says so', async () => {
  const answers = { 'GET /tickets/12/timeline': { items: [attached(2)] }, 'GET /files/id-2': bytes }
  const ran = await topline(['ticket', 'attachments', '12', '--save', path.join(aFile(), 'below')], { answers })
  expect([ran.exit, ran.stderr]).toEqual([2, expect.stringContaining('Name another directory.')])
})
