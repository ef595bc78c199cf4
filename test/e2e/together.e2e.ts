/** Two people at one ticket. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isFaultless } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, expected } = looking()

const ADA = 'Ada Lindqvist'
const TOMASZ = 'Tomasz Wieczorek'

async function post(path: string, body: object): Promise<{ number: number }> {
  const answer = await server().ask(path, body)
  expect(answer.status, `${path} ${await answer.clone().text()}`).toBeLessThan(300)
  return (await answer.json()) as { number: number }
}

async function opened(subject: string): Promise<number> {
  const asked = { kind: 'problem', body: 'Exports stop at 10,000 rows.', team: 'support', segment: 'team', subject }
  const contact = { name: 'Dana Fox', email: 'dana@northwind.example' }
  return (await post('/tickets', { ...asked, contact })).number
}

async function said(number: number): Promise<string[]> {
  const { items } = (await (await server().ask(`/tickets/${number}/timeline`)).json()) as {
    items: { type: string; actor: string; change: { body?: string } }[]
  }
  return items.flatMap(({ type, actor, change }) =>
    type === 'replied' || type === 'noted' ? [`${actor} ${type}: ${change.body}`] : [],
  )
}

const company = (page: Page, says: string) => page.getByRole('status').getByText(says, { exact: true }).waitFor()
const alone = (page: Page) => page.getByRole('list', { name: 'Also here' }).waitFor({ state: 'detached' })
const face = (page: Page, says: string) => page.getByRole('list', { name: 'Also here' }).getByText(says).waitFor()
const news = (page: Page) => page.getByRole('region', { name: 'It changed while you were at it' })

describe('two people at one ticket', () => {
  test('PRE-1 to PRE-3: see that the other looks, types, and leaves', async () => {
    const number = await opened('Exports are cut off')
    const adas = await look(`/tickets/${number}`)
    await alone(adas)
    const tomaszs = await look(`/tickets/${number}`, { as: 'tomasz' })
    await company(tomaszs, `${ADA} is looking`)
    await company(adas, `${TOMASZ} is looking`)
    await face(adas, `${TOMASZ} is looking`)
    await adas.keyboard.press('r')
    await adas.locator('textarea:focus').waitFor()
    await adas.keyboard.type('We')
    await company(tomaszs, `${ADA} is typing…`)
    await face(tomaszs, `${ADA} is typing`)
    await adas.keyboard.press('Backspace')
    await adas.keyboard.press('Backspace')
    await company(tomaszs, `${ADA} is looking`)
    await adas.close()
    await alone(tomaszs)
  })

  test('PRE-3: whoever closes one of two pages is still there by the other', async () => {
    const number = await opened('Exports end at noon')
    const tomaszs = await look(`/tickets/${number}`, { as: 'tomasz' })
    const other = await look(`/tickets/${number}`)
    await face(tomaszs, `${ADA} is looking`)
    // Just opened: it would be a quarter of a minute before it says so by itself.
    const adas = await look(`/tickets/${number}`)
    const still = adas.waitForRequest(
      (asked) => asked.url().endsWith('/presence') && asked.postData() === '{"is":"looking"}',
      { timeout: 12_000 },
    )
    await other.getByRole('link', { name: 'Queue', exact: true }).click()
    await still
    await face(tomaszs, `${ADA} is looking`)
  })

  test('PRE-4 to PRE-6: a reply that crosses another is refused with what came since; the text stays', async () => {
    const number = await opened('The second page of an export is empty')
    const adas = await look(`/tickets/${number}`)
    const tomaszs = await look(`/tickets/${number}`, { as: 'tomasz' })
    await tomaszs.keyboard.press('i')
    await tomaszs.locator('textarea:focus').waitFor()
    await tomaszs.keyboard.type('The pager counts from one.')
    await company(adas, `${TOMASZ} is typing…`)
    await adas.keyboard.press('r')
    await adas.locator('textarea:focus').waitFor()
    await adas.keyboard.type('The export of 4.2.2 has all rows again. Please try it.')
    await adas.keyboard.press('Control+Enter')
    await expect.poll(() => said(number)).toHaveLength(1)

    const refused = tomaszs.waitForResponse((answer) => answer.url().endsWith(`/tickets/${number}/note`))
    await tomaszs.keyboard.press('Control+Shift+Enter')
    expect((await refused).status()).toBe(409)
    await news(tomaszs).getByText('The export of 4.2.2 has all rows again.').waitFor()
    await tomaszs.locator('button:focus', { hasText: 'Edit first' }).waitFor()
    const field = tomaszs.getByRole('textbox', { name: 'Internal note' })
    expect(await field.inputValue()).toBe('The pager counts from one.')
    expect(await said(number)).toHaveLength(1)
    for (const colorScheme of ['light', 'dark'] as const) {
      await tomaszs.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await isFaultless(tomaszs)
    }

    await news(tomaszs).getByRole('button', { name: 'Send anyway' }).click()
    await expect
      .poll(() => said(number))
      .toEqual([
        'ada replied: The export of 4.2.2 has all rows again. Please try it.',
        'tomasz noted: The pager counts from one.',
      ])
    await news(tomaszs).waitFor({ state: 'detached' })
    await expect.poll(() => field.inputValue()).toBe('')
    expected('409')
  })

  test('PRE-6: whoever edits first goes on writing, and what they then send is taken', async () => {
    const number = await opened('Filters are forgotten')
    const page = await look(`/tickets/${number}`, { as: 'tomasz', width: 390 })
    await page.keyboard.press('i')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('Seen on two accounts')
    await post(`/tickets/${number}/note`, { body: 'It is the cache of 4.2.1.' })
    await news(page).waitFor()
    await isFaultless(page, 390)
    await news(page).getByRole('button', { name: 'Edit first' }).click()
    await news(page).waitFor({ state: 'detached' })
    await page.keyboard.type(', both on 4.2.1.')
    await page.keyboard.press('Control+Shift+Enter')
    await expect.poll(() => said(number)).toContain('tomasz noted: Seen on two accounts, both on 4.2.1.')
  })
})
