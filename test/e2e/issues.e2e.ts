/** Issues in a browser: filed from a ticket, linked, kept to ourselves, shipped and told, and merged. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled, expected } = looking()

interface Read {
  readonly number: number
  readonly duplicateOf: number | null
  readonly audience: string
  readonly issues: readonly { readonly number: number; readonly tell: string | null }[]
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

/** By keyboard alone. */
async function press(page: Page, button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
}

describe('ISS-2, ISS-9: filed from a ticket and linked with another', () => {
  test('without a pointer, with what the ticket says filled in and a link that can be put back', async () => {
    const number = await opened('The nightly export stops half way')
    const page = await look(`/tickets/${number}`)
    await press(page, page.getByRole('button', { name: 'File a new one' }))
    const filing = page.getByRole('dialog', { name: 'File an issue' })
    const title = filing.getByRole('textbox', { name: 'Title' })
    await title.waitFor()
    expect(await title.inputValue()).toBe('The nightly export stops half way')
    expect(await filing.getByRole('radio', { name: /^Defect/ }).isChecked()).toBe(true)
    expect(await filing.getByRole('radio', { name: /^Private/ }).isChecked()).toBe(true)
    await isAccessible(page)
    await page.keyboard.press('Control+Enter')
    await filing.waitFor({ state: 'detached' })
    const { issues } = await read(`/tickets/${number}`)
    const issue = issues[0]?.number ?? 0
    await page.getByRole('link', { name: `issue ${issue}`, exact: true }).waitFor()
    await page.getByRole('button', { name: `Take the link to issue ${issue} off` }).waitFor()

    const other = await opened('Our export is cut off')
    await page.goto(`${server().url}/tickets/${other}`)
    await settled(page)
    await press(page, page.getByRole('button', { name: 'Link an issue' }))
    const linking = page.getByRole('dialog', { name: 'Link with an issue' })
    await linking.getByRole('searchbox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('nightly expo')
    await linking.getByRole('radio', { name: /The nightly export stops half way/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await linking.waitFor({ state: 'detached' })
    const off = page.getByRole('button', { name: `Take the link to issue ${issue} off` })
    await press(page, off)
    await off.waitFor({ state: 'detached' })
    await page.keyboard.press('z')
    await off.waitFor()
    expect((await read(`/tickets/${other}`)).issues).toMatchObject([{ number: issue }])
  })

  test('something like it is offered before it is filed again', async () => {
    const issue = await filed('Webhook retries never stop')
    const number = await opened('Webhook retries go on for days')
    const page = await look(`/tickets/${number}`)
    await press(page, page.getByRole('button', { name: 'File a new one' }))
    await page.getByRole('button', { name: `Link issue ${issue} instead of filing another` }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await read(`/tickets/${number}`)).issues).toMatchObject([{ number: issue }])
  })
})

describe('ISS-4: text for everybody', () => {
  test('names no customer: what was found stands beside the field', async () => {
    const accounts = (await (await server().ask('/accounts')).json()) as { items: { name: string }[] }
    const name = accounts.items[0]?.name ?? ''
    const issue = await filed('Imports are slow')
    const page = await look(`/issues/${issue}`)
    await press(page, page.getByRole('button', { name: 'Edit' }))
    const editing = page.getByRole('dialog', { name: 'Edit the issue' })
    await editing.getByRole('radio', { name: /^Public/ }).check()
    await editing.getByRole('textbox', { name: 'Title' }).fill(`Imports of ${name} are slow`)
    await page.keyboard.press('Control+Enter')
    await editing.getByText(`Found: “${name}” (name of an account).`).waitFor()
    expected('422')
    expect(await editing.getByRole('textbox', { name: 'Title' }).getAttribute('aria-invalid')).toBe('true')
    await shot(page, 'refused')
    await isAccessible(page)
    await editing.getByRole('textbox', { name: 'Title' }).fill('Imports of large files are slow')
    await page.keyboard.press('Control+Enter')
    await editing.waitFor({ state: 'detached' })
    await page.getByRole('heading', { level: 1, name: 'Imports of large files are slow' }).waitFor()
    expect(await read(`/issues/${issue}`)).toMatchObject({ audience: 'public' })
  })

  test('a viewer sees what is public, and nothing of what is private', async () => {
    const secret = await filed('Only for us')
    const open = await filed('For everybody', { audience: 'public' })
    const page = await look('/issues', { as: 'pooja' })
    await page.getByRole('link', { name: /For everybody/ }).waitFor()
    expect(await page.getByText('Only for us').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'File an issue' }).getAttribute('aria-disabled')).toBe('true')
    await page.goto(`${server().url}/issues/${secret}`)
    await page.getByText('There is no such issue').first().waitFor()
    await page.goto(`${server().url}/issues/${open}`)
    await page.getByRole('heading', { level: 1, name: 'For everybody' }).waitFor()
    expect(await page.getByRole('button', { name: 'Ship' }).getAttribute('aria-disabled')).toBe('true')
    expected('404')
  })
})

