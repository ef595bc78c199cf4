/** What needs somebody beside the queue, in a browser and without a pointer: a mention, its entry, done, and back. */
import { describe, expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled } = looking()

const post = async (path: string, body: object) => {
  const answer = await server().ask(path, body)
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(300)
  return JSON.parse(text) as { number: number; version: number }
}

const opened = async (subject: string): Promise<number> => {
  const ask = { kind: 'problem', body: 'Since Monday.', account: null, segment: 'enterprise', subject }
  return (await post('/tickets', ask)).number
}

const LOOKS = [
  ['light', 1440],
  ['dark', 390],
] as const

describe('ATN-1, ATN-12: a mention', () => {
  test('is completed as one types, reaches the inbox, opens at its entry, is done, and comes back', async () => {
    const number = await opened('The nightly export stops')
    const page = await look(`/tickets/${number}`)
    await page.keyboard.press('i')
    const note = page.locator('form[data-mode=note] textarea')
    await note.waitFor()
    await note.focus()
    await page.keyboard.type('Look at the worker, @wy')
    await page.getByRole('listbox', { name: 'Colleagues' }).waitFor()
    await isAccessible(page, 1440)
    await page.keyboard.press('Enter')
    expect(await note.inputValue()).toBe('Look at the worker, @wyatt ')
    await page.keyboard.type('please, or @')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Control+Shift+Enter')
    await page.locator('mark', { hasText: '@wyatt' }).waitFor()

    // In quiet hours, which are those of their place and its weekends, the title of a tab counts nothing.
    const never = { zone: null, digest: 'none', digestAt: '08:30', quiet: null, daysOffQuiet: false, atOnce: false }
    expect((await server().ask('/notices', never, 'wyatt')).status).toBe(200)
    const theirs = await look('/attention', { as: 'wyatt' })
    const row = theirs.getByRole('listitem').filter({ hasText: 'The nightly export stops' })
    await row.waitFor()
    expect(await row.textContent()).toContain('mentioned you in a note')
    expect(await theirs.title()).toMatch(/Needs you · Topline$/)
    await row.getByRole('link').focus()
    await theirs.keyboard.press('Enter')
    await theirs.waitForURL((url) => url.pathname === `/tickets/${number}` && /^#e\d+$/.test(url.hash))
    const entry = theirs.locator('[aria-current=location]')
    await entry.waitFor()
    expect(await entry.textContent()).toContain('Look at the worker')

    await theirs.goto(`${server().url}/attention`)
    await row.getByRole('link').focus()
    await theirs.keyboard.press('e')
    await row.waitFor({ state: 'detached' })
    await theirs.getByText('Done with it.').waitFor()
    await theirs.keyboard.press('z')
    await row.waitFor()
  })
})

describe('ATN-6: following', () => {
  test('with a key, shown on the button; what the customer writes comes to the inbox while it is open', async () => {
    const number = await opened('Signing in fails at noon')
    const inbox = await look('/attention', { as: 'zofia' })
    const page = await look(`/tickets/${number}`, { as: 'zofia' })
    await page.keyboard.press('w')
    await page.getByRole('button', { name: /^Following/, pressed: true }).waitFor()
    await post(`/tickets/${number}/receive`, { from: { name: 'Dana Reed' }, body: 'It fails again.' })
    const row = inbox.getByRole('listitem').filter({ hasText: 'Signing in fails at noon' })
    await row.waitFor()
    expect(await row.textContent()).toContain('Dana Reed wrote')
    await page.keyboard.press('w')
    await page.getByRole('button', { name: /^Follow$/, pressed: false }).waitFor()
    await row.waitFor({ state: 'detached' })
  })
})

test.each(LOOKS)('the inbox is accessible and fits, %s at %i', async (colorScheme, width) => {
  const number = await opened(`A long word for the inbox: ${'Donaudampfschiff'.repeat(4)}`)
  await post(`/tickets/${number}/note`, { body: `@noor see ${'x'.repeat(90)}` })
  const page = await look('/attention', { as: 'noor', colorScheme, width })
  await page.getByRole('listitem').filter({ hasText: 'Donaudampfschiff' }).first().waitFor()
  await settled(page)
  await isAccessible(page, width)
})

test('an empty inbox says so', async () => {
  const page = await look('/attention', { as: 'pooja' })
  await page.getByText('Nothing needs you').waitFor()
  await isAccessible(page, 1440)
})
