/** Issues in a browser: their list, and what they have to do with the end of a ticket. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look } = looking()

interface Read {
  readonly number: number
  readonly status: string
  readonly document: { readonly found: string; readonly issue: number | null } | null
}

async function post(path: string, body: object): Promise<Read> {
  const answer = await server().ask(path, body)
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(300)
  return JSON.parse(text) as Read
}
const read = async (path: string) => (await (await server().ask(path)).json()) as Read
const opened = async (subject: string, facts: object = {}) =>
  (await post('/tickets', { kind: 'problem', body: 'Since Monday.', segment: 'enterprise', subject, ...facts })).number
const filed = async (title: string, facts: object = {}) =>
  (await post('/issues', { kind: 'defect', title, ...facts })).number

/** Kept where a folder is named, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.ISSUE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

const LOOKS = [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const

describe('LIF-3, DOC-3: at closing', () => {
  test('what a linked issue meets is shown as met', async () => {
    const number = await opened('Please add dark mode to the export', { kind: 'feature' })
    await filed('Exports in dark mode', { kind: 'gap', ticket: number })
    await post(`/tickets/${number}/solve`, { resolution: 'filed as a gap' })
    const page = await look(`/tickets/${number}`)
    await page.keyboard.press('s')
    const closing = page.getByRole('dialog', { name: 'Close' })
    await closing.getByRole('radio', { name: /^Product gap/ }).check()
    await closing.getByText(/^Filed as issue \d+, a gap\.$/).waitFor()
    await shot(page, 'closing-met')
    await page.keyboard.press('Control+Enter')
    await closing.waitFor({ state: 'detached' })
    expect(await read(`/tickets/${number}`)).toMatchObject({ status: 'closed' })
  })

  test.each(LOOKS)('a missing document is asked for by an issue: %s, %i px', async (colorScheme, width) => {
    const title = `How backups are restored, ${colorScheme} ${width}`
    const issue = await filed(title, { kind: 'documentation' })
    const number = await opened(`Where is the restore guide? ${colorScheme} ${width}`, { kind: 'question' })
    await post(`/tickets/${number}/solve`, { resolution: 'told them the command' })
    const page = await look(`/tickets/${number}`, { colorScheme, width })
    await page.keyboard.press('s')
    const closing = page.getByRole('dialog', { name: 'Close' })
    await closing.getByRole('radio', { name: /^Confirmed/ }).check()
    await closing.getByRole('radio', { name: /^It is missing/ }).check()
    expect(await closing.getByRole('textbox', { name: 'What the document should tell' }).inputValue()).toContain(
      'Where is the restore guide?',
    )
    await closing.getByRole('radio', { name: /^One there is/ }).check()
    await page.keyboard.press('Control+Enter')
    await closing.getByText('Choose an issue first.').waitFor()
    await closing.getByRole('searchbox').fill(title)
    await closing.getByText('1 issue.').waitFor()
    await closing.getByRole('radio', { name: new RegExp(title) }).check()
    await shot(page, `document-${colorScheme}-${width}`)
    await isAccessible(page, width)
    await page.keyboard.press('Control+Enter')
    await closing.waitFor({ state: 'detached' })
    expect(await read(`/tickets/${number}`)).toMatchObject({ document: { found: 'missing', issue } })
    const report = await look('/reports/promises?view=documents', { colorScheme, width })
    await report.getByRole('heading', { name: 'Missing documents' }).waitFor()
    await report.getByRole('link', { name: `Issue ${issue} ${title}` }).waitFor()
    await shot(report, `report-${colorScheme}-${width}`)
    await isAccessible(report, width)
  })
})

describe('ISS-13: the list of issues', () => {
  test.each(LOOKS)('keeps its filters in the address and hears keys: %s, %i px', async (colorScheme, width) => {
    const word = `${colorScheme}${width}`
    await filed(`Zebra stripes vanish ${word}`, { audience: 'public', team: 'engineering' })
    const second = await filed(`Zebra crossings are grey ${word}`, { kind: 'gap' })
    const page = await look('/issues', { colorScheme, width })
    await shot(page, `list-${colorScheme}-${width}`)
    await isAccessible(page, width)
    await page.getByRole('searchbox', { name: 'Find by words or number' }).fill(`zebra ${word}`)
    await page.getByText('2 issues', { exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe(`zebra ${word}`)
    await page.goto(`${server().url}/issues?q=zebra+${word}&kind=gap`)
    await page.getByText('1 issue', { exact: true }).waitFor()
    await page.getByRole('main').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: `Zebra crossings are grey ${word}` }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/issues/${second}`)
    await page.goto(`${server().url}/issues?q=nothing-is-called-so`)
    await page.getByText('No issue fits these filters').waitFor()
    await shot(page, `empty-${colorScheme}-${width}`)
    await page.getByRole('button', { name: 'File an issue' }).click()
    const filing = page.getByRole('dialog', { name: 'File an issue' })
    await filing.getByRole('textbox', { name: 'Title' }).fill(`Giraffes are too tall ${word}`)
    await shot(page, `file-${colorScheme}-${width}`)
    await isAccessible(page, width)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: `Giraffes are too tall ${word}` }).waitFor()
  })

  test('is reached by its keys', async () => {
    const page = await look('/')
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('heading', { level: 1, name: 'Issues' }).waitFor()
  })
})