describe('ISS-6, ISS-8, ISS-11: shipped, told and merged', () => {
  test.each(LOOKS)('every ticket shows it with a draft for its customer: %s, %i px', async (colorScheme, width) => {
    const at = `${colorScheme} ${width}`
    const [first, second] = [await opened(`Sign-in loops, ${at}`), await opened(`Cannot sign in, ${at}`)]
    const issue = await filed(`Sign-in loops behind a proxy, ${at}`, { ticket: first, audience: 'public' })
    await post(`/tickets/${second}/link-issue`, { issue })
    const page = await look(`/issues/${issue}`, { colorScheme, width })
    await shot(page, `issue-${colorScheme}-${width}`)
    await isAccessible(page, width)
    await press(page, page.getByRole('button', { name: 'Change status' }))
    const moving = page.getByRole('dialog', { name: 'Change the status' })
    await moving.getByRole('radio', { name: /^In progress/ }).check()
    await moving.getByRole('textbox', { name: 'Why' }).fill('the proxy team has it')
    await page.keyboard.press('Control+Enter')
    await moving.waitFor({ state: 'detached' })
    await press(page, page.getByRole('button', { name: 'Ship' }))
    const shipping = page.getByRole('dialog', { name: 'Ship it' })
    await shipping.getByText('2 tickets will be told.').waitFor()
    await shipping.getByRole('textbox').fill('Update to 5.4.1, and sign in once more.')
    await shot(page, `ship-${colorScheme}-${width}`)
    await isAccessible(page, width)
    await page.keyboard.press('Control+Enter')
    await shipping.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Tell the customers' }).waitFor()
    await press(page, page.getByRole('button', { name: `Draft of the reply for #${second}` }))
    await page.getByText('Update to 5.4.1').nth(1).waitFor()
    await page.getByRole('heading', { name: 'Tell the customers' }).scrollIntoViewIfNeeded()
    await shot(page, `shipped-${colorScheme}-${width}`)
    await isAccessible(page, width)
    await press(page, page.getByRole('link', { name: `Put the draft in a reply to #${second}` }))
    const reply = page.getByRole('textbox', { name: /reply/i }).first()
    await expect.poll(() => reply.inputValue()).toContain('Update to 5.4.1')

    const ticket = await look(`/tickets/${first}`, { colorScheme, width })
    const note = ticket.getByRole('region', { name: `Issue ${issue} has shipped` })
    await note.waitFor()
    if (width < 1024) await ticket.getByRole('heading', { name: 'Issues', exact: true }).click()
    await shot(ticket, `ticket-${colorScheme}-${width}`)
    await isAccessible(ticket, width)
    await note.getByRole('button', { name: `Draft the reply about issue ${issue}` }).click()
    const answer = ticket.getByRole('textbox', { name: /reply/i }).first()
    await expect.poll(() => answer.inputValue()).toContain('Update to 5.4.1')
    expect(await answer.inputValue()).toContain(`Sign-in loops, ${at}`)
  })

  test('a duplicate tells before what moves, and goes on in the other', async () => {
    const [goesOn, repeats] = [await filed('Charts lose their legend'), await filed('The legend of charts is gone')]
    const number = await opened('No legend in the report')
    await post(`/tickets/${number}/link-issue`, { issue: repeats })
    const page = await look(`/issues/${repeats}`)
    await press(page, page.getByRole('button', { name: 'Merge' }))
    const merging = page.getByRole('dialog', { name: 'Merge as a duplicate' })
    await merging.getByRole('searchbox').fill(String(goesOn))
    await merging.getByText('1 issue.').waitFor()
    await merging.getByRole('radio', { name: /Charts lose their legend/ }).check()
    await merging.getByText(`1 ticket will be linked with issue ${goesOn} instead.`).waitFor()
    await shot(page, 'merge')
    await isAccessible(page)
    await merging.getByRole('textbox', { name: 'Why they are the same' }).fill('the same legend')
    await page.keyboard.press('Control+Enter')
    await merging.waitFor({ state: 'detached' })
    await page.getByRole('heading', { level: 1, name: 'Charts lose their legend' }).waitFor()
    expect(await read(`/issues/${repeats}`)).toMatchObject({ duplicateOf: goesOn })
    expect((await read(`/tickets/${number}`)).issues).toMatchObject([{ number: goesOn }])
  })
})
