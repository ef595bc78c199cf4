/** Links, tasks and closing a ticket, in a browser and without a pointer. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled, expected } = looking()

interface Read {
  readonly number: number
  readonly status: string
  readonly links: readonly { readonly number: number; readonly as: string }[]
  readonly document: { readonly found: string; readonly url: string | null } | null
}

async function post(path: string, body: object): Promise<Read> {
  const answer = await server().ask(path, body)
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(300)
  return JSON.parse(text) as Read
}
const read = async (number: number) => (await (await server().ask(`/tickets/${number}`)).json()) as Read
const opened = async (subject: string) =>
  (await post('/tickets', { kind: 'question', body: 'Since Monday.', segment: 'enterprise', subject })).number

/** Kept where a folder is named, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.ENDING_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('LIF-1, LIF-5: a task is linked, holds the closing until it is done, and the closing says which document answers it', async () => {
  const [number, task] = [await opened('Which ports does it need?'), await opened('Ask the network team')]
  const page = await look(`/tickets/${number}`)
  const link = page.getByRole('button', { name: 'Link a ticket' })
  await link.focus()
  await page.keyboard.press('Enter')
  const linking = page.getByRole('dialog', { name: 'Link with another ticket' })
  await linking.getByRole('spinbutton').fill(String(task))
  await linking.getByRole('link', { name: `#${task} Ask the network team` }).waitFor()
  await linking.getByRole('radio', { name: /^A task of this one/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await linking.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: `#${task} Ask the network team` }).waitFor()
  expect((await read(task)).links).toMatchObject([{ number, as: 'task_of' }])

  await post(`/tickets/${number}/solve`, { resolution: 'the list of ports' })
  await page.reload()
  await settled(page)
  await page.getByRole('link', { name: `#${task} Ask the network team` }).waitFor()
  await page.keyboard.press('s')
  const closing = page.getByRole('dialog', { name: 'Close' })
  await closing.getByRole('radio', { name: /^Confirmed/ }).waitFor()
  await page.keyboard.press('1')
  await closing.getByText(`Still open: #${task}.`).first().waitFor()
  await closing.getByRole('radio', { name: /^One answers it/ }).focus()
  await page.keyboard.press('Space')
  await closing.getByRole('textbox', { name: 'Address of the document' }).fill('https://docs.example/ports')
  await page.keyboard.press('Control+Enter')
  await closing.getByRole('alert').filter({ hasText: 'does not hold yet' }).waitFor()
  await shot(page, 'refused')
  await isAccessible(page, 1440)

  await post(`/tickets/${task}/solve`, { resolution: 'asked' })
  await page.keyboard.press('Control+Enter')
  await closing.waitFor({ state: 'detached' })
  expect(await read(number)).toMatchObject({
    status: 'closed',
    document: { found: 'answers_it', url: 'https://docs.example/ports' },
  })
  const report = await look('/reports/promises?view=documents')
  await report.getByRole('link', { name: 'https://docs.example/ports' }).waitFor()
  await isAccessible(report, 1440)
})

test('LIF-1: a refusal leads to what is not so, says what to do, and never to the box that vouches', async () => {
  const number = await opened('Why does the export stop?')
  await post(`/tickets/${number}/solve`, { resolution: 'restart it' })
  const page = await look(`/tickets/${number}`)
  await page.keyboard.press('s')
  const closing = page.getByRole('dialog', { name: 'Close' })
  await closing.getByRole('radio', { name: /^Workaround/ }).check()
  const vouch = closing.getByRole('checkbox', { name: /^I vouch for it: The customer has the link/ })
  await vouch.waitFor()
  await closing.getByRole('button', { name: 'Close', exact: true }).last().click()
  const refusal = closing.getByRole('alert')
  await refusal.filter({ hasText: 'Not so yet: What is missing or broken is filed.' }).waitFor()
  const focused = () => page.evaluate('document.activeElement?.textContent')
  await expect.poll(focused).toContain('What is missing or broken is filed')
  await closing.getByRole('textbox', { name: 'Comment' }).fill('https://issues.example/9')
  await page.keyboard.press('Control+Enter')
  await expect.poll(focused).toContain('The customer has the link')
  expect(await vouch.isChecked()).toBe(false)
  expect(await refusal.textContent()).not.toContain('Not so yet')
  await isAccessible(page, 1440)
  await vouch.check()
  await closing.getByRole('radio', { name: /^None is needed/ }).check()
  await page.keyboard.press('Control+Enter')
  await closing.waitFor({ state: 'detached' })
  expect(await read(number)).toMatchObject({ status: 'closed' })
})

test('LIF-15: a merge shows whose the other ticket is and how it stands, and that a number is nobody’s', async () => {
  const number = await opened('The export is empty')
  const other = await opened('The export is empty too')
  await post(`/tickets/${other}/solve`, { resolution: 'a new disk' })
  const page = await look(`/tickets/${number}`)
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: /^Merge/ }).click()
  const merging = page.getByRole('dialog', { name: 'Merge into another ticket' })
  await merging.getByRole('spinbutton').fill(String(other))
  await merging.getByRole('link', { name: `#${other} The export is empty too` }).waitFor()
  await merging.getByText('It is solved: nothing goes on in it.').waitFor()
  await shot(page, 'merge')
  await isAccessible(page, 1440)
  await merging.getByRole('spinbutton').fill('999999')
  await merging.getByText('There is no ticket #999999. Check the number.').waitFor()
  expected('404')
  await merging.getByRole('spinbutton').fill(String(number))
  await merging.getByText('This is the ticket itself.').waitFor()
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)(
  'LIF-2: what a reason needs is a checklist, with what is vouched for: %s, %i px',
  async (colorScheme, width) => {
    const number = await opened(`Where are the logs? ${colorScheme} ${width}`)
    await post(`/tickets/${number}/solve`, { resolution: 'in the data folder' })
    const page = await look(`/tickets/${number}`, { colorScheme, width })
    await page.keyboard.press('s')
    const closing = page.getByRole('dialog', { name: 'Close' })
    await closing.getByRole('radio', { name: /^Feedback/ }).check()
    const vouch = closing.getByRole('checkbox', { name: /^I vouch for it: The feedback/ })
    await vouch.scrollIntoViewIfNeeded()
    await shot(page, `close-${colorScheme}-${width}`)
    await isAccessible(page, width)
    await vouch.check()
    await closing.getByRole('radio', { name: /^It is missing/ }).check()
    await page.keyboard.press('Control+Enter')
    await closing.waitFor({ state: 'detached' })
    expect(await read(number)).toMatchObject({ status: 'closed', document: { found: 'missing', url: null } })

    const other = await opened(`Beside it, ${colorScheme} ${width}`)
    await post(`/tickets/${number}/link`, { to: other, as: 'task' })
    const linked = await look(`/tickets/${number}`, { colorScheme, width })
    if (width < 1024) await linked.getByRole('heading', { name: 'Links and tasks' }).click()
    const remove = linked.getByRole('button', { name: `Take the link to #${other} off` })
    await remove.scrollIntoViewIfNeeded()
    await shot(linked, `links-${colorScheme}-${width}`)
    await isAccessible(linked, width)
    await remove.click()
    await remove.waitFor({ state: 'detached' })
    expect((await read(other)).links).toEqual([])
    const report = await look('/reports/promises?view=documents', { colorScheme, width })
    await report.getByText('Answered by documents').waitFor()
    await shot(report, `report-${colorScheme}-${width}`)
    await isAccessible(report, width)
  },
)
